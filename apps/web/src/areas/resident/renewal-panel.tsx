import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationQuery, serviceQuery } from '../../api/catalogue.js';
import { useRenewal, type Certificate } from '../../api/certificates.js';
import { requestQuery, uploadAttachment } from '../../api/requests.js';
import type { Attachment } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { CheckInput } from '../../components/form/choice-input.js';
import { FileInput } from '../../components/form/file-input.js';
import { Panel } from '../../components/layout/panel.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';
import { filesFor, uploadsOf } from './wizard/content.js';

/** Asks for the renewal: the answers are those of the request before, only papers and consent are asked for anew. */
export function RenewalPanel({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const before = useQuery(requestQuery(certificate.requestId));
  const service = useQuery({ ...serviceQuery(before.data?.request.serviceType.code ?? ''), enabled: before.data !== undefined });
  const entry = useQuery({ ...qualificationQuery(certificate.qualification?.code ?? ''), enabled: certificate.qualification !== null });
  const renewal = useRenewal(certificate.id);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [consent, setConsent] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  if (service.data === undefined || entry.data === undefined) return null;
  const uploads = uploadsOf({ service: service.data, entry: entry.data, atWindow: false }, { mode: 'online', form: {} });
  const missing = uploads.filter((material) => material.required && filesFor(files, material).length === 0);
  const send = () => {
    setWasTried(true);
    if (!consent || missing.length > 0) return;
    renewal.carryOut({ attachmentIds: files.map(({ id }) => id), consent }, ({ requestId, number }) => {
      announce(t('certificate.renewalSent', { number }));
      void navigate({ to: '/requests/$id', params: { id: requestId } });
    });
  };
  return (
    <Panel title={t('certificate.renew')} className="no-print">
      <p>{t('certificate.renewLead', { until: format.day(certificate.validUntil ?? '') })}</p>
      {uploads.map((material) => (
        <div key={material.code} className="stack-s">
          <h3>{format.name(material)}</h3>
          <FileInput
            name={`material.${material.code}`} label={format.name(material)} formats={material.formats} maxFiles={material.maxFiles} files={filesFor(files, material)}
            error={wasTried && missing.includes(material) ? t('certificate.renewMissing') : undefined} send={async (file, onProgress) => await uploadAttachment(file, material.code, onProgress)}
            onChange={(mine) => setFiles([...files.filter((file) => file.materialCode !== material.code), ...mine])}
          />
        </div>
      ))}
      <CheckInput name="renewConsent" value={consent} onChange={setConsent} error={wasTried && !consent ? t('apply.consentMissing') : undefined}>{t('certificate.renewConsent')}</CheckInput>
      <Button isPending={renewal.isPending} onPress={send}>{t('certificate.renewSend')}</Button>
      {renewal.error !== null && <ProblemNotice error={renewal.error} />}
    </Panel>
  );
}
