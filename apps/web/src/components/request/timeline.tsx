import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { StateBadge } from '../status/badges.js';
import { LawRef } from '../status/law-ref.js';

function useActor(): (entry: TimelineEntry) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (entry) => {
    if (entry.actorRole === 'resident' || entry.actorRole === 'system' || entry.authority === null) return t(`vocabulary.role.${entry.actorRole}`);
    return `${format.name(entry.authority)} · ${t(`vocabulary.role.${entry.actorRole}`)}`;
  };
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const actor = useActor();
  const movesState = entry.fromState !== entry.toState;
  // Of a routing by the platform the authority is where it went; of one by a clerk it is where the clerk sits.
  const routedTo = entry.verb === 'route' && entry.actorRole === 'system' && entry.authority !== null ? format.name(entry.authority) : undefined;
  return (
    <li className="timeline-entry">
      <p className="row row-between"><span className="timeline-what">{actor(entry)} {t(`vocabulary.done.${entry.verb}`)}</span>{movesState && <StateBadge state={entry.toState} />}</p>
      <p className="timeline-meta"><time dateTime={entry.at}>{format.instant(entry.at)}</time>{routedTo !== undefined && ` · ${routedTo}`}</p>
      {entry.detail['assisted'] === true && <p className="timeline-note">{t('apply.assisted.done')}</p>}
      {entry.detail['byAgent'] === true && <p className="timeline-note">{t('mandates.request.byAgent')}</p>}
      {entry.detail['deemed'] === true && <p className="timeline-note">{t('request.deemed')}</p>}
      {entry.text !== null && <p className="timeline-note">{entry.text}</p>}
      {entry.reason !== null && <p className="timeline-note">{entry.reason[format.language]}{entry.reason.lawRef !== null && <> <LawRef law={entry.reason.lawRef} /></>}</p>}
    </li>
  );
}

/** Everything that happened to a request, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Panel title={t('request.timelineTitle')}>
      <ol className="timeline">{newestFirst.map((entry, index) => <Entry key={`${newestFirst.length - index}${entry.verb}`} entry={entry} />)}</ol>
    </Panel>
  );
}
