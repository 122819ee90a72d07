import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../api/types.js';
import type { Fact } from '../data/facts.js';

/** Who filed it for the applicant, and for which organisation; nothing where nobody did. */
export function useAgentFacts({ agent }: Pick<RequestView, 'agent'>): readonly Fact[] {
  const { t } = useTranslation();
  if (agent === null) return [];
  const { name, basis, organisation } = agent;
  return [
    { term: t('mandates.request.agent'), value: `${name} · ${t(`mandates.basis.${basis}`)}` },
    { term: t('mandates.give.organisation'), value: organisation === null ? null : `${organisation.name} ${organisation.creditCode}` },
  ];
}
