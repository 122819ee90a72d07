import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field.js';

/** Wording of what is wrong, by name of the input. Empty: nothing is wrong. */
export type FieldErrors = Readonly<Record<string, string>>;

const REACHABLE = 'input:not([type="hidden"],[tabindex="-1"]), textarea, button, [role="spinbutton"], [tabindex="0"]';

function goTo(name: string): void {
  const place = document.getElementById(fieldId(name));
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>(REACHABLE)?.focus();
}

interface ErrorSummaryProps {
  readonly errors: FieldErrors;
  /** Counts failed submits: each new one brings the focus here. */
  readonly attempt: number;
}

/** Lists what is to be corrected before the form, each entry leading to its input. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  const shown = attempt > 0 && entries.length > 0;
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (!shown) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{t('shell.errorSummary', { count: entries.length })}</h2>
      <ul>
        {entries.map(([name, text]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`} onClick={(event) => { event.preventDefault(); goTo(name); }}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
