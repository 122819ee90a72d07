import { LIMIT_UNITS, type ContentChecker } from '#kernel';
import { DECISION_RULES } from './service-content.js';

const LISTS = ['whoMayApply', 'conditions', 'steps'] as const;
const LIMITS = ['acceptance', 'decision', 'promisedDecision', 'delivery'] as const;
/** Longer sentences are for the linter; a text of a guide is a paragraph at most. */
const LONGEST = 400;
const MOST = 40;

/** The shape of a guide. */
export function checkGuide(guide: ContentChecker): void {
  guide.noOthers([...LISTS, 'where', 'fee', 'result', 'questions', 'whomToAsk', 'remedies']);
  for (const list of LISTS) {
    if (guide.list(list).length === 0) guide.report(list, 'too_few', '1');
    for (const text of guide.parts(list, MOST)) checkGuideText(text);
  }
  for (const text of guide.optionalParts('where', MOST)) checkGuideText(text);
  for (const each of ['fee', 'result'] as const) {
    const text = guide.part(each, false);
    if (text) checkGuideText(text);
  }
  for (const question of guide.optionalParts('questions', MOST)) {
    question.noOthers(['question', 'answer']);
    question.part('question', false)?.bothTexts('', LONGEST);
    const answer = question.part('answer', false);
    if (answer) checkGuideText(answer);
  }
  const asked = guide.optionalPart('whomToAsk');
  if (asked) checkGuideText(asked);
  for (const remedy of guide.parts('remedies', MOST)) {
    remedy.noOthers(['zh', 'en', 'lawRef']);
    remedy.bothTexts('', LONGEST);
    const law = remedy.part('lawRef', false);
    if (law) checkLawRef(law);
  }
}

function checkGuideText(text: ContentChecker): void {
  text.noOthers(['zh', 'en', 'unknown', 'lawRef']);
  text.bothTexts('', LONGEST);
  text.markedTrue('unknown');
  const law = text.optionalPart('lawRef');
  if (law) checkLawRef(law);
}

/** The shape of the limits, each with the act behind it or with null, which says that none sets it. */
export function checkLimits(limits: ContentChecker): void {
  limits.noOthers(['procedure', ...LIMITS, 'supplementAnswer']);
  if (limits.value('procedure') !== undefined) limits.oneOf('procedure', ['licence', 'joint', 'review']);
  for (const name of LIMITS) {
    const limit = limits.part(name, false);
    if (limit) checkLimit(limit, name === 'decision');
  }
  const answer = limits.part('supplementAnswer', true);
  if (answer) checkLimit(answer, false);
}

function checkLimit(limit: ContentChecker, isDecision: boolean): void {
  limit.noOthers(['value', 'unit', 'rule', 'lawRef', 'startsZh', 'startsEn', 'effectZh', 'effectEn', 'extension', 'provenance']);
  limit.whole('value', 1, 3_650);
  limit.oneOf('unit', LIMIT_UNITS);
  if (limit.value('rule') !== undefined) limit.oneOf('rule', isDecision ? DECISION_RULES : []);
  limit.bothTexts('starts', LONGEST);
  limit.bothTexts('effect', LONGEST);
  const law = limit.part('lawRef', true);
  if (law) checkLawRef(law);
  const extension = limit.optionalPart('extension');
  if (extension) {
    extension.noOthers(['value', 'unit', 'approvedByZh', 'approvedByEn']);
    extension.whole('value', 1, 365);
    extension.oneOf('unit', ['working_day']);
    extension.bothTexts('approvedBy', LONGEST);
  }
  const provenance = limit.part('provenance', false);
  if (provenance) checkSource(provenance);
}

/** An act by its name, with the article where one is meant. */
export function checkLawRef(law: ContentChecker): void {
  law.noOthers(['law', 'article']);
  law.text('law', 100);
  law.optionalText('article', 60);
}

/** How far something may be trusted, and where it comes from. */
export function checkSource(source: ContentChecker): void {
  source.noOthers(['status', 'source']);
  source.matches('status', /^[a-z][a-z_]*$/, 'a-z, _');
  source.text('source', 2_000);
}
