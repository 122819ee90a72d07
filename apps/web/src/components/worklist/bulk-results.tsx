import { useTranslation } from 'react-i18next';
import type { BulkResult } from '../../api/assignments.js';
import { Notice } from '../status/notice.js';

interface BulkResultsProps {
  readonly rows: readonly BulkResult[];
  readonly numbers: ReadonlyMap<string, string>;
}

/** What became of each row, those that failed first. */
export function BulkResults({ rows, numbers }: BulkResultsProps) {
  const { t, i18n } = useTranslation();
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const wording = (code: string | null) => {
    if (code === null) return t('assignments.rowDone');
    const key = `problems.code.${code}`;
    return i18n.exists(key) ? t(key as 'problems.code.internal') : t('problems.unknown', { code });
  };
  return (
    <Notice tone={refused.length > 0 ? 'care' : 'info'} role="status">
      <p>{t('assignments.results', { done: rows.length - refused.length, refused: refused.length })}</p>
      {refused.length > 0 && <p>{t('assignments.rowsFailed')}</p>}
      <ul className="bullets small">
        {[...refused, ...rows.filter(({ outcome }) => outcome === 'done')].map(({ id, code }) => <li key={id}><span className="code">{numbers.get(id) ?? ''}</span> {wording(code)}</li>)}
      </ul>
    </Notice>
  );
}
