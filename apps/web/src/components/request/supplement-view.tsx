import { useTranslation } from 'react-i18next';
import type { Supplement, SupplementItem } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { LawRef } from '../status/law-ref.js';

/** One item of a notice as the authority wrote it. */
export function SupplementItemText({ item }: { readonly item: SupplementItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="item-quote">
      <p><strong>{item.what}</strong></p>
      {item.why !== item.reason?.zh && item.why !== item.reason?.en && <p className="muted small">{t('request.supplementReason')} {item.why}</p>}
      {item.reason !== null && <p className="muted small">{item.reason[format.language]}{item.reason.lawRef !== null && <> <LawRef law={item.reason.lawRef} /></>}</p>}
    </div>
  );
}

/** A supplement notice with its answers, for reading. */
export function SupplementView({ supplement, title }: { readonly supplement: Supplement; readonly title?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={title ?? t('request.supplementTitle')}>
      <p className="muted small">{t('request.supplementAsked', { at: format.instant(supplement.requestedAt), items: supplement.items.length })}{supplement.answeredAt !== null && ` · ${t('request.supplementAnswered', { at: format.instant(supplement.answeredAt) })}`}</p>
      <ol className="stack-s">
        {supplement.items.map((item, index) => (
          <li key={item.code} className="item-form">
            <h3>{t('request.supplementItem', { n: index + 1 })}</h3>
            <SupplementItemText item={item} />
            {item.answer !== null && <p><span className="muted small">{t('request.supplementAnswer')}</span> {item.answer}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
