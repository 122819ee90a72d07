import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  /** What is copied, read out where several buttons look alike. */
  readonly about?: string;
}

/** Copies a text to the clipboard and says so. */
export function CopyButton({ text, label, about }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <button type="button" className="text-button small" onClick={copy}>
      <span aria-live="polite">{copied ? t('problems.copied') : (label ?? t('problems.copy'))}</span>
      {about !== undefined && <span className="hidden-visually"> {about}</span>}
    </button>
  );
}
