import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useSaveWorkSettings, workSettingsQuery } from '../../api/work-desk.js';
import '../../design/desk.css';
import { Button } from '../form/button.js';
import { CheckInput } from '../form/choice-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { carryOutKey, isTypingIn } from './carry-out-key.js';
import { commandOf, KEYS, type KeyArea } from './key-map.js';

/** A first key waits this long for its second. */
const WAITS_MS = 1_500;

/** Listens for single keys while the page stands, unless their reader has switched them off. */
function useKeys(area: KeyArea, isOn: boolean, onHelp: () => void): void {
  const help = useRef(onHelp);
  useEffect(() => {
    help.current = onHelp;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let waiting = '';
    let since = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      const next = commandOf(area, event.timeStamp - since > WAITS_MS ? '' : waiting, { key, ctrlKey, metaKey, altKey, isComposing, isTyping: isTypingIn(event.target) });
      waiting = next.waiting;
      since = event.timeStamp;
      if (next.command === undefined) return;
      event.preventDefault();
      if (next.command === 'help') help.current();
      else carryOutKey(next.command);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [area, isOn]);
}

/** The keys of the page: the button that tells them, the keys themselves, and the way to switch them off (WCAG 2.1.4). */
export function KeysHelp({ area }: { readonly area: KeyArea }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const settings = useQuery(workSettingsQuery);
  const save = useSaveWorkSettings();
  const isOn = settings.data?.shortcuts ?? false;
  useKeys(area, isOn, () => setOpen(true));
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>{t('desk.keys.button')}</Button>
      <ModalOverlay className="modal-veil" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            <Heading slot="title" level={2}>{t('desk.keys.title')}</Heading>
            <p className="muted small">{t('desk.keys.note')}</p>
            <dl className="keys">
              <dt><kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd></dt><dd>{t('desk.keys.arrows')}</dd>
              {KEYS[area].map(([command, keys]) => (
                <Fragment key={command}>
                  <dt>{keys.split(' ').map((key) => <Fragment key={key}><kbd>{key}</kbd> </Fragment>)}</dt>
                  <dd>{t(`desk.keys.names.${command}`)}</dd>
                </Fragment>
              ))}
            </dl>
            <CheckInput name="shortcuts" value={isOn} onChange={(shortcuts) => save.carryOut({ columns: settings.data?.columns ?? [], shortcuts })}>{t('desk.keys.on')}</CheckInput>
            {save.error !== null && <ProblemNotice error={save.error} />}
            <div className="form-actions"><Button autoFocus onPress={() => setOpen(false)}>{t('shell.close')}</Button></div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
