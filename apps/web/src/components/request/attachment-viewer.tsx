import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentAddress } from '../../api/requests.js';
import type { Attachment, RequestDetail } from '../../api/types.js';
import { attachmentBlob } from '../../api/work-desk.js';
import { Button } from '../form/button.js';
import { Notice } from '../status/notice.js';

/** Types that are shown in the page; the server takes no others. */
const SHOWN = ['application/pdf', 'image/jpeg', 'image/png'];

/** An address of the bytes that lives as long as they are shown. */
function useAddressOf(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (blob === undefined) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [blob]);
  return address;
}

function Preview({ file }: { readonly file: Attachment }) {
  const { t } = useTranslation();
  const isShown = SHOWN.includes(file.mediaType);
  // Looking into a paper is recorded: it is read once while the page is open, and not by itself again.
  const query = useQuery({ queryKey: ['attachment', file.id], queryFn: async ({ signal }) => await attachmentBlob(attachmentAddress(file.id), file.mediaType, signal), enabled: isShown, staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, retry: 1 });
  const address = useAddressOf(query.data);
  if (!isShown || query.isError) return <Notice tone="care" role="status"><p>{t('desk.side.notShown')}</p></Notice>;
  if (address === undefined) return <p className="muted" role="status">{t('desk.side.loading')}</p>;
  if (file.mediaType === 'application/pdf') return <iframe className="paper" src={address} title={file.fileName} referrerPolicy="no-referrer" />;
  return <div className="paper paper-image" tabIndex={0} role="group" aria-label={file.fileName}><img src={address} alt={t('desk.side.imageOf', { file: file.fileName })} /></div>;
}

/** The papers of a request, one at a time. `[` and `]`, or the buttons, step through them. */
export function AttachmentViewer({ detail, nameOf }: { readonly detail: RequestDetail; readonly nameOf: (materialCode: string) => string }) {
  const { t } = useTranslation();
  const files = detail.attachments;
  const [at, setAt] = useState(0);
  const file = files[Math.min(at, files.length - 1)];
  if (file === undefined) return <p className="muted">{t('request.noAttachments')}</p>;
  const n = files.indexOf(file) + 1;
  return (
    <div className="stack-s">
      <div className="row">
        <span className="contents" data-key="previous-paper"><Button size="small" look="second" isDisabled={n === 1} onPress={() => setAt(n - 2)}>{t('desk.side.previous')}</Button></span>
        <span className="contents" data-key="next-paper"><Button size="small" look="second" isDisabled={n === files.length} onPress={() => setAt(n)}>{t('desk.side.next')}</Button></span>
        <p role="status" className="small">{t('desk.side.position', { n, count: files.length })}</p>
      </div>
      <p>{nameOf(file.materialCode)} <bdi className="muted small wrap-anywhere">{file.fileName}</bdi></p>
      <Preview key={file.id} file={file} />
      <p className="small"><a href={attachmentAddress(file.id)} download={file.fileName} aria-label={t('request.download', { file: file.fileName })}>{t('request.downloadShort')}</a></p>
    </div>
  );
}
