import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.js';
import { type ButtonLook } from './button-class.js';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly look?: ButtonLook;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly alert?: boolean;
}

/** Asks before something that cannot be taken back, or for one more detail. */
export function ConfirmDialog({ isOpen, onClose, title, children, confirm, look = 'first', isPending = false, onConfirm, alert = false }: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay className="modal-veil" isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={!alert}>
      <Modal className="modal">
        <Dialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>{title}</Heading>
          {children}
          <div className="form-actions">
            <Button look={look} isPending={isPending} onPress={onConfirm}>{confirm}</Button>
            <Button look="quiet" onPress={onClose}>{t('shell.cancel')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
