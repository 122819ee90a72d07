import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../api/mandates.js';
import type { Fact } from '../../components/data/facts.js';
import type { Tone } from '../../components/status/notice.js';
import { todayInChina, useFormat } from '../../text/format.js';

export type Standing = Mandate['state'] | 'expired' | 'later';

export const STANDING_TONE: Readonly<Record<Standing, Tone>> = { stated: 'care', granted: 'good', declined: 'bad', ended: 'still', expired: 'still', later: 'info' };

/** How a mandate stands today. */
export function standingOf({ state, holds, from }: Pick<Mandate, 'state' | 'holds' | 'from'>, today: string = todayInChina()): Standing {
  if (state !== 'granted' || holds) return state;
  return today < from ? 'later' : 'expired';
}

/** For what a mandate is, and when. */
export function useMandateFacts(): (mandate: Mandate) => readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ basis, organisation, scope, from, until, endedAt, endedBy, declineReason }) => {
    const named = scope.map(({ code, nameZh, nameEn }) => (code === 'all' ? t('mandates.scopeAll') : nameZh !== null && nameEn !== null ? format.name({ nameZh, nameEn }) : t('mandates.scopeFamily', { code: code.replace('family:', '') })));
    return [
      { term: t('mandates.request.basis'), value: t(`mandates.basis.${basis}`) },
      { term: t('mandates.give.organisation'), value: organisation === null ? null : t('mandates.forOrganisation', { name: organisation.name, code: organisation.creditCode }) },
      { term: t('mandates.scope'), value: named.join(format.language === 'zh' ? '、' : ', ') },
      { term: t('mandates.period'), value: t('mandates.days', { from: format.day(from), until: format.day(until) }) },
      { term: t('mandates.state.ended'), value: endedAt === null || endedBy === null ? null : t(`mandates.endedBy.${endedBy}`, { at: format.instant(endedAt) }) },
      { term: t('mandates.declineReason'), value: declineReason === null ? null : t(`mandates.window.reasons.${declineReason}`) },
    ];
  };
}
