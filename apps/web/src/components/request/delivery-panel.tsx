import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import { useSession } from '../../api/session.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Facts } from '../data/facts.js';
import { Button } from '../form/button.js';
import { Panel } from '../layout/panel.js';
import { Notice } from '../status/notice.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { DeliveryChoice } from './delivery-choice.js';

interface ResultProps {
  readonly detail: RequestDetail;
  readonly reload: () => void;
}

interface DeliveryPanelProps extends ResultProps {
  /** Straight after submission the post is offered, until its reader has said whether the result shall be posted. */
  readonly offer?: { readonly onSettled: () => void } | undefined;
}

/** Whether the result of this request can still be posted and nobody has asked for it. */
export function mayOfferPost({ availableActions, delivery }: RequestDetail): boolean {
  return availableActions.includes('choose_delivery') && delivery.offered.includes('post') && delivery.method !== 'post';
}

function PostOffer({ onTake, onLeave }: { readonly onTake: () => void; readonly onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack-s no-print">
      <p>{t('delivery.offerPost')}</p>
      <div className="row">
        <Button look="second" onPress={onTake}>{t('delivery.takePost')}</Button>
        <Button look="quiet" onPress={onLeave}>{t('delivery.leavePost')}</Button>
      </div>
    </div>
  );
}

/** The applicant says that the letter has come. */
function ConfirmReceipt({ detail, reload }: ResultProps) {
  const { t } = useTranslation();
  const act = useAct(detail.request.id);
  return (
    <div className="stack-s no-print">
      <p className="muted small">{t('delivery.confirmNote')}</p>
      {act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />}
      <div><Button isPending={act.isPending} onPress={() => act.carryOut({ verb: 'confirm_receipt', version: detail.request.version, input: {} }, () => announce(t('delivery.confirmed')))}>{t('vocabulary.verb.confirm_receipt')}</Button></div>
    </div>
  );
}

function useFactsOf({ delivery }: RequestDetail) {
  const { t } = useTranslation();
  const format = useFormat();
  const { window, address } = delivery;
  const shown = address === null ? (delivery.hasAddress ? t('delivery.addressKnown') : null) : `${address.recipient} ${address.phone} ${address.address}`;
  return [
    { term: t('delivery.method'), value: `${t(`vocabulary.delivery.${delivery.method}`)}${delivery.offered.includes(delivery.method) ? '' : t('delivery.notOffered')}` },
    { term: t('delivery.window'), value: window === null ? null : format.name(window) },
    { term: t('delivery.windowAddress'), value: window === null ? null : format.language === 'zh' ? window.addressZh : window.addressEn },
    { term: t('delivery.notice'), value: delivery.notice },
    { term: t('delivery.readyAt'), value: delivery.readyAt === null ? null : format.instant(delivery.readyAt) },
    { term: t('delivery.address'), value: delivery.method === 'post' ? shown : null },
    { term: t('delivery.post'), value: delivery.trackingNumber === null ? null : `${delivery.carrier ?? ''} ${delivery.trackingNumber}` },
    { term: t('delivery.dispatchedAt'), value: delivery.dispatchedAt === null ? null : format.instant(delivery.dispatchedAt) },
    { term: t('delivery.returns'), value: delivery.returns === 0 ? null : String(delivery.returns) },
    { term: t('delivery.handedTo'), value: delivery.recipient === null ? null : `${t(`work.recipients.${delivery.recipient}`)} ${delivery.recipientName ?? ''}` },
    { term: t('delivery.receivedOn'), value: delivery.receivedOn === null ? null : format.day(delivery.receivedOn) },
  ];
}

/** How the result comes to the applicant, where it is now, and what the reader may do about it. */
export function DeliveryPanel({ detail, reload, offer }: DeliveryPanelProps) {
  const { t } = useTranslation();
  const isResident = useSession()?.activePost === null;
  const [isOpen, setOpen] = useState(false);
  const facts = useFactsOf(detail);
  const { delivery, availableActions, request } = detail;
  if (['withdrawn', 'lapsed'].includes(request.state) || request.leg !== null) return null;
  const mayChoose = availableActions.includes('choose_delivery');
  const close = () => {
    setOpen(false);
    offer?.onSettled();
  };
  return (
    <Panel title={t('delivery.title')}>
      <div className="stack-s">
        <Facts facts={facts} />
        {delivery.method === 'post' && !delivery.hasAddress && request.closedAt === null && <Notice tone="care" role="note" title={t('delivery.address')}><p className="small">{t('delivery.addressMissing')}</p></Notice>}
        {isResident && availableActions.includes('confirm_receipt') && <ConfirmReceipt detail={detail} reload={reload} />}
        {mayChoose && isOpen && <DeliveryChoice detail={detail} reload={reload} onDone={close} preset={offer === undefined ? undefined : 'post'} />}
        {mayChoose && !isOpen && (offer === undefined
          ? <div className="no-print"><Button look="second" size="small" onPress={() => setOpen(true)}>{t('delivery.choose')}</Button></div>
          : <PostOffer onTake={() => setOpen(true)} onLeave={close} />)}
      </div>
    </Panel>
  );
}
