import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { batchesQuery } from '../../api/publication.js';
import { useSignedIn } from '../../api/session.js';
import type { BatchSummary } from '../../api/types.js';
import { DepartureBanner } from '../../components/catalogue/departure-banner.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { BatchStateBadge, useBatchTitle, useEffectWords, useSigningWords } from './batch-words.js';

/** The tab of what the jurisdiction of the reader has not signed yet. */
const WAITING = 'waiting';
const STATES = ['proposed', 'objected', 'signed', 'cancelled'] as const satisfies readonly BatchSummary['state'][];

interface Filter {
  /** Division code whose signature is missing. */
  readonly waitsFor: string | undefined;
  readonly q: string;
  readonly state: (typeof STATES)[number] | undefined;
}

function Batches({ q, state, waitsFor }: Filter) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useBatchTitle();
  const signingWords = useSigningWords();
  const effectWords = useEffectWords();
  const query = useInfiniteQuery(batchesQuery({ q, state, waitsFor }));
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('signing.emptyTitle')} text={t('signing.emptyText')} />;
        return (
          <section aria-label={t('signing.title')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <DataTable
              caption={t('signing.title')} rows={rows} rowKey={(row) => row.id} isBusy={query.isPlaceholderData}
              columns={[
                { key: 'title', title: t('signing.columns.title'), isRowHeader: true, cell: (row) => <><Link to="/admin/batches/$id" params={{ id: row.id }}>{title(row)}</Link><span className="cell-sub">{t(`signing.purpose.${row.purpose}`)}</span></> },
                { key: 'state', title: t('signing.columns.state'), cell: (row) => <div className="row"><BatchStateBadge batch={row} />{row.overdue && <PlainBadge tone="bad">{t('agreement.overdue')}</PlainBadge>}</div> },
                { key: 'parties', title: t('signing.columns.parties'), cell: (row) => signingWords(row).map((line) => <div key={line}>{line}</div>) },
                { key: 'proposed', title: t('signing.columns.proposed'), cell: (row) => <time dateTime={row.proposedAt}>{format.instant(row.proposedAt)}</time> },
                { key: 'effect', title: t('signing.columns.effect'), cell: (row) => effectWords(row) },
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={total} />
          </section>
        );
      }}
    </Loaded>
  );
}

/** What was proposed, objected to, signed and cancelled, and whose signature is missing. */
export function BatchesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/admin/admin/batches' });
  const navigate = useNavigate({ from: '/admin/batches' });
  const post = useSignedIn().activePost;
  const isWaiting = search.status === WAITING && post !== null;
  const state = STATES.find((each) => each === search.status);
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: (now) => ({ ...(now.status === undefined ? {} : { status: now.status }), ...(q === '' ? {} : { q }) }), replace: true }));
  const kept = search.q === undefined ? {} : { q: search.q };
  return (
    <>
      <PageHeading title={t('signing.title')} lead={t('signing.lead')} />
      <div className="stack">
        <DepartureBanner />
        <nav className="tabs" aria-label={t('signing.filter')}>
          <Link to="/admin/batches" search={kept} activeOptions={{ exact: true }}>{t('signing.all')}</Link>
          {post?.role === 'catalogue_admin' && <Link to="/admin/batches" search={{ ...kept, status: WAITING }} activeOptions={{ exact: true }}>{t('agreement.waitsForUs')}</Link>}
          {STATES.map((each) => <Link key={each} to="/admin/batches" search={{ ...kept, status: each }} activeOptions={{ exact: true }}>{t(`signing.state.${each}`)}</Link>)}
        </nav>
        <search className="filters"><div className="search-bar"><SearchInput label={t('signing.search')} value={text} onChange={setText} /></div></search>
        <Batches q={search.q ?? ''} state={state} waitsFor={isWaiting ? post.jurisdiction.code : undefined} />
      </div>
    </>
  );
}
