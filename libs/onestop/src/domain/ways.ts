import { countLimit, type Calendar, type Day, type HandlingMode } from '#kernel';
import type { Bilingual, ServiceContent, ServiceLimit, ServiceMaterial } from './service-content.js';

/** Until when something comes of a request that is filed today. */
export interface ExpectedDates {
  /** When it is decided if it is taken on today and the promise is kept. */
  readonly promisedOn: Day;
  /** The last day by law or by what the service sets: taken on at the end of its limit, decided at the end of its own. */
  readonly decidedBy: Day;
  readonly deliveredBy: Day;
  /** Rests on a year whose calendar is not published yet. */
  readonly provisional: boolean;
}

/** A paper to have at hand. */
export interface ToBring {
  readonly material: ServiceMaterial;
  /** Asked for only in some cases: the material says in which. */
  readonly isConditional: boolean;
  /** Asked for only where the register has no answer. */
  readonly isInRegister: boolean;
}

type Limits = Pick<ServiceContent['limits'], 'acceptance' | 'decision' | 'promisedDecision' | 'delivery'>;

/** Counted by the calendar of working days, each limit from the last day of the one before. What a rule decides is decided at once. */
export function expectedDates(limits: Limits, mode: HandlingMode, today: Day, calendar: Calendar): ExpectedDates {
  if (mode === 'instant') return { promisedOn: today, decidedBy: today, deliveredBy: today, provisional: false };
  const after = (day: Day, { value, unit }: ServiceLimit): { dueOn: Day; provisional: boolean } => countLimit(day, value, unit, calendar);
  const promised = after(today, limits.promisedDecision);
  const taken = after(today, limits.acceptance);
  const decided = after(taken.dueOn, limits.decision);
  const delivered = after(decided.dueOn, limits.delivery);
  return { promisedOn: promised.dueOn, decidedBy: decided.dueOn, deliveredBy: delivered.dueOn, provisional: [promised, taken, decided, delivered].some(({ provisional }) => provisional) };
}

/** The papers that the applicant has to have for a mode, the certain ones first. */
export function toBring(materials: readonly ServiceMaterial[], mode: HandlingMode): ToBring[] {
  const asked = materials.filter(({ suppliedBy, when }) => suppliedBy === 'applicant' && (when?.modes?.includes(mode) ?? true));
  const papers = asked.map((material): ToBring => ({ material, isConditional: isConditional(material), isInRegister: material.evidenceType !== undefined }));
  return [...papers].sort((a, b) => Number(a.isConditional || a.isInRegister) - Number(b.isConditional || b.isInRegister));
}

function isConditional({ required, when, whenForm }: ServiceMaterial): boolean {
  return !required || whenForm !== undefined || [when?.holderTypes, when?.classes, when?.effects].some((condition) => condition !== undefined);
}

const DELIVERY: Readonly<Record<ServiceContent['results'][number]['delivery'][number], Bilingual>> = {
  online: { zh: '在网上下载', en: 'by download' }, window: { zh: '到窗口领取', en: 'at a window' }, post: { zh: '邮寄', en: 'by post' },
};

/** What somebody does in a mode, step by step. `at` and `competent` are the names of where they are and of the place that decides. */
export function stepsOf({ joint, results }: Pick<ServiceContent, 'joint' | 'results'>, mode: HandlingMode, at: Bilingual, competent: Bilingual): Bilingual[] {
  const ways = [...new Set(results.flatMap(({ delivery }) => delivery))].map((way) => DELIVERY[way]);
  const result: Bilingual = { zh: `结果${ways.map(({ zh }) => zh).join('、或')}。`, en: `The result comes ${ways.map(({ en }) => en).join(' or ')}.` };
  const decided: Bilingual = { zh: `由${competent.zh}的主管部门受理并作出决定；缺什么材料一次告知。`, en: `The authority of ${competent.en} takes it on and decides; whatever is missing is told once.` };
  switch (mode) {
    case 'online':
      return [{ zh: '在网上填写并提交，不用到窗口。', en: 'Fill in and submit online; no visit is needed.' }, decided, result];
    case 'collect_and_forward':
      return [
        { zh: `带材料到${at.zh}的综合窗口，由窗口核验身份和材料原件。`, en: `Bring your papers to a general window in ${at.en}, which checks your identity and the originals.` },
        { zh: `窗口扫描后转交${competent.zh}，全程可查在谁手里。`, en: `The window scans them and passes them on to ${competent.en}; who holds them can be seen at any time.` }, decided, result,
      ];
    case 'joint': {
      const parts = joint?.legs.map((leg) => ({ zh: `${leg.at === 'from' ? at.zh : competent.zh}：${leg.nameZh}`, en: `${leg.at === 'from' ? at.en : competent.en}: ${leg.nameEn}` })) ?? [];
      return [
        { zh: '在网上提交一次，各地分别办理各自的部分。', en: 'Submit once online; each place handles its part.' }, ...(parts.length === 0 ? [] : [{ zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` }]),
        decided, result,
      ];
    }
    case 'instant':
      return [
        { zh: '在网上提交，平台按规则核对登记信息，当场答复。', en: 'Submit online; the platform checks what the registers say and answers at once, by rule.' },
        { zh: '规则不能确定的，转由工作人员办理，并告诉您原因。', en: 'What the rule cannot settle is left to a person, and you are told why.' }, result,
      ];
  }
}
