import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { Attachment } from '../../api/types.js';
import { attachmentAddress, removeAttachment } from '../../api/requests.js';
import { useFormat } from '../../text/format.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { Button } from './button.js';
import { fieldId } from './field.js';

const MAX_FILE_BYTES = 10 * 1024 * 1024;

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' };
type FileFormat = 'pdf' | 'jpeg' | 'png';

interface FileInputProps {
  readonly name: string;
  readonly label: string;
  readonly formats: readonly FileFormat[];
  readonly maxFiles: number;
  readonly files: readonly Attachment[];
  readonly error?: string | undefined;
  readonly send: (file: File, onProgress: (share: number) => void) => Promise<Attachment>;
  readonly onChange: (files: readonly Attachment[]) => void;
  /** Told when sending begins and ends, so that a form is not left while a file is on its way. */
  readonly onBusy?: (isBusy: boolean) => void;
}

interface Sending {
  readonly name: string;
  readonly share: number;
}

function FileRow({ file, onRemove }: { readonly file: Attachment; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="file">
      <span><a href={attachmentAddress(file.id)} target="_blank" rel="noreferrer">{file.fileName}</a> <span className="muted small">{format.size(file.size)} · {t('apply.uploaded')}</span></span>
      <Button look="quiet" size="small" label={t('apply.remove', { file: file.fileName })} onPress={onRemove}>×</Button>
    </li>
  );
}

/** Uploads files one after the other, says why one cannot be taken, and shows how far it is. */
export function FileInput({ name, label, formats, maxFiles, files, error, send, onChange, onBusy }: FileInputProps) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<Sending>();
  const [refused, setRefused] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const latest = useRef(files);
  latest.current = files;
  const accepted = formats.map((format) => MEDIA_TYPES[format]);
  const take = async (chosen: readonly File[]) => {
    setRefused(undefined);
    setFailure(undefined);
    onBusy?.(true);
    for (const file of chosen.slice(0, maxFiles - latest.current.length)) {
      if (!accepted.includes(file.type)) setRefused(t('apply.badType', { file: file.name, formats: formats.join(' / ').toUpperCase() }));
      else if (file.size > MAX_FILE_BYTES) setRefused(t('apply.tooBig', { file: file.name }));
      else {
        setSending({ name: file.name, share: 0 });
        try {
          latest.current = [...latest.current, await send(file, (share) => setSending({ name: file.name, share }))];
          onChange(latest.current);
        } catch (problem) {
          setFailure(problem);
        }
        setSending(undefined);
      }
    }
    onBusy?.(false);
  };
  const takeBack = (file: Attachment) => {
    onChange(files.filter((each) => each.id !== file.id));
    // The server drops files that hang on no request after a while in any case.
    void removeAttachment(file.id).catch(() => undefined);
  };
  const percent = Math.round((sending?.share ?? 0) * 100);
  return (
    <div id={fieldId(name)} className="stack-s">
      {files.length > 0 && <ul>{files.map((file) => <FileRow key={file.id} file={file} onRemove={() => takeBack(file)} />)}</ul>}
      {files.length < maxFiles && (
        <DropZone className="drop" aria-label={label} getDropOperation={() => 'copy'} onDrop={(event) => void Promise.all(event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(take)}>
          <FileTrigger acceptedFileTypes={accepted} allowsMultiple={maxFiles > 1} onSelect={(list) => void take([...(list ?? [])])}>
            <Button look="second" size="small" label={`${t(files.length === 0 ? 'apply.add' : 'apply.addMore')}: ${label}`} isPending={sending !== undefined}>{t(files.length === 0 ? 'apply.add' : 'apply.addMore')}</Button>
          </FileTrigger>
          <span className="muted small">{t('apply.drop')}</span>
        </DropZone>
      )}
      <div role="status">
        {sending !== undefined && <><p className="small">{t('apply.uploading', { file: sending.name, percent })}</p><progress className="progress" max={100} value={percent} aria-label={sending.name} /></>}
      </div>
      {refused !== undefined && <p className="field-error" role="alert">{refused}</p>}
      {failure !== undefined && <ProblemNotice error={failure} />}
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}
