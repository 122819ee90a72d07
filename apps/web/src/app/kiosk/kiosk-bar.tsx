import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useLeave } from '../../api/session.js';
import { Button } from '../../components/form/button.js';
import '../../design/kiosk.css';
import { forgetEverything } from './kiosk.js';
import { useIdle } from './use-idle.js';

/** Ends the visit: the session on the server, everything on this device, and the page that is shown. */
function useFinish(): { readonly finish: () => void; readonly isEnding: boolean } {
  const leave = useLeave();
  const client = useQueryClient();
  const [isEnding, setEnding] = useState(false);
  const finish = useCallback(() => {
    setEnding(true);
    // The page goes even when the server cannot be reached: the first page of the kiosk then tries again before it lets anybody in.
    void leave().catch(() => null).then(async (onward) => {
      client.clear();
      await forgetEverything();
      window.location.replace(onward ?? '/kiosk');
    });
  }, [leave, client]);
  return { finish, isEnding };
}

/** What every page of a kiosk has: the way to end the visit, and the question whether somebody is still there. */
export function KioskBar() {
  const { t } = useTranslation();
  const { finish, isEnding } = useFinish();
  const { left, stay } = useIdle(finish);
  return (
    <>
      <section className="kiosk-bar no-print" aria-label={t('kiosk.title')}>
        <p>{t('kiosk.bar')}</p>
        <Button look="grave" isPending={isEnding} onPress={finish}>{t('kiosk.finish')}</Button>
      </section>
      <ModalOverlay className="modal-veil" isOpen={left !== undefined} isKeyboardDismissDisabled>
        <Modal className="modal">
          <Dialog className="dialog" role="alertdialog">
            <Heading slot="title" level={2}>{t('kiosk.stillThere')}</Heading>
            <p>{t('kiosk.endsIn', { seconds: left ?? 0 })}</p>
            <div className="form-actions">
              <Button autoFocus onPress={stay}>{t('kiosk.stay')}</Button>
              <Button look="grave" isPending={isEnding} onPress={finish}>{t('kiosk.finish')}</Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
