import type { GuideText, ServiceGuide } from '#onestop';
import { GUIDE_LISTS, type GuideList, type GuideRow } from './service-rows.js';

/** Against a decision of an authority; a family whose matter goes another way names its own. */
const REMEDIES: ServiceGuide['remedies'] = [
  { zh: '对决定不服的，可以自知道决定之日起六十日内申请行政复议', en: 'Administrative review may be asked for within 60 days of learning of the decision', lawRef: { law: '行政复议法', article: '第二十条' } },
  {
    zh: '也可以自知道决定之日起六个月内向人民法院提起行政诉讼', en: "A suit may be brought to the people's court within six months of learning of the decision",
    lawRef: { law: '行政诉讼法', article: '第四十六条' },
  },
];

/** 国办发〔2020〕53号: one telephone number for government services in every place. */
const HOTLINE: GuideText = { zh: '可以拨打业务属地的 12345 政务服务便民热线', en: 'Call 12345, the public service line of the place that decides' };

/** The guide of a service: its own texts stand before those of the family, or instead of them where it says so. Throws an Error when a part is missing. */
export function composeGuide(family: GuideRow, own: GuideRow = {}): ServiceGuide {
  const merged = Object.fromEntries(GUIDE_LISTS.map((list) => [list, joined(list, family, own)])) as { readonly [List in GuideList]: GuideRow[List] };
  const { where, questions } = merged;
  const fee = own.fee ?? family.fee;
  const result = own.result ?? family.result;
  if (fee === undefined || result === undefined) throw new Error('guide has no fee or no result');
  return {
    whoMayApply: needed('whoMayApply', merged.whoMayApply), conditions: merged.conditions ?? [], steps: needed('steps', merged.steps),
    ...(where === undefined ? {} : { where }), fee, result, ...(questions === undefined ? {} : { questions }),
    whomToAsk: own.whomToAsk ?? family.whomToAsk ?? HOTLINE, remedies: merged.remedies ?? REMEDIES,
  };
}

function joined(list: GuideList, family: GuideRow, own: GuideRow): readonly unknown[] | undefined {
  const mine = own[list] ?? [];
  const theirs = own.replace?.includes(list) === true ? [] : (family[list] ?? []);
  if (own.replace?.includes(list) === true && mine.length === 0) throw new Error(`guide replaces ${list} by nothing`);
  return mine.length + theirs.length === 0 ? undefined : [...mine, ...theirs];
}

function needed<Text>(list: GuideList, texts: readonly Text[] | undefined): readonly Text[] {
  if (texts === undefined) throw new Error(`guide has no ${list}`);
  return texts;
}
