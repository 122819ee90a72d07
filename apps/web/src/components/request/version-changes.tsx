import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import type { RequestVersions, RequestView } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { SentenceChanges } from '../catalogue/changes.js';

type Ground = RequestVersions['filed'];

/** The pair of versions by which a request is judged. */
export function useVersionWords(): (ground: Ground) => string {
  const { t } = useTranslation();
  return ({ qualification, rule }) => {
    if (qualification === 0) return t('versions.candidate');
    return rule === null ? t('versions.pairWithoutRule', { qualification }) : t('versions.pair', { qualification, code: rule.code, version: rule.version });
  };
}

/** What holds under a pair of versions, line by line, so that two of them can be laid beside each other. */
function useTerms(request: RequestView): (ground: Ground) => string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceOfRequestQuery(request));
  return ({ sentence, conditions, documents, feeFen }) => [
    sentence[format.language],
    ...conditions.map((condition) => t('versions.condition', { text: condition[format.language] })),
    ...documents.map((code) => {
      const material = service.data?.materials.find((each) => each.code === code);
      return t('versions.document', { name: material === undefined ? code : format.name(material) });
    }),
    feeFen === null || feeFen === 0 ? t('versions.feeNone') : t('versions.fee', { yuan: (feeFen / 100).toFixed(2) }),
  ];
}

/** What would come and go for a request, were it moved to the versions in force. */
export function VersionChanges({ request, versions: { filed, inForce } }: { readonly request: RequestView; readonly versions: RequestVersions }) {
  const { t } = useTranslation();
  const terms = useTerms(request);
  const [before, after] = [terms(filed), terms(inForce)];
  const kept = after.filter((term) => before.includes(term));
  const [gone, come] = [before.filter((term) => !kept.includes(term)), after.filter((term) => !kept.includes(term))];
  if (gone.length === 0 && come.length === 0) return <p className="muted">{t('versions.sameTerms')}</p>;
  return <><SentenceChanges before={gone} after={come} /><p className="muted small">{t('versions.rest', { count: kept.length })}</p></>;
}
