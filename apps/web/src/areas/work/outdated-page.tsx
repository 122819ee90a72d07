import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { topicOf } from '../../api/topic.js';
import type { OutdatedRequest } from '../../api/types.js';
import { outdatedQuery, useMoves, type Moves } from '../../api/versions.js';
import { DataTable, type Column } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { CheckInput } from '../../components/form/choice-input.js';
import { useKept } from '../../components/form/kept-text.js';
import { SearchInput } from '../../components/form/search-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { useVersionWords, VersionChanges } from '../../components/request/version-changes.js';
import { PlainBadge, StateBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import '../../design/drafts.css';
import { useFormat } from '../../text/format.js';

function mayMove({ request, versions }: OutdatedRequest): boolean {
  return versions.move === 'possible' && (request.mine || !request.claimed);
}

interface TableProps {
  readonly rows: readonly OutdatedRequest[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: readonly string[], isChosen: boolean) => void;
}

function OutdatedTable({ rows, chosen, choose }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useVersionWords();
  const columns: readonly Column<OutdatedRequest>[] = [
    {
      key: 'select', title: t('versions.columns.select'), cell: (row) => {
        const { id, number } = row.request;
        if (!mayMove(row)) return <PlainBadge tone="still">{t(row.versions.move === 'possible' ? 'versions.cannotClaimed' : 'versions.cannotLost')}</PlainBadge>;
        return <CheckInput name={`select-${id}`} value={chosen.has(id)} onChange={(isChosen) => choose([id], isChosen)}><span className="hidden-visually">{t('versions.select', { number })}</span></CheckInput>;
      },
    },
    {
      key: 'request', title: t('versions.columns.request'), isRowHeader: true, cell: ({ request }) => (
        <><Link to="/work/$id" params={{ id: request.id }}>{format.name(topicOf(request))}</Link><span className="cell-sub code">{request.number}</span><span className="cell-sub">{t('request.route', { from: format.name(request.fromJurisdiction), to: format.name(request.toJurisdiction) })}</span></>
      ),
    },
    { key: 'state', title: t('versions.columns.state'), cell: ({ request }) => <StateBadge state={request.state} /> },
    { key: 'from', title: t('versions.columns.from'), cell: ({ versions }) => <>{words(versions.filed)}<span className="cell-sub">{t('versions.inForce')}: {words(versions.inForce)}</span></> },
    { key: 'change', title: t('versions.columns.change'), cell: ({ request, versions }) => <VersionChanges request={request} versions={versions} /> },
  ];
  return <DataTable caption={t('versions.listTitle')} columns={columns} rows={rows} rowKey={({ request }) => request.id} />;
}

/** How far it has come, and what could not be moved and why. */
function Progress({ moves: { progress, stop } }: { readonly moves: Moves }) {
  const { t } = useTranslation();
  if (progress === undefined) return null;
  const failed = progress.done.filter(({ error }) => error !== null);
  const rest = progress.total - progress.done.length;
  const text = progress.isRunning ? t('versions.progress', { done: progress.done.length, total: progress.total }) : t('versions.result', { moved: progress.done.length - failed.length, failed: failed.length });
  return (
    <div className="stack-s">
      <Notice tone={failed.length > 0 ? 'care' : 'info'} role="status"><p>{text}</p>{!progress.isRunning && rest > 0 && <p>{t('versions.stopped', { rest })}</p>}</Notice>
      {progress.isRunning && <><progress className="progress" max={progress.total} value={progress.done.length} aria-label={text} /><Button size="small" look="second" onPress={stop}>{t('versions.stop')}</Button></>}
      {failed.map(({ id, number, error }) => <div key={id}><p className="code">{number}</p><ProblemNotice error={error} /></div>)}
    </div>
  );
}

function MoveMany({ rows, moves, onStart }: { readonly rows: readonly OutdatedRequest[]; readonly moves: Moves; readonly onStart: () => void }) {
  const { t } = useTranslation();
  const [typed, change, forget] = useKept('versions.many', { reasonText: '' });
  const [tried, setTried] = useState(false);
  const reasonText = typed.reasonText.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reasonText === '' || rows.length === 0) return;
    moves.start(rows, reasonText);
    forget();
    onStart();
  };
  return (
    <Panel title={t('versions.selected', { count: rows.length })}>
      <form className="item-form" noValidate onSubmit={submit} aria-label={t('versions.title')}>
        <TextInput name="reason" label={t('versions.reason')} hint={t('versions.reasonHint')} error={tried && reasonText === '' ? t('versions.reasonMissing') : undefined} multiline maxLength={2000} value={typed.reasonText} onChange={(next) => change({ reasonText: next })} />
        {tried && rows.length === 0 && moves.progress === undefined && <p role="alert" className="field-error">{t('versions.selectMissing')}</p>}
        <Progress moves={moves} />
        <div className="form-actions"><Button type="submit" isPending={moves.progress?.isRunning === true}>{t('versions.submitMany', { count: rows.length })}</Button></div>
      </form>
    </Panel>
  );
}

function List({ rows, moves }: { readonly rows: readonly OutdatedRequest[]; readonly moves: Moves }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (ids: readonly string[], isChosen: boolean) => setChosen((now) => new Set(isChosen ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const movable = rows.filter(mayMove);
  const selected = movable.filter(({ request }) => chosen.has(request.id));
  return (
    <div className="stack">
      {movable.length > 0 && <CheckInput name="select-all" value={selected.length === movable.length} onChange={(isChosen) => choose(movable.map(({ request }) => request.id), isChosen)}>{t('versions.selectAll', { count: movable.length })}</CheckInput>}
      {rows.length > 0 && <OutdatedTable rows={rows} chosen={chosen} choose={choose} />}
      {(movable.length > 0 || moves.progress !== undefined) && <MoveMany rows={selected} moves={moves} onStart={() => setChosen(new Set())} />}
    </div>
  );
}

/** Open requests of the authority that stand under earlier versions of the catalogue; some or all are moved to the version in force. */
export function OutdatedPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/case-clerk/work/outdated' });
  const navigate = useNavigate({ from: '/work/outdated' });
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => void navigate({ search: settled === '' ? {} : { q: settled }, replace: true }));
  const query = useInfiniteQuery(outdatedQuery(search.q ?? ''));
  const moves = useMoves();
  return (
    <>
      <PageHeading title={t('versions.listTitle')} lead={t('versions.listLead')} back={<Link to="/work">← {t('versions.backToWork')}</Link>} />
      <div className="stack">
        <search className="filters"><div className="search-bar"><SearchInput label={t('versions.search')} hint={t('work.searchHint')} value={q} onChange={setQ} /></div></search>
        <Loaded query={query} lines={6}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            const total = data.pages[0]?.total ?? 0;
            return (
              <section aria-label={t('versions.listTitle')} className="stack">
                <p role="status" className="muted small">{t('shell.total', { total })}</p>
                {rows.length === 0 && <EmptyState title={t('versions.emptyTitle')} text={t('versions.emptyText')} />}
                <List rows={rows} moves={moves} />
                <ListFoot query={query} shown={rows.length} total={total} />
              </section>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
