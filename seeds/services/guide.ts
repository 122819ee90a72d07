import type { HandlingMode } from '#kernel';
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

/** Where a service is done, by its modes; a family or service that knows more says it itself. */
const WHERE: Readonly<Record<HandlingMode, GuideText>> = {
  online: { zh: '网上提交，不必到窗口', en: 'Submit online; no visit is needed' },
  collect_and_forward: { zh: '到就近的政务服务综合窗口提交，窗口核对身份后转给业务属地', en: 'Hand it in at the nearest general window, which checks your identity and forwards it' },
  joint: { zh: '在一地提交，两地机关协同办理，不用两头跑', en: 'Submit once; the offices of both places work together' },
  instant: { zh: '在网上或者自助机上当场出具', en: 'Issued at once, online or at a kiosk' },
};

/** The guide of a service: its own texts stand before those of the family, or instead of them where it says so. Throws an Error when a part is missing. */
export function composeGuide(family: GuideRow, own: GuideRow | undefined, modes: readonly HandlingMode[]): ServiceGuide {
  const merged = Object.fromEntries(GUIDE_LISTS.map((list) => [list, joined(list, family, own ?? {})])) as { readonly [List in GuideList]: GuideRow[List] };
  const { questions } = merged;
  const fee = own?.fee ?? family.fee;
  const result = own?.result ?? family.result;
  if (fee === undefined || result === undefined) throw new Error('guide has no fee or no result');
  return {
    whoMayApply: needed('whoMayApply', merged.whoMayApply), conditions: merged.conditions ?? [], steps: needed('steps', merged.steps),
    where: merged.where ?? modes.map((mode) => WHERE[mode]), fee, result, ...(questions === undefined ? {} : { questions }),
    whomToAsk: own?.whomToAsk ?? family.whomToAsk ?? HOTLINE, remedies: merged.remedies ?? REMEDIES,
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
