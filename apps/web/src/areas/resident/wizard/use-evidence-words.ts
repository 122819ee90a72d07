import { useTranslation } from 'react-i18next';
import type { DraftEvidence } from '../../../api/types.js';
import { useFormat } from '../../../text/format.js';

/** Why a paper need not be handed in. */
export function useEvidenceWords(): (evidence: DraftEvidence | undefined) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (evidence) => (evidence === undefined ? '' : t(evidence.outcome === 'unavailable' ? 'registers.later' : 'registers.suppliedBy', { register: format.name(evidence.register) }));
}
