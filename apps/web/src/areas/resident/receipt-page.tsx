import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { requestQuery } from '../../api/requests.js';
import { topicOf } from '../../api/topic.js';
import type { RequestDetail } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { DeadlineList } from '../../components/request/deadline-list.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/request.css';
import { todayInChina, useFormat } from '../../text/format.js';
import { QrCode } from './qr-code.js';

/** On its way to whoever is competent for some seconds after it was handed in: looked at again until then. */
const AGAIN_MS = 3_000;

function isRouting({ request, why }: RequestDetail): boolean {
  return request.closedAt === null && request.competentAuthority === null && request.offeredAuthority === null && why.custodianAuthority === null;
}

function Receipt({ detail, area }: { readonly detail: RequestDetail; readonly area: 'requests' | 'window' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { request } = detail;
  const authority = request.offeredAuthority ?? request.competentAuthority;
  const address = new URL(`/requests/${request.id}`, window.location.origin).href;
  return (
    <div className="stack">
      <div className="receipt panel">
        <Facts
          facts={[
            { term: t('apply.receipt.number'), value: <strong className="code">{request.number}</strong> },
            { term: t('apply.receipt.service'), value: request.qualification === null ? format.name(request.serviceType) : `${format.name(request.serviceType)} · ${format.name(topicOf(request))}` },
            { term: t('apply.receipt.applicant'), value: request.applicant.name },
            { term: t('apply.receipt.submittedAt'), value: format.instant(request.submittedAt) },
            { term: t('apply.receipt.decides'), value: authority === null ? t('apply.receipt.routing') : format.name(authority) },
            { term: t('apply.receipt.until'), value: request.dueAt === null ? null : format.day(todayInChina(new Date(request.dueAt))) },
          ]}
        />
        <figure className="receipt-code"><QrCode text={address} label={t('apply.receipt.qr')} /><figcaption className="small">{t('apply.receipt.scan')}</figcaption></figure>
      </div>
      <DeadlineList deadlines={detail.deadlines} />
      <p className="row no-print">
        <Button onPress={() => window.print()}>{t('apply.receipt.print')}</Button>
        <Link className={buttonClass('second')} to={area === 'window' ? '/window/$id' : '/requests/$id'} params={{ id: request.id }}>{t('apply.receipt.track')}</Link>
      </p>
    </div>
  );
}

/** What the applicant takes along after submitting: number, who decides, until when; made to be printed. */
export function ReceiptPage() {
  const { id } = useParams({ from: '/signed-in/requests/$id/receipt' });
  return <ReceiptOf id={id} area="requests" />;
}

/** The same at a window, which prints it for whoever stands before it. */
export function WindowReceiptPage() {
  const { id } = useParams({ from: '/window-clerk/window/$id/receipt' });
  return <ReceiptOf id={id} area="window" />;
}

function ReceiptOf({ id, area }: { readonly id: string; readonly area: 'requests' | 'window' }) {
  const { t } = useTranslation();
  const query = useQuery({ ...requestQuery(id), refetchInterval: ({ state }) => (state.data !== undefined && isRouting(state.data) ? AGAIN_MS : false) });
  return (
    <div className="read">
      <PageHeading title={t('apply.receipt.title')} lead={t('apply.receipt.lead')} back={<Link className="no-print" to={area === 'window' ? '/window' : '/requests'}>← {t(area === 'window' ? 'request.backToWindow' : 'apply.receipt.back')}</Link>} />
      <Loaded query={query} lines={8}>{(detail) => <Receipt detail={detail} area={area} />}</Loaded>
    </div>
  );
}
