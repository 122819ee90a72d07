import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import { attachmentAddress } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';

/** The papers of a request with the material that each one is. */
export function AttachmentList({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const materialName = (code: string) => {
    const material = service.data?.materials.find((each) => each.code === code);
    return material === undefined ? code : format.name(material);
  };
  return (
    <Panel title={t('request.attachmentsTitle')}>
      {detail.attachments.length === 0 ? <p className="muted">{t('request.noAttachments')}</p> : (
        <ul>
          {detail.attachments.map((file) => (
            <li key={file.id} className="file">
              <div>
                <p>{materialName(file.materialCode)}{file.supplementRound > 0 && <span className="muted small"> · {t('vocabulary.deadline.supplement_answer')}</span>}</p>
                <p className="muted small">{file.fileName} · {format.size(file.size)} · {format.instant(file.uploadedAt)}</p>
              </div>
              <a href={attachmentAddress(file.id)} download={file.fileName} className="no-print" aria-label={t('request.download', { file: file.fileName })}>{t('request.downloadShort')}</a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
