import { useTranslation } from 'react-i18next';
import type { DraftIssue } from '../../../api/types.js';
import { fieldId } from '../../../components/form/field.js';
import { useFieldLabel } from '../../../components/catalogue/field-labels.js';

const REACHABLE = 'input:not([type="hidden"],[tabindex="-1"]), textarea, button, [role="spinbutton"], [tabindex="0"]';

/** What is wrong, in words. */
export function useIssueWords(): (issue: DraftIssue) => string {
  const { t, i18n } = useTranslation();
  return ({ code, expected }) => {
    // A code that is not there at all is not a wrong code.
    const isMissing = code.endsWith('_unknown') && code !== 'unknown_field' && (expected === undefined || expected === '' || expected === 'undefined' || expected === 'null');
    const key = `drafts.issue.${isMissing ? 'required' : code}`;
    return i18n.exists(key) ? t(key as 'drafts.issue.too_long', { expected: expected ?? '' }) : t('drafts.issueUnknown', { code });
  };
}

/** Brings the focus to the input at a path, or to the part of the form that it belongs to. */
export function goToField(path: string): void {
  const steps = path.split('.');
  const places = steps.map((_step, index) => document.getElementById(fieldId(steps.slice(0, steps.length - index).join('.'))));
  const place = places.find((each) => each !== null);
  // What is folded away cannot be reached.
  for (let box = place?.closest('details'); box; box = box.parentElement?.closest('details')) box.open = true;
  place?.scrollIntoView({ block: 'center' });
  (place?.querySelector<HTMLElement>(REACHABLE) ?? place)?.focus();
}

interface IssueListProps {
  readonly issues: readonly DraftIssue[];
  readonly onGo: (path: string) => void;
}

/** Everything that keeps a draft from being proposed, each entry leading to its field. */
export function IssueList({ issues, onGo }: IssueListProps) {
  const { t } = useTranslation();
  const label = useFieldLabel();
  const words = useIssueWords();
  return (
    <ul className="bullets small">
      {issues.map((issue) => (
        <li key={`${issue.path} ${issue.code} ${issue.expected ?? ''}`}>
          {issue.path === '' ? words(issue) : <button type="button" className="text-button" onClick={() => onGo(issue.path)}>{t('drafts.words.part', { label: label(issue.path), value: words(issue) })}</button>}
        </li>
      ))}
    </ul>
  );
}
