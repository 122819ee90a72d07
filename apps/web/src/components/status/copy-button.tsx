import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a reference to the clipboard and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <button type="button" className="text-button small" onClick={copy}>
      <span aria-live="polite">{copied ? t('problems.copied') : (label ?? t('problems.copy'))}</span>
    </button>
  );
}
