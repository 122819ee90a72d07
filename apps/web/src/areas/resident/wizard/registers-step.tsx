import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { evidenceNeedsQuery } from '../../../api/evidence.js';
import type { DraftEvidence, EvidenceNeed } from '../../../api/types.js';
import { Notice } from '../../../components/status/notice.js';
import { Loaded } from '../../../components/status/loaded.js';
import { RegisterNeed } from './register-need.js';
import type { StepProps } from './step-props.js';

/** What registers may hold already: asked for with a consent each, shown, and used only as far as the applicant accepts it. The form asks for the rest. */
export function RegistersStep({ content, facts, update }: StepProps) {
  const { t } = useTranslation();
  const { service } = facts;
  const needs = useQuery(evidenceNeedsQuery(service.code, content.to));
  const change = ({ evidenceType }: EvidenceNeed) => (evidence: DraftEvidence | undefined) => {
    const { [evidenceType]: _, ...others } = content.evidence;
    update({ evidence: evidence === undefined ? others : { ...others, [evidenceType]: evidence } });
  };
  return (
    <div className="stack">
      <Notice tone="info" role="note"><p>{t('registers.intro')}</p><p>{t('registers.skip')}</p></Notice>
      {Object.keys(content.evidence).length > 0 && <p><Link to="/me/consents">{t('registers.listTitle')}</Link></p>}
      <Loaded query={needs} lines={4}>
        {({ items, version }) => (
          <ul className="stack-s">
            {items.map((need) => <li key={need.evidenceType}><RegisterNeed service={service} version={version} need={need} evidence={content.evidence[need.evidenceType]} onChange={change(need)} /></li>)}
          </ul>
        )}
      </Loaded>
    </div>
  );
}
