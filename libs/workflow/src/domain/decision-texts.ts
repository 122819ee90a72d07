import type { LawRef, RequestVerb } from '#kernel';

/** Chinese and English, saying the same. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What the places of a text stand for, each in both languages. */
export interface TextFacts {
  /** As the screen shows it: masked. */
  readonly applicant: Bilingual;
  readonly service: Bilingual;
  /** Null: the request is about no qualification. */
  readonly qualification: Bilingual | null;
  readonly from: Bilingual;
  readonly to: Bilingual;
  /** The laws behind the rule that speaks for the direction; without one, the rule itself; of a service, what its clerk writes. */
  readonly basis: Bilingual;
  /** The standard reason that was chosen, with its article; null: none yet. */
  readonly reason: Bilingual | null;
  /** How review and suit are asked for (行政许可法 38). */
  readonly remedies: Bilingual;
  /** Today in Shanghai. */
  readonly date: Bilingual;
}

/** A text with places in braces; what only a person can write stands in 【】 and keeps the act from being sent. */
interface TextTemplate {
  readonly code: string;
  readonly verb: RequestVerb;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** What it says of a service that is about no qualification; left out: `text` names none. */
  readonly ofService?: Bilingual;
  readonly lawRef: LawRef | null;
  /** Service types for which it is offered; left out: every one. */
  readonly serviceTypes?: readonly string[];
}

/** Where the wording comes from: no authority has published it. */
export const TEXTS_PROVENANCE = { status: 'project_proposal', source: 'wording by the project; the article is the rule behind it' } as const;

const licensing = (article: string): LawRef => ({ law: '行政许可法', article });

