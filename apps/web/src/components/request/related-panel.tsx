import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { topicOf } from '../../api/topic.js';
import type { RequestDetail } from '../../api/types.js';
import { relatedQuery } from '../../api/work-desk.js';
import { useFormat } from '../../text/format.js';
import { ListFoot } from '../data/list-foot.js';
import { Panel } from '../layout/panel.js';
import { StateBadge } from '../status/badges.js';

/** Other requests of the same applicant that the reader may see anyway. */
export function RelatedPanel({ detail, area }: { readonly detail: RequestDetail; readonly area: 'work' | 'window' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(relatedQuery(detail.request.id));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.data === undefined) return null;
  return (
    <Panel title={t('desk.related.title')} className="no-print">
      {rows.length === 0 ? <p className="muted">{t('desk.related.none')}</p> : (
        <>
          <ul className="related">
            {rows.map((row) => (
              <li key={row.id}>
                {area === 'work' ? <Link to="/work/$id" params={{ id: row.id }}>{format.name(topicOf(row))}</Link> : <Link to="/window/$id" params={{ id: row.id }}>{format.name(topicOf(row))}</Link>}
                <StateBadge state={row.state} />
                <span className="muted small"><span className="code">{row.number}</span> · {t('request.route', { from: format.name(row.fromJurisdiction), to: format.name(row.toJurisdiction) })} · {format.instant(row.submittedAt)}</span>
              </li>
            ))}
          </ul>
          <ListFoot query={query} shown={rows.length} total={query.data.pages[0]?.total ?? 0} />
        </>
      )}
    </Panel>
  );
}
