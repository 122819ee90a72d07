import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery, useRedriveDelivery, type DeliveryFilter } from '../../api/notices.js';
import { useSignedIn } from '../../api/session.js';
import type { Delivery } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';

const STATES = ['dead', 'failed', 'pending', 'sent', 'dropped'] as const satisfies readonly Delivery['state'][];
const TONE = { pending: 'info', failed: 'care', sent: 'good', dead: 'bad', dropped: 'info' } as const;

function Redrive({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const redrive = useRedriveDelivery();
  return (
    <>
      <Button look="second" size="small" isPending={redrive.isPending} aria-label={t('notices.deliveries.redriveLabel', { what: delivery.number ?? delivery.template })} onPress={() => redrive.carryOut(delivery.id, () => announce(t('notices.deliveries.redriven')))}>{t('notices.deliveries.redrive')}</Button>
      {redrive.error !== null && <ProblemNotice error={redrive.error} />}
    </>
  );
}

function Deliveries(filter: DeliveryFilter) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(deliveriesQuery(filter));
  const mayRedrive = useSignedIn().activePost?.role === 'platform_admin';
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('notices.deliveries.emptyTitle')} text={t('notices.deliveries.emptyText')} />;
        return (
          <section aria-label={t('notices.deliveries.title')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <DataTable
              caption={t('notices.deliveries.title')} rows={rows} rowKey={(row) => row.id} isBusy={query.isPlaceholderData}
              columns={[
                { key: 'what', title: t('notices.deliveries.columns.what'), isRowHeader: true, cell: (row) => <>{row.number ?? ''} <span className="code">{row.template}</span><span className="cell-sub">{t('notices.deliveries.receiver', { id: '' })}<span className="code">{row.receiver}</span></span></> },
                { key: 'channel', title: t('notices.deliveries.columns.channel'), cell: (row) => t(`notices.channel.${row.channel}`) },
                { key: 'state', title: t('notices.deliveries.columns.state'), cell: (row) => <PlainBadge tone={TONE[row.state]}>{t(`notices.deliveries.state.${row.state}`)}</PlainBadge> },
                { key: 'attempts', title: t('notices.deliveries.columns.attempts'), cell: (row) => format.number(row.attempts) },
                { key: 'next', title: t('notices.deliveries.columns.next'), cell: (row) => (row.nextAt === null ? format.instant(row.endedAt ?? row.createdAt) : t('notices.deliveries.next', { at: format.instant(row.nextAt) })) },
                { key: 'error', title: t('notices.deliveries.columns.error'), cell: (row) => <span className="code">{row.lastError ?? ''}</span> },
                { key: 'acts', title: t('notices.deliveries.columns.acts'), isActions: true, cell: (row) => (mayRedrive && row.state === 'dead' ? <Redrive delivery={row} /> : null) },
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={total} />
          </section>
        );
      }}
    </Loaded>
  );
}

/** What is on its way to people and endpoints, and what was given up. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/admin/admin/deliveries' });
  const navigate = useNavigate({ from: '/admin/deliveries' });
  const state = STATES.find((each) => each === search.status);
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: (now) => ({ ...(now.status === undefined ? {} : { status: now.status }), ...(q === '' ? {} : { q }) }), replace: true }));
  const kept = search.q === undefined ? {} : { q: search.q };
  const isAdministrator = useSignedIn().activePost?.role === 'platform_admin';
  return (
    <>
      <PageHeading title={t('notices.deliveries.title')} lead={t('notices.deliveries.lead')} actions={isAdministrator && <Link className={buttonClass('second', 'small')} to="/admin/mailbox">{t('notices.deliveries.mailbox')}</Link>} />
      <div className="stack">
        <nav className="tabs" aria-label={t('notices.deliveries.filter')}>
          <Link to="/admin/deliveries" search={kept} activeOptions={{ exact: true }}>{t('notices.deliveries.all')}</Link>
          {STATES.map((each) => <Link key={each} to="/admin/deliveries" search={{ ...kept, status: each }} activeOptions={{ exact: true }}>{t(`notices.deliveries.state.${each}`)}</Link>)}
        </nav>
        <search className="filters"><div className="search-bar"><SearchInput label={t('notices.deliveries.search')} value={text} onChange={setText} /></div></search>
        <Deliveries q={search.q ?? ''} state={state} />
      </div>
    </>
  );
}
