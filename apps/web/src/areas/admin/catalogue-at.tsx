import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { catalogueAtQuery } from '../../api/history.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { buttonClass } from '../../components/form/button-class.js';
import { InstantInput } from '../../components/form/instant-input.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';

function Entries({ at, q }: { readonly at: string; readonly q: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(catalogueAtQuery(at, q));
  const title = at === '' ? t('history.stateNow') : t('history.stateLead', { at: format.instant(at) });
  return (
    <Loaded query={query} lines={10}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        return (
          <section className="stack-s" aria-labelledby="state">
            <h2 id="state">{title}</h2>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            {rows.length === 0 ? <EmptyState title={t('pub.catalogue.emptyTitle')} text={t('pub.catalogue.emptyText')} /> : (
              <>
                <DataTable
                  caption={title} rows={rows} rowKey={(row) => row.code} isBusy={query.isPlaceholderData}
                  columns={[
                    { key: 'name', title: t('history.stateColumns.name'), isRowHeader: true, cell: (row) => <><Link to="/admin/catalogue/$code" params={{ code: row.code }} search={at === '' ? {} : { at }}>{format.name(row)}</Link><span className="cell-sub">{format.otherName(row)}</span></> },
                    { key: 'code', title: t('history.stateColumns.code'), cell: (row) => <span className="code">{row.code}</span> },
                    { key: 'effect', title: t('history.stateColumns.effect'), cell: (row) => t(`vocabulary.effect.${row.recognitionEffect}`) },
                  ]}
                />
                <ListFoot query={query} shown={rows.length} total={total} />
              </>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

/** The whole catalogue as of an instant, past or to come, to look through and to take away with its signatures. */
export function CatalogueAt({ at, q }: { readonly at: string; readonly q: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/history' });
  const set = (name: 'at' | 'q') => (value: string) => void navigate({ search: (now) => ({ ...now, [name]: value === '' ? undefined : value }), replace: true });
  const [text, setText] = useSearchText(q, set('q'));
  return (
    <>
      <search className="filters">
        <div className="search-bar">
          <InstantInput name="at" label={t('history.at')} hint={t('history.atHint')} optional value={at} onChange={set('at')} />
          <SearchInput label={t('pub.catalogue.search')} value={text} onChange={setText} />
        </div>
      </search>
      <p className="no-print"><a className={buttonClass('second', 'small')} href={`/api/publication/export${at === '' ? '' : `?at=${encodeURIComponent(at)}`}`} download>{t('history.exportState')}</a></p>
      <Entries at={at} q={q} />
    </>
  );
}
