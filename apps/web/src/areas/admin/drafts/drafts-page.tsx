import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../../api/place-name.js';
import { documentDraftsQuery, type DraftFilter } from '../../../api/drafts.js';
import { DataTable } from '../../../components/data/data-table.js';
import { ListFoot } from '../../../components/data/list-foot.js';
import { buttonClass } from '../../../components/form/button-class.js';
import { SearchInput } from '../../../components/form/search-input.js';
import { SelectInput } from '../../../components/form/select-input.js';
import { useSearchText } from '../../../components/form/use-search-text.js';
import { PageHeading } from '../../../components/layout/page-heading.js';
import { EmptyState } from '../../../components/status/empty-state.js';
import { Loaded } from '../../../components/status/loaded.js';
import { Notice } from '../../../components/status/notice.js';
import '../../../design/public.css';
import { useFormat } from '../../../text/format.js';
import { DRAFT_STATES, DraftStateBadge, useKindWords } from './draft-words.js';
import { StartNewDraft } from './start-draft.js';

function Drafts({ filter }: { readonly filter: DraftFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindWords = useKindWords();
  const placeName = usePlaceName();
  const query = useInfiniteQuery(documentDraftsQuery(filter));
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('drafts.emptyTitle')} text={t('drafts.emptyText')} />;
        return (
          <section aria-label={t('drafts.title')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <DataTable
              caption={t('drafts.title')} rows={rows} rowKey={(row) => row.id} isBusy={query.isPlaceholderData}
              columns={[
                { key: 'title', title: t('drafts.columns.title'), isRowHeader: true, cell: (row) => <><Link to="/admin/drafts/$id" params={{ id: row.id }}>{row.title[format.language]}</Link><span className="cell-sub"><span className="code">{row.code}</span> · {kindWords(row.kind)}</span></> },
                { key: 'state', title: t('drafts.columns.state'), cell: (row) => <DraftStateBadge draft={row} /> },
                { key: 'base', title: t('drafts.columns.base'), cell: (row) => (row.baseNumber === null ? t('drafts.isNew') : t('signing.number', { number: row.baseNumber })) },
                { key: 'place', title: t('drafts.columns.place'), cell: (row) => placeName(row.jurisdiction) },
                { key: 'updated', title: t('drafts.columns.updated'), cell: (row) => <time dateTime={row.updatedAt}>{format.instant(row.updatedAt)}</time> },
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={total} />
          </section>
        );
      }}
    </Loaded>
  );
}

/** The changes that are being written, and what became of those that were. */
export function DraftsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/catalogue-admin/admin/drafts' });
  const navigate = useNavigate({ from: '/admin/drafts' });
  const whose = search.whose === 'mine' ? 'mine' : undefined;
  const state = DRAFT_STATES.find((each) => each === search.status);
  const kept = { ...(search.whose === undefined ? {} : { whose: search.whose }), ...(search.status === undefined ? {} : { status: search.status }) };
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: { ...kept, ...(q === '' ? {} : { q }) }, replace: true }));
  const sought = search.q === undefined ? {} : { q: search.q };
  const status = search.status === undefined ? {} : { status: search.status };
  return (
    <>
      <PageHeading title={t('drafts.title')} lead={t('drafts.lead')} actions={<><StartNewDraft /><Link className={buttonClass('second')} to="/admin/propose">{t('drafts.propose.start')}</Link></>} />
      <div className="stack">
        {search.batch !== undefined && <Notice tone="info" role="note"><p>{t('drafts.ofBatch')} <Link to="/admin/drafts">{t('drafts.allDrafts')}</Link></p></Notice>}
        <nav className="tabs" aria-label={t('drafts.whose')}>
          <Link to="/admin/drafts" search={{ ...sought, ...status }} activeOptions={{ exact: true }}>{t('drafts.everyones')}</Link>
          <Link to="/admin/drafts" search={{ ...sought, ...status, whose: 'mine' }} activeOptions={{ exact: true }}>{t('drafts.mine')}</Link>
        </nav>
        <search className="filters">
          <div className="search-bar">
            <SearchInput label={t('drafts.search')} value={text} onChange={setText} />
            <SelectInput
              name="status" label={t('drafts.columns.state')} optional value={state ?? 'open'} options={DRAFT_STATES.map((key) => ({ key, label: t(`drafts.state.${key}`) }))}
              onChange={(key) => void navigate({ search: { ...sought, ...(whose === undefined ? {} : { whose }), ...(key === 'open' ? {} : { status: key }) }, replace: true })}
            />
          </div>
        </search>
        <Drafts filter={{ q: search.q, state, whose, batchId: search.batch }} />
      </div>
    </>
  );
}
