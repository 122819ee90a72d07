import type { Day, LawRef, RecognitionEffect } from '#kernel';
import type { Bilingual, JudgedCondition } from './conditions.js';
import type { Holding, HoldingAlert } from './holding.js';
import type { RecognisedEntry, RecognitionRule } from './recognition-rule.js';

/** Why a holding is recognised as it is, on confirmation, or not at all. */
export type AnswerReason =
  | 'valid_as_it_is' | 'confirmation' | 'qualification_unknown' | 'same_jurisdiction' | 'not_published' | 'entry_absent' | 'entry_suspended' | 'entry_retired' | 'no_rule' | 'rule_not_begun' | 'rule_over'
  | 'rule_suspended' | 'rule_retired' | 'rules_contradict' | 'rule_unreadable' | 'level_is_no_condition' | 'certificate_over' | 'certificate_not_issued' | 'certificate_dates_reversed'
  | 'condition_not_met' | 'measure_open' | `holding_${HoldingAlert['kind']}`;

interface AnswerFacts {
  readonly reason: AnswerReason;
  readonly entry: RecognisedEntry | undefined;
  readonly holding: Holding;
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  /** What the rule does, where there is one. */
  readonly effect: RecognitionEffect;
  readonly law: readonly LawRef[];
  readonly alert: HoldingAlert | null;
  readonly conditions: readonly JudgedCondition[];
  readonly places: ReadonlyMap<string, Bilingual>;
}

interface Words {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  readonly unmet: string;
  /** Of the alert, in the words of its issuer. */
  readonly cause: string;
}

type Sentence = Readonly<Record<'zh' | 'en', (words: Words) => string>>;

/** 行政许可法 41: a licence set by law or administrative regulation without a territorial limit holds in the whole country. */
const LICENSING_LAW = '行政许可法';
const NATIONWIDE_ARTICLE = '第四十一条';

const OF_EFFECT: Readonly<Record<RecognitionEffect, Sentence>> = {
  use_directly: { zh: ({ name, from, to }) => `${from}签发的“${name}”在${to}直接有效，不用另办许可，也不用备案`, en: ({ name, from, to }) => `“${name}” issued in ${from} is valid in ${to} as it is: no other licence, no filing` },
  premises_bound: {
    zh: ({ name, from, to }) => `${from}签发的“${name}”证明的资质在${to}认可，可以申请确认；新的场所仍须取得该场所的许可`,
    en: ({ name, from, to }) => `The standing proved by “${name}” from ${from} is recognised in ${to}: ask for a confirmation. New premises still need their own licence`,
  },
  reuse_result: { zh: ({ name, from, to }) => `${from}出具的“${name}”可以在${to}采用，不用重做；请申请确认`, en: ({ name, from, to }) => `“${name}” from ${from} is reused in ${to} without a second test: ask for a confirmation` },
  accept_grade: { zh: ({ name, from, to }) => `${from}评定的“${name}”等级在${to}采认，不再重新评定；请申请确认`, en: ({ name, from, to }) => `The grade of “${name}” from ${from} is accepted in ${to} as awarded: ask for a confirmation` },
  accept_as_proof: { zh: ({ name, from, to }) => `${from}签发的“${name}”在${to}作为证明材料采信；请申请确认`, en: ({ name, from, to }) => `“${name}” from ${from} is accepted in ${to} as proof: ask for a confirmation` },
  compensation_measure: {
    zh: ({ name, from, to }) => `${from}签发的“${name}”在${to}认可，以完成下列补充措施为前提；请申请确认`,
    en: ({ name, from, to }) => `“${name}” from ${from} is recognised in ${to} once the measures below are done: ask for a confirmation`,
  },
};

