import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/form/button.js';
import { Notice } from '../../components/status/notice.js';
import { codeReader } from './read-code.js';

const BETWEEN_LOOKS_MS = 250;

/** Looks through the camera until it sees a code. The picture stays on this device. */
export function Camera({ onCode, onClose }: { readonly onCode: (text: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [isRefused, setRefused] = useState(false);
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
    void look().catch(() => { if (!isOver) setRefused(true); }).finally(() => { if (isOver) stop(); });
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return (
    <div className="stack-s">
      {isRefused ? <Notice tone="care" role="alert"><p>{t('verify.cameraRefused')}</p></Notice> : <video ref={video} className="camera" muted playsInline aria-label={t('verify.cameraPicture')} />}
      <div><Button look="second" size="small" onPress={onClose}>{t('verify.cameraClose')}</Button></div>
    </div>
  );
}