export const TEXT_TEMPLATES: readonly TextTemplate[] = [
  {
    code: 'approve.recognition', verb: 'approve', lawRef: licensing('第三十八条'), serviceTypes: ['recognition.person', 'recognition.organisation', 'recognition.result'], title: { zh: '准予互认确认', en: 'Recognition confirmed' },
    text: {
      zh: '经审查，{applicant}持有的“{qualification}”由{from}核发，已向发证机关核查，当前有效，申请人为证书载明的持有人。依据{basis}，准予{service}，在{to}按互认规则所列条件使用。{date}',
      en: 'On review: “{qualification}” held by {applicant} was issued in {from}; the issuer was asked and it is valid now, and the applicant is the holder named in it. Under {basis}, {service} is granted; it may be used in {to} on the conditions of the rule. {date}',
    },
  },
  {
    code: 'approve.transfer', verb: 'approve', lawRef: licensing('第三十八条'), serviceTypes: ['registration.transfer'], title: { zh: '准予执业注册变更', en: 'Transfer of registration granted' },
    text: {
      zh: '经审查，{applicant}申请将“{qualification}”的执业注册由{from}变更到{to}，原注册当前有效，各地意见一致。依据{basis}，准予{service}。{date}',
      en: 'On review: {applicant} asks to move the registration of “{qualification}” from {from} to {to}; the registration is valid now and every place concerned agrees. Under {basis}, {service} is granted. {date}',
    },
  },
  {
    code: 'approve.other', verb: 'approve', lawRef: licensing('第三十八条'), title: { zh: '准予（自行写明事实）', en: 'Granted, facts to be written' },
    text: { zh: '经审查，{applicant}申请的{service}（{qualification}）：【请写明查明的事实】。依据{basis}，准予。{date}', en: 'On review of {service} ({qualification}) for {applicant}: 【write the facts found】. Under {basis} it is granted. {date}' },
    ofService: { zh: '经审查，{applicant}申请的{service}：【请写明查明的事实】。依据{basis}，准予。{date}', en: 'On review of {service} for {applicant}: 【write the facts found】. Under {basis} it is granted. {date}' },
  },
  {
    code: 'refuse.reasoned', verb: 'refuse', lawRef: licensing('第三十八条'), title: { zh: '不予决定：事实、理由、救济', en: 'Refusal: facts, reasons, remedies' },
    text: {
      zh: '经审查，{applicant}申请的{service}（{qualification}，{from}核发，在{to}使用），查明：【请写明查明的事实】。理由：{reason}。依据《行政许可法》第三十八条，决定不予。救济途径：{remedies}。{date}',
      en: 'On review of {service} for {applicant} ({qualification}, issued in {from}, to be used in {to}), found: 【write the facts found】. Reason: {reason}. It is refused under article 38 of the licensing law. Remedies: {remedies}. {date}',
    },
    ofService: {
      zh: '经审查，{applicant}在{to}申请的{service}，查明：【请写明查明的事实】。理由：{reason}。依据{basis}，决定不予。救济途径：{remedies}。{date}',
      en: 'On review of {service} for {applicant} in {to}, found: 【write the facts found】. Reason: {reason}. Under {basis} it is refused. Remedies: {remedies}. {date}',
    },
  },
  {
    code: 'decline.reasoned', verb: 'decline', lawRef: licensing('第三十二条'), title: { zh: '不予受理：理由、救济', en: 'Not accepted: reasons, remedies' },
    text: {
      zh: '{applicant}申请的{service}（{qualification}），因{reason}，依据《行政许可法》第三十二条，不予受理。具体情况：【请写明具体情况】。救济途径：{remedies}。{date}',
      en: '{service} ({qualification}) for {applicant} is not accepted under article 32 of the licensing law. Reason: {reason}. In this case: 【write what it is about】. Remedies: {remedies}. {date}',
    },
    ofService: {
      zh: '{applicant}申请的{service}，因{reason}，不予受理。具体情况：【请写明具体情况】。救济途径：{remedies}。{date}',
      en: '{service} for {applicant} is not accepted. Reason: {reason}. In this case: 【write what it is about】. Remedies: {remedies}. {date}',
    },
  },
  {
    code: 'return_misrouted.reasoned', verb: 'return_misrouted', lawRef: null, title: { zh: '退回转办：原因', en: 'Returned to be routed anew' },
    text: {
      zh: '{service}（{qualification}，在{to}使用）不属于本机关职权：{reason}。现退回另行转办，收件日期不变，申请人不需要重新提交。{date}',
      en: '{service} ({qualification}, to be used in {to}) is not for this authority: {reason}. It goes back to be routed anew; the date of filing stays, and the applicant need not file again. {date}',
    },
    ofService: {
      zh: '{service}（{to}）不属于本机关职权：{reason}。现退回另行转办，收件日期不变，申请人不需要重新提交。{date}',
      en: '{service} ({to}) is not for this authority: {reason}. It goes back to be routed anew; the date of filing stays, and the applicant need not file again. {date}',
    },
  },
  {
    code: 'request_supplement.missing', verb: 'request_supplement', lawRef: licensing('第三十二条'), title: { zh: '材料缺少或者看不清', en: 'A paper is missing or cannot be read' },
    text: { zh: '请提交【请写明材料名称和页次】的清晰扫描件或者照片：四角完整，文字和印章可以辨认。', en: 'Please send a clear scan or photograph of 【name the paper and its pages】: all four corners, text and seal legible.' },
  },
  {
    code: 'request_supplement.mismatch', verb: 'request_supplement', lawRef: licensing('第三十二条'), title: { zh: '填写内容与证书不一致', en: 'Answers and certificate differ' },
    text: { zh: '填写的【请写明项目】与“{qualification}”证书记载不一致。请更正，或者提交与填写内容一致的证书。', en: 'What was given for 【name the field】 differs from the certificate of “{qualification}”. Please correct it, or send the certificate that agrees with it.' },
    ofService: { zh: '填写的【请写明项目】与提交的【请写明材料名称】不一致。请更正，或者提交与填写内容一致的材料。', en: 'What was given for 【name the field】 differs from 【name the paper】. Please correct it, or send a paper that agrees with it.' },
  },
  {
    code: 'suspend.notice', verb: 'suspend', lawRef: licensing('第四十五条'), title: { zh: '中止计时告知', en: 'Notice that the clock stands' },
    text: {
      zh: '办理{applicant}的{service}（{qualification}）需要：【请写明事项、地点和所需时间】。依据《行政许可法》第四十五条，所需时间不计入办理期限，结束后期限继续计算。{date}',
      en: 'To handle {service} ({qualification}) for {applicant} this is needed: 【write what, where and how long】. Under article 45 of the licensing law that time does not count; the limit goes on afterwards. {date}',
    },
    ofService: {
      zh: '办理{applicant}的{service}需要：【请写明事项、地点和所需时间】。依据《行政许可法》第四十五条，所需时间不计入办理期限，结束后期限继续计算。{date}',
      en: 'To handle {service} for {applicant} this is needed: 【write what, where and how long】. Under article 45 of the licensing law that time does not count; the limit goes on afterwards. {date}',
    },
  },
  {
    code: 'extend.notice', verb: 'extend', lawRef: licensing('第四十二条'), title: { zh: '延长期限告知', en: 'Notice of a longer limit' },
    text: {
      zh: '{applicant}申请的{service}（{qualification}）不能在法定期限内办结，原因：【请写明原因】。依据《行政许可法》第四十二条，经批准延长办理期限，特此告知。{date}',
      en: '{service} ({qualification}) for {applicant} cannot be decided within the statutory limit because 【write why】. Under article 42 of the licensing law the limit was made longer by leave of the head. {date}',
    },
    ofService: {
      zh: '{applicant}申请的{service}不能在法定期限内办结，原因：【请写明原因】。依据《行政许可法》第四十二条，经批准延长办理期限，特此告知。{date}',
      en: '{service} for {applicant} cannot be decided within the statutory limit because 【write why】. Under article 42 of the licensing law the limit was made longer by leave of the head. {date}',
    },
  },
];

