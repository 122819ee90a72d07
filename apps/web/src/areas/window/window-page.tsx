import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { worklistCountsQuery, worklistQuery, type WorklistFilter } from '../../api/requests.js';
import { useSignedIn } from '../../api/session.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { buttonClass } from '../../components/form/button.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { WorklistTable } from '../../components/request/worklist-table.js';
import { ProvenanceLine } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { Pickups } from './pickups.js';
import { useFormat } from '../../text/format.js';

const FROM = '/window-clerk/window';
const TABS = ['all', 'new', 'mine', 'returned', 'pickups', 'past'] as const;
type Tab = (typeof TABS)[number];

/** What a tab asks of the server: returned requests are a state, the others are queues. */
const FILTER_OF: Readonly<Record<Exclude<Tab, 'pickups'>, WorklistFilter>> = { all: {}, new: { queue: 'new' }, mine: { queue: 'mine' }, returned: { state: 'returned' }, past: { queue: 'past' } };

function Tabs() {
  const { t } = useTranslation();
  const counts = useQuery(worklistCountsQuery);
  return (
    <nav className="tabs" aria-label={t('work.tabsLabel')}>
      {TABS.map((each) => {
        const count = each === 'all' || each === 'new' || each === 'mine' ? counts.data?.[each] : undefined;
        return <Link key={each} to="/window" search={(now) => ({ ...now, queue: each === 'all' ? undefined : each })} activeOptions={{ exact: true }}>{t(`work.windowTabs.${each}`)}{count !== undefined && <span className="count">{count}</span>}</Link>;
      })}
    </nav>
  );
}

function Search() {
  const { t } = useTranslation();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/window' });
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => void navigate({ search: (now) => ({ ...now, q: settled === '' ? undefined : settled }), replace: true }));
  return <search className="filters"><div className="search-bar"><SearchInput label={t('work.search')} hint={t('work.searchHint')} value={q} onChange={setQ} /></div></search>;
}

function Rows({ tab }: { readonly tab: Exclude<Tab, 'pickups'> }) {
  const { t } = useTranslation();
  const { q } = useSearch({ from: FROM });
  const [by, setBy] = useState<'due' | 'submitted' | '-submitted'>('due');
  const query = useInfiniteQuery(worklistQuery({ ...FILTER_OF[tab], q, sort: by }));
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('work.windowEmptyTitle')} text={t('work.windowEmptyText')}><Link className={buttonClass('second')} to="/window/intake">{t('work.intakeNew')}</Link></EmptyState>;
        return (
          <section aria-label={t('work.intakeTitle')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <WorklistTable rows={rows} area="window" caption={t('work.intakeTitle')} isBusy={query.isPlaceholderData} isOverview={tab === 'past'} sort={{ by, onSort: setBy }} />
            <ListFoot query={query} shown={rows.length} total={total} />
            <ProvenanceLine />
          </section>
        );
      }}
    </Loaded>
  );
}

export function WindowPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const post = useSignedIn().activePost;
  const search = useSearch({ from: FROM });
  const tab = TABS.find((each) => each === search.queue) ?? 'all';
  return (
    <>
      <PageHeading
        title={t('work.intakeTitle')}
        lead={t('work.intakeLead', { place: post === null ? '' : format.name(post.window ?? post.jurisdiction) })}
        actions={<Link className={buttonClass()} to="/window/intake">{t('work.intakeNew')}</Link>}
      />
      <div className="stack">
        <Tabs />
        <Search />
        {tab === 'pickups' ? <Pickups q={search.q} /> : <Rows tab={tab} />}
      </div>
    </>
  );
}
