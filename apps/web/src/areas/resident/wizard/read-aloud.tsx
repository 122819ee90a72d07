import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/status/notice.js';

/** A text that a clerk reads to whoever stands before the window. */
export function ReadAloud({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return <Notice tone="care" role="note" title={t('apply.assisted.read')}><blockquote className="read-aloud">{text}</blockquote></Notice>;
}