const RULE_OPINION: Bilingual = {
  zh: '依据规则 {rule} 第 {version} 版自动作出：平台已核实证明 {evidence} 当前有效，同一资格、同一持有人，准予确认。对自动决定有异议的，可以要求由工作人员复核。',
  en: 'Decided by rule {rule}, version {version}: the platform has verified that {evidence} is valid now, for the same qualification and the same holder; recognition is confirmed. Whoever objects to a decision by rule may ask for a person to look at it.',
};

/** The texts that are offered for an act; one whose place cannot be filled yet is not among them. */
export function textsFor(verb: RequestVerb | undefined, serviceType: string, facts: TextFacts): (Omit<TextTemplate, 'text' | 'ofService' | 'serviceTypes'> & { readonly text: Bilingual })[] {
  return TEXT_TEMPLATES.filter((each) => (verb === undefined || each.verb === verb) && (each.serviceTypes?.includes(serviceType) ?? true) && (facts.reason !== null || !each.text.zh.includes('{reason}')))
    .map(({ code, verb: of, title, lawRef, text, ofService }) => {
      const said = facts.qualification === null ? (ofService ?? text) : text;
      return { code, verb: of, title, lawRef, text: { zh: fill(said.zh, placesOf(facts, 'zh')), en: fill(said.en, placesOf(facts, 'en')) } };
    });
}

/** What stands in a decision by rule; `evidence` names the attestations in both languages. */
export function ruleOpinion({ rule, version }: { readonly rule: string; readonly version: number }, evidence: Bilingual): Bilingual {
  const places = { rule, version: String(version) };
  return { zh: fill(RULE_OPINION.zh, { ...places, evidence: evidence.zh }), en: fill(RULE_OPINION.en, { ...places, evidence: evidence.en }) };
}

/** Laws with their articles, as they stand in a sentence. */
export function lawsInWords(laws: readonly LawRef[]): Bilingual | null {
  if (laws.length === 0) return null;
  const words = [...new Set(laws.map(({ law, article }) => `${law.startsWith('《') ? law : `《${law}》`}${article ?? ''}`))].join('、');
  return { zh: words, en: words };
}

function placesOf(facts: TextFacts, language: keyof Bilingual): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]: [string, Bilingual | null]) => (value === null ? [] : [[name, value[language]]])));
}

/** Every place is filled in one pass, so that what a value holds is never taken for a place. A place that nobody knows is a defect of the template. */
function fill(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`nothing is known for {${name}}`);
    return value;
  });
}
