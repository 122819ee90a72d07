import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { escalationsQuery } from '../../api/supervision.js';
import type { Escalation } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { EscalationActs } from './escalation-acts.js';

function Course({ escalation }: { readonly escalation: Escalation }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="bullets small">
      {escalation.acts.map((act) => (
        <li key={`${act.act}-${act.at}`}>
          {t(`supervision.acts.${act.act}`)}{act.cause !== null && `：${t(`supervision.causes.${act.cause}`)}`}{act.to !== null && ` → ${act.to.name}`}
          <span className="cell-sub">{act.by?.name ?? t('supervision.platform')} · <time dateTime={act.at}>{format.instant(act.at)}</time></span>
          {act.text !== null && <p>{act.text}</p>}
        </li>
      ))}
    </ul>
  );
}

/** For what a request was escalated, and who answers for it; nothing where it never was. */
export function EscalationsPanel({ requestId, number }: { readonly requestId: string; readonly number: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(escalationsQuery(requestId));
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('supervision.panel')}>
      {items.map((each) => (
        <div key={each.id} className="stack-s">
          <p>
            <PlainBadge tone={each.closedAt === null ? 'bad' : 'still'}>{each.outcome === null ? t('supervision.open') : t(`supervision.outcomes.${each.outcome}`)}</PlainBadge>{' '}
            {t('supervision.ownedBy', { owner: each.owner?.name ?? t('supervision.byRole', { place: format.name(each.jurisdiction) }) })}
          </p>
          <Course escalation={each} />
          <div className="row no-print"><EscalationActs escalation={each} number={number} /></div>
        </div>
      ))}
    </Panel>
  );
}
