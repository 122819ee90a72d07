import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importQuery, importRowsQuery, type Verdict } from '../../api/imports.js';
import type { CatalogueImport, ImportRow } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { ImportActs } from './import-acts.js';
import { ImportStateBadge } from './import-state-badge.js';

const VERDICTS = ['wrong', 'added', 'changed', 'withdrawn', 'unchanged'] as const satisfies readonly Verdict[];

function useIssueWords(): (issue: ImportRow['issues'][number]) => string {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (issue) => {
    const column = issue.column === '' ? t('imports.wholeRow') : issue.column;
    return issue.value === '' ? t('imports.issueBare', { column, words: issue[language] }) : t('imports.issue', { column, value: issue.value, words: issue[language] });
  };
}

function What({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  if (row.verdict === 'wrong') return <ul>{row.issues.map((issue) => <li key={`${issue.column}/${issue.code}`}>{words(issue)}</li>)}</ul>;
  if (row.verdict === 'withdrawn') return t('imports.willRetire');
  if (row.verdict === 'added') return t('imports.newEntry');
  return row.changes.length === 0 ? '—' : <span>{t('imports.changed', { fields: row.changes.join(t('imports.between')) })}</span>;
}

function Line({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  if (row.line === null) return <span className="muted">{t('imports.notInFile')}</span>;
  return <>{row.sheet === null ? t('imports.lineOnly', { line: row.line }) : t('imports.sheetLine', { sheet: row.sheet, line: row.line })}</>;
}

function Rows({ found, verdict }: { readonly found: CatalogueImport; readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(importRowsQuery(found, verdict));
  return (
    <Loaded query={query}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        if (rows.length === 0) return <EmptyState title={t('imports.noRows')} text="" />;
        return (
          <>
            <DataTable
              caption={t(`imports.verdict.${verdict}`)} rows={rows} rowKey={(row) => String(row.position)}
              columns={[
                { key: 'line', title: t('imports.row.line'), isRowHeader: true, cell: (row) => <Line row={row} /> },
                { key: 'code', title: t('imports.row.code'), cell: (row) => <><span className="code">{row.code === '' ? '—' : row.code}</span>{row.matchedBy === 'name' && <span className="cell-sub">{t('imports.byName')}</span>}</> },
                { key: 'title', title: t('imports.row.title'), cell: (row) => row.title },
                { key: 'what', title: t('imports.row.what'), cell: (row) => <What row={row} /> },
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={data.pages[0]?.total ?? 0} />
          </>
        );
      }}
    </Loaded>
  );
}

function Results({ found }: { readonly found: CatalogueImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<Verdict>();
  const verdict = chosen ?? VERDICTS.find((each) => found.counts[each] > 0) ?? 'unchanged';
  return (
    <div className="stack-s">
      <div className="row" role="group" aria-label={t('imports.filter')}>
        {VERDICTS.map((each) => <Button key={each} size="small" look={each === verdict ? 'first' : 'second'} onPress={() => setChosen(each)}>{`${t(`imports.verdict.${each}`)} ${format.number(found.counts[each])}`}</Button>)}
      </div>
      {found.counts.wrong > 0 && <p className="row"><span>{t(found.mode === 'replace' ? 'imports.mustBeWhole' : 'imports.goodKept')}</span><a href={`/api/catalogue/imports/${found.id}/faults`} download>{t('imports.faults')}</a></p>}
      <Rows found={found} verdict={verdict} />
    </div>
  );
}

function Progress({ found }: { readonly found: CatalogueImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts: { added, changed, withdrawn } } = found;
  const isDrafting = found.state === 'drafting' || found.drafted > 0;
  const [done, total] = isDrafting ? [found.drafted, added + changed + withdrawn] : [found.checked, found.rows];
  return (
    <div className="stack-s" role="status">
      <p className="row"><ImportStateBadge state={found.state} /><span>{t(isDrafting ? 'imports.progress.drafting' : 'imports.progress.checking', { done: format.number(done), total: format.number(total) })}</span></p>
      <progress className="progress" max={Math.max(total, 1)} value={done} aria-label={t('imports.steps')} />
      {(found.state === 'checking' || found.state === 'drafting') && <p className="muted small">{t('imports.goesOn')}</p>}
    </div>
  );
}

function Problem({ found }: { readonly found: CatalogueImport }) {
  const { t } = useTranslation();
  if (found.problem === null) return null;
  const { code } = found.problem;
  const known = (['base_outdated', 'post_not_held'] as const).find((each) => each === code);
  return <Notice tone="care" role="status"><p>{known === undefined ? t('imports.problem.other', { code }) : t(`imports.problem.${known}`)}</p></Notice>;
}

function FileIssues({ found }: { readonly found: CatalogueImport }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  if (found.fileIssues.length === 0) return null;
  return <Notice tone="care" title={t('imports.fileIssues')} role="note"><ul>{found.fileIssues.map((issue) => <li key={`${issue.column}/${issue.code}`}>{words(issue)}</li>)}</ul></Notice>;
}

/** One import: how far it is, what came of its rows, and what may be done with it. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/catalogue-admin/admin/import/$id' });
  const query = useQuery(importQuery(id));
  return (
    <>
      <PageHeading title={query.data?.fileName ?? t('imports.title')} back={<Link to="/admin/import">← {t('imports.back')}</Link>} />
      <Loaded query={query} lines={8}>
        {(found) => (
          <div className="stack">
            <Panel title={t('imports.steps')}>
              <div className="stack-s">
                <Progress found={found} />
                <Problem found={found} />
                {found.state === 'checked' && found.counts.added + found.counts.changed + found.counts.withdrawn === 0 && found.counts.wrong === 0 && <p>{t('imports.nothing')}</p>}
                <ImportActs found={found} />
              </div>
            </Panel>
            <FileIssues found={found} />
            {found.checked > 0 && <Results found={found} />}
          </div>
        )}
      </Loaded>
    </>
  );
}
