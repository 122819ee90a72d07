import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import type { BatchSummary } from '../../api/types.js';
import { PlainBadge } from '../../components/status/badges.js';
import type { Tone } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';

const TONE_OF_STATE: Readonly<Record<BatchSummary['state'], Tone>> = { proposed: 'info', objected: 'care', cancelled: 'still', signed: 'good' };

/** Signed by all, and its instant is still to come. */
function isAwaited({ state, inForceAt }: Pick<BatchSummary, 'state' | 'inForceAt'>): boolean {
  return state === 'signed' && inForceAt !== null && new Date(inForceAt) > new Date();
}

/** Reference data are stored as signed and nobody has signed them: their badge never says so. */
export function BatchStateBadge({ batch }: { readonly batch: Pick<BatchSummary, 'purpose' | 'state' | 'inForceAt'> }) {
  const { t } = useTranslation();
  if (batch.purpose === 'baseline') return <PlainBadge tone="care">{t('signing.unsigned')}</PlainBadge>;
  if (isAwaited(batch)) return <PlainBadge tone="info">{t('signing.awaited')}</PlainBadge>;
  return <PlainBadge tone={TONE_OF_STATE[batch.state]}>{t(`signing.state.${batch.state}`)}</PlainBadge>;
}

export function useBatchTitle(): (batch: Pick<BatchSummary, 'titleZh' | 'titleEn'>) => string {
  const format = useFormat();
  return ({ titleZh, titleEn }) => format.name({ nameZh: titleZh, nameEn: titleEn });
}

export function usePlaces(): (codes: readonly string[]) => string {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  return (codes) => codes.map(placeName).join(t('signing.between'));
}

/** Who has signed and who is missing, a line each. */
export function useSigningWords(): (batch: BatchSummary) => readonly string[] {
  const { t } = useTranslation();
  const places = usePlaces();
  return ({ purpose, parties, missing }) => {
    if (purpose === 'baseline') return [t('signing.noneSigned')];
    if (missing.length === 0) return [t('signing.allSigned')];
    const signed = parties.filter((party) => !missing.includes(party));
    const lacking = t('signing.missingFrom', { places: places(missing) });
    return signed.length === 0 ? [lacking] : [t('signing.signedBy', { places: places(signed) }), lacking];
  };
}

/** From when the batch holds, or will hold once it is signed. */
export function useEffectWords(): (batch: BatchSummary) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ state, inForceAt, effectiveAt }) => {
    if (state === 'cancelled') return t('signing.notInForce');
    const at = inForceAt ?? effectiveAt;
    return at === null ? t('signing.onLastSignature') : t('signing.fromInstant', { at: format.instant(at) });
  };
}
