import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/form/button.js';
import { Notice } from '../../components/status/notice.js';
import { codeReader } from './read-code.js';

const BETWEEN_LOOKS_MS = 250;

type Fault = 'refused' | 'missing' | 'failed';

/** Why a browser gives no picture (Media Capture and Streams, 10.2): what the person can do about it differs. */
function faultOf(error: unknown): Fault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}

/** Looks through the camera until it sees a code; where there is no picture it says why and what to do instead. The picture stays on this device. */
export function Camera({ onCode, onClose }: { readonly onCode: (text: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [fault, setFault] = useState<Fault>();
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 } } });
      const read = await codeReader();
      while (!isOver && video.current) {
        if (video.current.srcObject !== stream) {
          video.current.srcObject = stream;
          await video.current.play();
        }
        const text = await read(await createImageBitmap(video.current));
        if (text !== null && !isOver) return found.current(text);
        await new Promise((resume) => setTimeout(resume, BETWEEN_LOOKS_MS));
      }
    };
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    void look().catch((error: unknown) => { if (!isOver) setFault(faultOf(error)); }).finally(() => { if (isOver) stop(); });
    return () => {
      isOver = true;
      stop();
    };
  }, [attempt]);
  const again = () => {
    setFault(undefined);
    setAttempt(attempt + 1);
  };
  return (
    <div className="stack-s">
      {fault === undefined
        ? <video ref={video} className="camera" muted playsInline aria-label={t('verify.cameraPicture')} />
        : <Notice tone="care" role="alert"><p>{t(`verify.cameraFault.${fault}`)}</p><p>{t('verify.cameraInstead')}</p></Notice>}
      <div className="row">
        {fault !== undefined && <Button look="second" size="small" onPress={again}>{t('verify.again')}</Button>}
        <Button look="second" size="small" autoFocus onPress={onClose}>{t(fault === undefined ? 'verify.cameraClose' : 'shell.close')}</Button>
      </div>
    </div>
  );
}
