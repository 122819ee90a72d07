import type { PersonalField } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import { requestEvidenceQuery } from '../../api/evidence.js';
import type { RequestDetail, RequestEvidence, Service } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Facts } from '../data/facts.js';
import { Button } from '../form/button.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { useAttributeWords } from './attribute-words.js';
import { RevealDialog } from './personal-facts.js';

const FIELD: PersonalField = 'evidence';

interface ClearEvidence {
  readonly evidenceType: string;
  readonly attributes: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly value: string; readonly valueZh: string; readonly valueEn: string }[];
}

/** One register: what it supplied, when, and how it stands to what was entered. */
function Supplied({ item, service, clear }: { readonly item: RequestEvidence; readonly service: Service | undefined; readonly clear: ClearEvidence | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const inWords = useAttributeWords(service?.form);
  const materials = (service?.materials ?? []).filter(({ code }) => item.materials.includes(code)).map((material) => format.name(material));
  const fields = item.fields.filter(({ comparison }) => comparison !== 'not_asked').map(({ field, comparison, attested }) => {
    const concept = service?.form.schema.properties[field];
    return {
      term: concept?.[`x-${format.language}`] ?? field,
      value: <><PlainBadge tone={comparison === 'differs' ? 'care' : 'good'}>{t(`registers.comparisons.${comparison}`)}</PlainBadge> {t('registers.attested', { value: attested === null ? t('registers.masked') : inWords({ code: concept?.['x-concept'] ?? '', value: attested }) })}</>,
    };
  });
  return (
    <li className="material stack-s">
      <h3>{format.name(item.evidenceType)}</h3>
      <p className="muted small">{t('registers.useLine', { time: format.instant(item.answeredAt ?? item.askedAt), register: format.name(item.register), outcome: t(`registers.outcomes.${item.outcome}`) })}</p>
      {item.outcome === 'unavailable' && <p>{t('registers.pending')}</p>}
      <Facts facts={[...fields, { term: t('registers.inPlaceOf'), value: materials.length === 0 ? null : materials.join(t('apply.between')) }]} />
      {clear !== undefined && <Facts facts={clear.attributes.map((attribute) => ({ term: format.name(attribute), value: inWords(attribute) }))} />}
    </li>
  );
}

/** What registers supplied for a request, when, and where it differs from what the applicant entered. `mayReveal`: for whoever handles it, against a purpose. */
export function EvidencePanel({ detail, mayReveal = false }: { readonly detail: RequestDetail; readonly mayReveal?: boolean }) {
  const { t } = useTranslation();
  const query = useQuery(requestEvidenceQuery(detail.request.id));
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const [isAsking, setAsking] = useState(false);
  const [clear, setClear] = useState<readonly ClearEvidence[]>();
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('registers.panelTitle')}>
      <ul className="stack-s">{items.map((item) => <Supplied key={item.id} item={item} service={service.data} clear={clear?.find(({ evidenceType }) => evidenceType === item.evidenceType.code)} />)}</ul>
      {mayReveal && clear === undefined && <div><Button look="second" size="small" onPress={() => setAsking(true)}>{t('registers.reveal')}</Button></div>}
      {isAsking && <RevealDialog requestId={detail.request.id} field={FIELD} onClose={() => setAsking(false)} onValue={(value) => setClear(value as readonly ClearEvidence[])} />}
    </Panel>
  );
}
