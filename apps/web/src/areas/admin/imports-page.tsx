import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { importsQuery, sendImport } from '../../api/imports.js';
import { useSignedIn } from '../../api/session.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { ChoiceInput } from '../../components/form/choice-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { useFormat } from '../../text/format.js';
import { ImportStateBadge } from './import-state-badge.js';

const MOST_BYTES = 40 * 1024 * 1024;
const MODES = ['merge', 'replace'] as const;
/** By their names only: what a file is, the server tells by its content. */
const NAMES = ['.xlsx', '.csv', '.json', '.jsonl'];

function Templates() {
  const { t } = useTranslation();
  const address = (format: string, kind?: string) => `/api/catalogue/import-template?format=${format}${kind === undefined ? '' : `&kind=${kind}`}`;
  return (
    <Panel title={t('imports.template')}>
      <div className="stack-s">
        <p className="muted">{t('imports.templateText')}</p>
        <ul className="row">
          <li><a href={address('xlsx')} download>XLSX</a></li>
          {(['qualification', 'recognition_rule'] as const).map((kind) => <li key={kind}><a href={address('csv', kind)} download>{`CSV (${t(`imports.kind.${kind}`)})`}</a></li>)}
          <li><a href={address('json')} download>JSON</a></li>
          <li><a href={address('jsonl')} download>JSONL</a></li>
        </ul>
      </div>
    </Panel>
  );
}

function UploadPanel() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [mode, setMode] = useState<string>('merge');
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [refused, setRefused] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setFailure(undefined);
    setRefused(file.size > MOST_BYTES ? t('imports.tooBig', { file: file.name }) : undefined);
    if (file.size > MOST_BYTES) return;
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await sendImport({ fields: { mode }, file, onProgress: (share) => setSending({ name: file.name, share }) });
      void navigate({ to: '/admin/import/$id', params: { id } });
    } catch (problem) {
      setFailure(problem);
    }
    setSending(undefined);
  };
  const percent = Math.round((sending?.share ?? 0) * 100);
  return (
    <Panel title={t('imports.upload')}>
      <div className="stack">
        <ChoiceInput name="mode" label={t('imports.mode')} value={mode} onChange={setMode} options={MODES.map((key) => ({ key, label: t(`imports.modes.${key}`), note: t(`imports.modeNotes.${key}`) }))} />
        <DropZone className="drop" aria-label={t('imports.upload')} getDropOperation={() => 'copy'} onDrop={(event) => void Promise.all(event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(([file]) => take(file))}>
          <FileTrigger acceptedFileTypes={NAMES} onSelect={(list) => void take(list?.[0])}><Button isPending={sending !== undefined}>{t('imports.choose')}</Button></FileTrigger>
          <span className="muted small">{t('imports.drop')}</span>
        </DropZone>
        <div role="status">
          {sending !== undefined && <><p className="small">{t('imports.sending', { file: sending.name, percent })}</p><progress className="progress" max={100} value={percent} aria-label={sending.name} /></>}
        </div>
        {refused !== undefined && <p className="field-error" role="alert">{refused}</p>}
        {failure !== undefined && <ProblemNotice error={failure} />}
      </div>
    </Panel>
  );
}

function Earlier() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(importsQuery());
  return (
    <section aria-labelledby="earlier" className="stack-s">
      <h2 id="earlier">{t('imports.earlier')}</h2>
      <Loaded query={query}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          if (rows.length === 0) return <EmptyState title={t('imports.none')} text={t('imports.noneText')} />;
          return (
            <>
              <DataTable
                caption={t('imports.earlier')} rows={rows} rowKey={(row) => row.id}
                columns={[
                  { key: 'file', title: t('imports.columns.file'), isRowHeader: true, cell: (row) => <><Link to="/admin/import/$id" params={{ id: row.id }}>{row.fileName}</Link><span className="cell-sub">{t(`imports.modes.${row.mode}`)} · {row.format.toUpperCase()} · {format.size(row.size)}</span></> },
                  { key: 'state', title: t('imports.columns.state'), cell: (row) => <ImportStateBadge state={row.state} /> },
                  { key: 'rows', title: t('imports.columns.rows'), cell: (row) => format.number(row.rows) },
                  { key: 'changes', title: t('imports.columns.changes'), cell: (row) => t('imports.changesOf', { ...row.counts }) },
                  { key: 'at', title: t('imports.columns.at'), cell: (row) => <time dateTime={row.createdAt}>{format.instant(row.createdAt)}</time> },
                ]}
              />
              <ListFoot query={query} shown={rows.length} total={data.pages[0]?.total ?? 0} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** Where files come in, and what came in earlier. */
export function ImportsPage() {
  const { t } = useTranslation();
  const isAdministrator = useSignedIn().activePost?.role === 'catalogue_admin';
  return (
    <>
      <PageHeading title={t('imports.title')} lead={t('imports.lead')} />
      <div className="stack">
        {isAdministrator && <UploadPanel />}
        <Templates />
        <Earlier />
      </div>
    </>
  );
}
