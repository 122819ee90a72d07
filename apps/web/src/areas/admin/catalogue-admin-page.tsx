import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationsQuery } from '../../api/catalogue.js';
import { useSignedIn } from '../../api/session.js';
import type { QualificationSummary } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useDebounced } from '../../components/form/use-debounced.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { ProvenanceBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { useConfirmation } from '../public/provenance-notice.js';
import { useSectorName } from '../public/use-sectors.js';
import { StartEntryDraft } from './drafts/start-draft.js';

const STATUSES = ['published', 'proposed'] as const;
const PAGE = 50;

function Entries({ q, status }: { readonly q: string; readonly status: (typeof STATUSES)[number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sectorName = useSectorName();
  const confirmation = useConfirmation();
  const isAdmin = useSignedIn().activePost?.role === 'catalogue_admin';
  const query = useInfiniteQuery(qualificationsQuery({ q: q === '' ? undefined : q, status }, PAGE));
  return (
    <Loaded query={query} lines={10}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('pub.catalogue.emptyTitle')} text={t('pub.catalogue.emptyText')} />;
        return (
          <section aria-label={t('admin.catalogueTitle')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <DataTable
              caption={t('admin.catalogueTitle')} rows={rows} rowKey={(row) => row.code} isBusy={query.isPlaceholderData}
              columns={[
                { key: 'name', title: t('pub.catalogue.search'), isRowHeader: true, cell: (row) => <><Link to="/admin/catalogue/$code" params={{ code: row.code }}>{format.name(row)}</Link><span className="cell-sub">{format.otherName(row)}</span></> },
                { key: 'code', title: t('pub.entry.code'), cell: (row) => <span className="code">{row.code}</span> },
                { key: 'class', title: t('pub.entry.class'), cell: (row) => <>{t(`vocabulary.class.${row.class}`)}<span className="cell-sub">{sectorName(row.sector)} · {t(`vocabulary.holder.${row.holderType}`)}</span></> },
                { key: 'effect', title: t('pub.entry.effect'), cell: (row) => t(`vocabulary.effect.${row.recognitionEffect}`) },
                { key: 'provenance', title: t('pub.provenance.sources'), cell: (row) => <><ProvenanceBadge /><span className="cell-sub">{confirmation(row.jjjStatus)}</span></> },
                ...(isAdmin ? [{ key: 'draft', title: t('drafts.one'), isActions: true, cell: (row: QualificationSummary) => <StartEntryDraft entry={row} /> }] : []),
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={total} />
          </section>
        );
      }}
    </Loaded>
  );
}

export function CatalogueAdminPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/admin/admin/catalogue' });
  const [q, setQ] = useState('');
  const settled = useDebounced(q);
  const status = STATUSES.find((each) => each === search.status) ?? 'published';
  return (
    <>
      <PageHeading title={t('admin.catalogueTitle')} lead={t('admin.catalogueLead')} />
      <div className="stack">
        <Notice tone="bad" role="note" title={t('pub.entry.adminTitle')}><p>{t('pub.entry.adminText')}</p></Notice>
        <nav className="tabs" aria-label={t('pub.catalogue.status')}>
          {STATUSES.map((each) => <Link key={each} to="/admin/catalogue" search={each === 'published' ? {} : { status: each }} activeOptions={{ exact: true }}>{t(`pub.catalogue.${each}`)}</Link>)}
        </nav>
        <search className="filters"><div className="search-bar"><SearchInput label={t('pub.catalogue.search')} hint={t('pub.catalogue.searchHint')} value={q} onChange={setQ} /></div></search>
        <Entries q={settled} status={status} />
      </div>
    </>
  );
}
