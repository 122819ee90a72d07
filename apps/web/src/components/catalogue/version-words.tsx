import { useTranslation } from 'react-i18next';
import type { TimelineVersion } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { PlainBadge } from '../status/badges.js';
import type { Tone } from '../status/notice.js';

const TONE_OF_STAGE: Readonly<Record<TimelineVersion['stage'], Tone>> = { proposed: 'info', objected: 'care', cancelled: 'still', scheduled: 'info', in_force: 'good', past: 'still' };
const TONE_OF_STANDING: Readonly<Record<TimelineVersion['standing'], Tone>> = { active: 'good', suspended: 'care', deprecated: 'care', retired: 'bad' };

/** Suspended, deprecated or retired; nothing where a document simply holds. */
export function StandingBadge({ standing }: { readonly standing: TimelineVersion['standing'] }) {
  const { t } = useTranslation();
  return standing === 'active' ? null : <PlainBadge tone={TONE_OF_STANDING[standing]}>{t(`signing.standing.${standing}`)}</PlainBadge>;
}

export function StageBadge({ stage }: { readonly stage: TimelineVersion['stage'] }) {
  const { t } = useTranslation();
  return <PlainBadge tone={TONE_OF_STAGE[stage]}>{t(`timeline.stage.${stage}`)}</PlainBadge>;
}

/** From when to when a version holds, or is meant to. */
export function usePeriodWords(): (version: TimelineVersion) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ stage, inForceFrom, inForceUntil, batch }) => {
    if (inForceFrom !== null) return inForceUntil === null ? t('timeline.since', { from: format.instant(inForceFrom) }) : t('timeline.period', { from: format.instant(inForceFrom), until: format.instant(inForceUntil) });
    if (stage === 'cancelled') return t('timeline.never');
    return batch.effectiveAt === null ? t('timeline.onLast') : t('timeline.willBe', { from: format.instant(batch.effectiveAt) });
  };
}

/** The version that is in force at an instant: periods are half-open. */
export function inForceAt(versions: readonly TimelineVersion[], at: Date): TimelineVersion | undefined {
  return versions.find(({ inForceFrom, inForceUntil }) => inForceFrom !== null && new Date(inForceFrom) <= at && (inForceUntil === null || at < new Date(inForceUntil)));
}
