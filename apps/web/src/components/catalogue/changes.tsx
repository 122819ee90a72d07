import { useTranslation } from 'react-i18next';
import type { Content } from '../../api/types.js';
import { DataTable } from '../data/data-table.js';
import { contentChanges, type ContentChange } from './content-changes.js';
import { useContentWords } from './content-words.js';
import { useFieldLabel } from './field-labels.js';
import '../../design/drafts.css';

function Nothing() {
  const { t } = useTranslation();
  return <span className="muted">{t('signing.nothing')}</span>;
}

function After({ change }: { readonly change: ContentChange }) {
  const { t } = useTranslation();
  if (change.kind === 'value') return change.after === '' ? <Nothing /> : <>{change.after}</>;
  return (
    <ul className="changed-list">
      {change.added.map((each) => <li key={each}><ins><span className="change-mark">{t('drafts.diff.added')}</span> {each}</ins></li>)}
      {change.changed.map(({ before, after }) => <li key={before}><span className="change-mark">{t('drafts.diff.changed')}</span> {after}</li>)}
    </ul>
  );
}

function Before({ change }: { readonly change: ContentChange }) {
  const { t } = useTranslation();
  if (change.kind === 'value') return change.before === '' ? <Nothing /> : <>{change.before}</>;
  return (
    <ul className="changed-list">
      {change.removed.map((each) => <li key={each}><del><span className="change-mark">{t('drafts.diff.removed')}</span> {each}</del></li>)}
      {change.changed.map(({ before }) => <li key={before}>{before}</li>)}
    </ul>
  );
}

interface ChangesProps {
  readonly before: Content | null;
  readonly after: Content;
  readonly standingBefore: string | null;
  readonly standing: string;
  /** Names of the two sides, where "before" and "after" do not say enough. */
  readonly sides?: readonly [string, string];
}

/** What differs between two contents, field by field and in words. */
export function Changes({ before, after, standingBefore, standing, sides }: ChangesProps) {
  const { t } = useTranslation();
  const words = useContentWords([before, after]);
  const label = useFieldLabel();
  const moved = standingBefore === standing || (standingBefore === null && standing === 'active') ? {} : { standing };
  const changes = [...contentChanges({ standing: standingBefore ?? '' }, { standing: standingBefore ?? '', ...moved }, words), ...contentChanges(before, after, words)];
  if (changes.length === 0) return <p className="muted">{t('signing.noChanges')}</p>;
  return (
    <DataTable
      caption={t('signing.changes')} rows={changes} rowKey={(row) => row.path}
      columns={[
        { key: 'field', title: t('signing.change.field'), isRowHeader: true, cell: (row) => label(row.path) },
        { key: 'before', title: sides?.[0] ?? t('signing.change.before'), cell: (row) => <Before change={row} /> },
        { key: 'after', title: sides?.[1] ?? t('signing.change.after'), cell: (row) => <After change={row} /> },
      ]}
    />
  );
}

interface SentenceChangesProps {
  /** Null: nothing was said before. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[];
}

/** What a document says in plain words, with the sentences that came and went against what it said before. */
export function SentenceChanges({ before, after }: SentenceChangesProps) {
  const { t } = useTranslation();
  const gone = (before ?? []).filter((each) => !after.includes(each));
  return (
    <ul className="stack-s sentences">
      {gone.map((each) => <li key={`- ${each}`}><del><span className="change-mark">{t('drafts.diff.removed')}</span> {each}</del></li>)}
      {after.map((each) => <li key={each}>{before === null || before.includes(each) ? each : <ins><span className="change-mark">{t('drafts.diff.added')}</span> {each}</ins>}</li>)}
    </ul>
  );
}