const OF_REASON: Readonly<Record<Exclude<AnswerReason, 'valid_as_it_is' | 'confirmation'>, Sentence>> = {
  qualification_unknown: { zh: ({ name }) => `目录里没有 ${name}`, en: ({ name }) => `The catalogue has no ${name}` },
  same_jurisdiction: { zh: ({ to }) => `签发地就是${to}，在本地使用不涉及互认`, en: ({ to }) => `It was issued in ${to} itself: using it there is no matter of recognition` },
  not_published: { zh: ({ name }) => `“${name}”只是拟增条目，尚未列入互认目录`, en: ({ name }) => `“${name}” is only proposed and not in the catalogue yet` },
  entry_absent: { zh: ({ name, on }) => `${on}，目录里没有“${name}”`, en: ({ name, on }) => `On ${on} the catalogue has no “${name}”` },
  entry_suspended: { zh: ({ name }) => `“${name}”的互认整体暂停`, en: ({ name }) => `Recognition of “${name}” is suspended as a whole` },
  entry_retired: { zh: ({ name }) => `“${name}”已经退出互认目录`, en: ({ name }) => `“${name}” has left the catalogue` },
  no_rule: { zh: ({ name, from, to, on }) => `${on}，${from}签发的“${name}”与${to}之间没有生效的互认规则`, en: ({ name, from, to, on }) => `On ${on} no rule of recognition for “${name}” is in force from ${from} to ${to}` },
  rule_not_begun: { zh: ({ name, from, to, on }) => `${from}签发的“${name}”在${to}的互认规则到 ${on} 尚未开始执行`, en: ({ name, from, to, on }) => `The rule for “${name}” from ${from} to ${to} has not begun on ${on}` },
  rule_over: { zh: ({ name, from, to, on }) => `${from}签发的“${name}”在${to}的互认规则到 ${on} 已经终止`, en: ({ name, from, to, on }) => `The rule for “${name}” from ${from} to ${to} is over on ${on}` },
  rule_suspended: { zh: ({ name, from, to }) => `${from}签发的“${name}”在${to}的互认目前暂停`, en: ({ name, from, to }) => `Recognition of “${name}” from ${from} in ${to} is suspended` },
  rule_retired: { zh: ({ name, from, to }) => `${from}签发的“${name}”在${to}的互认规则已经废止`, en: ({ name, from, to }) => `The rule for “${name}” from ${from} to ${to} has been withdrawn` },
  rules_contradict: { zh: ({ name, from, to }) => `${from}签发的“${name}”在${to}有两条互认规则，互相矛盾，不能适用`, en: ({ name, from, to }) => `Two rules for “${name}” from ${from} to ${to} contradict each other, so that neither is applied` },
  rule_unreadable: { zh: ({ name, to }) => `“${name}”在${to}的互认规则含有本平台不能判断的条件`, en: ({ name, to }) => `The rule for “${name}” in ${to} has a condition that the platform cannot judge` },
  level_is_no_condition: { zh: ({ name }) => `“${name}”属于水平评价类，不得作为从业的条件，这条规则不能适用`, en: ({ name }) => `“${name}” is a level qualification and may not be a condition to practise: the rule cannot be applied` },
  certificate_over: { zh: ({ name, on }) => `这份“${name}”在 ${on} 之前已经过期，不予互认`, en: ({ name, on }) => `This “${name}” expired before ${on} and is not recognised` },
  certificate_not_issued: { zh: ({ name, on }) => `这份“${name}”在 ${on} 还没有签发`, en: ({ name, on }) => `This “${name}” is not issued yet on ${on}` },
  certificate_dates_reversed: { zh: ({ name }) => `这份“${name}”的签发日期在届满日期之后，请核对`, en: ({ name }) => `This “${name}” is issued after its last day: check the dates` },
  condition_not_met: { zh: ({ name, to, unmet }) => `“${name}”在${to}不予互认，不符合的条件：${unmet}`, en: ({ name, to, unmet }) => `“${name}” is not recognised in ${to}; not met: ${unmet}` },
  measure_open: { zh: ({ name, to, unmet }) => `“${name}”在${to}还不能互认，须先完成：${unmet}`, en: ({ name, to, unmet }) => `“${name}” is not recognised in ${to} yet; first to be done: ${unmet}` },
  holding_revoked: { zh: ({ name, cause }) => `这份“${name}”已被签发机关撤销，不予互认。${cause}`, en: ({ name, cause }) => `The issuer has revoked this “${name}”: it is not recognised. ${cause}` },
  holding_cancelled: { zh: ({ name, cause }) => `这份“${name}”已被签发机关注销，不予互认。${cause}`, en: ({ name, cause }) => `The issuer has cancelled this “${name}”: it is not recognised. ${cause}` },
  holding_suspended: { zh: ({ name, cause }) => `这份“${name}”被签发机关暂停，暂停期间不予互认。${cause}`, en: ({ name, cause }) => `The issuer has suspended this “${name}”: it is not recognised meanwhile. ${cause}` },
  holding_expired: { zh: ({ name, cause }) => `签发机关说明这份“${name}”已经过期，不予互认。${cause}`, en: ({ name, cause }) => `The issuer says that this “${name}” has expired: it is not recognised. ${cause}` },
};

/** The answer in one sentence. */
export function sentenceOf(facts: AnswerFacts): Bilingual {
  return { zh: `${spoken(facts, 'zh')}。`.replace(/。+$/, '。'), en: `${spoken(facts, 'en')}.`.replace(/\.+$/, '.') };
}

/** What else should be known of the entry and the rule. */
export function notesOf(entry: RecognisedEntry | undefined, rule: RecognitionRule | null): Bilingual[] {
  return [
    ...(entry?.standing === 'deprecated' ? [{ zh: '这个条目即将停用，目前仍然有效。', en: 'This entry is being phased out and still holds.' }] : []),
    ...(rule?.standing === 'deprecated' ? [{ zh: '这条规则即将停用，目前仍然有效。', en: 'This rule is being phased out and still holds.' }] : []),
  ];
}

function spoken(facts: AnswerFacts, language: 'zh' | 'en'): string {
  const { reason, effect, law } = facts;
  const words = wordsOf(facts, language);
  if (reason !== 'valid_as_it_is' && reason !== 'confirmation') return OF_REASON[reason][language](words);
  const cited = effect === 'use_directly' && law.some((each) => each.law === LICENSING_LAW && each.article === NATIONWIDE_ARTICLE);
  return OF_EFFECT[effect][language](words) + (cited ? (language === 'zh' ? '（行政许可法第四十一条）' : ' (Administrative Licensing Law, article 41)') : '');
}

function wordsOf({ entry, holding, from, to, on, conditions, alert, places }: AnswerFacts, language: 'zh' | 'en'): Words {
  return {
    name: entry === undefined ? holding.qualificationCode : language === 'zh' ? entry.nameZh : entry.nameEn,
    from: places.get(from)?.[language] ?? from, to: places.get(to)?.[language] ?? to, on,
    unmet: conditions.filter(({ verdict }) => verdict === 'not_met').map((condition) => condition[language]).join(language === 'zh' ? '；' : '; '),
    cause: alert === null || alert.reason === '' ? '' : language === 'zh' ? `理由：${alert.reason}` : `Reason given: ${alert.reason}`,
  };
}
