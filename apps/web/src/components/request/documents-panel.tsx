import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { documentAddress, documentsQuery } from '../../api/documents.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { buttonClass } from '../form/button-class.js';
import { Panel } from '../layout/panel.js';
import { Loaded } from '../status/loaded.js';

const LANGUAGES = ['zh', 'en'] as const;
/** Where notices and the codes on paper lead. */
const PLACE = 'documents';

/** The written notices of a request, to print: each with its number, and the check code by which paper and record are compared. */
export function DocumentsPanel({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const { request } = detail;
  const query = useQuery(documentsQuery(request.id, request.version));
  const isKnown = query.data !== undefined;
  useEffect(() => {
    if (isKnown && window.location.hash === `#${PLACE}`) place.current?.scrollIntoView();
  }, [isKnown]);
  return (
    <div id={PLACE} ref={place}>
      <Panel title={t('delivery.documents')} className="no-print">
        <Loaded query={query} lines={2}>
          {({ items }) => (items.length === 0 ? <p className="muted">{t('delivery.documentsNone')}</p> : (
            <div className="stack-s">
              <p className="muted small">{t('delivery.documentsLead')}</p>
              <ul className="stack-s">
                {items.map((document) => (
                  <li key={document.id} className="material">
                    <h3>{t(`delivery.document.${document.kind}`)}</h3>
                    <p className="muted small">{format.instant(document.at)}</p>
                    <p className="muted small">{t('delivery.documentNumber', { number: document.number, check: document.check })}</p>
                    <div className="row">
                      {LANGUAGES.map((language) => <a key={language} className={buttonClass('second', 'small')} href={documentAddress(request.id, document.id, language)} download aria-label={`${t(`delivery.document.${document.kind}`)} ${document.number} ${t(`delivery.pdf.${language}`)}`}>{t(`delivery.pdf.${language}`)}</a>)}
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </Loaded>
      </Panel>
    </div>
  );
}
