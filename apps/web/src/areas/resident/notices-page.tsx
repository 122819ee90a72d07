import { CREDENTIAL_EVENT_TYPES, REQUEST_EVENT_TYPES, type RequestEventType } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { noticesQuery, useReadNotice } from '../../api/requests.js';
import type { Notice } from '../../api/types.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button, buttonClass } from '../../components/form/button.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat, type Format } from '../../text/format.js';

function isEventType(value: string): value is RequestEventType {
  return REQUEST_EVENT_TYPES.some((type) => type === value);
}

type NoticeKey = RequestEventType extends `request.${infer Name}` ? Name : never;

type CertificateNoticeKey = (typeof CREDENTIAL_EVENT_TYPES)[number] extends `credential.${infer Name}` ? Name : never;

function certificateValues(params: Notice['params'], format: Format): { certificate: string; until: string } {
  const { certificateNumber, validUntil } = params as { certificateNumber?: string; validUntil?: string | null };
  return { certificate: certificateNumber ?? '', until: validUntil ? format.day(validUntil) : '' };
}

/** Where a notice leads: to the certificate that it is about, or to the request. */
function NoticeLink({ notice, text, onFollow }: { readonly notice: Notice; readonly text: string; readonly onFollow: () => void }) {
  const { certificateId } = notice.params as { certificateId?: string };
  if (certificateId !== undefined) return <Link to="/certificates/$id" params={{ id: certificateId }} onClick={onFollow}>{text}</Link>;
  return <Link to="/requests/$id" params={{ id: notice.requestId }} onClick={onFollow}>{text}</Link>;
}

function useNoticeText(): (notice: Notice) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ eventType, params }) => {
    const { number, authority, qualification } = params as { number?: string; authority?: { nameZh: string; nameEn: string } | null; qualification?: { nameZh: string; nameEn: string } | null };
    const values = { number: number ?? '', authority: authority ? format.name(authority) : t('vocabulary.custodian.authority'), qualification: qualification ? format.name(qualification) : '' };
    const credential = CREDENTIAL_EVENT_TYPES.find((type) => type === eventType);
    if (credential !== undefined) return t(`certificate.notice.${credential.slice('credential.'.length) as CertificateNoticeKey}`, { ...values, ...certificateValues(params, format) });
    return isEventType(eventType) ? t(`request.noticeText.${eventType.slice('request.'.length) as NoticeKey}`, values) : eventType;
  };
}

function NoticeEntry({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useNoticeText();
  const read = useReadNotice();
  const unread = notice.readAt === null;
  const markRead = () => {
    if (unread) read.carryOut(notice.id);
  };
  return (
    <li className="entry">
      <div className="entry-main">
        <p className="entry-title"><NoticeLink notice={notice} text={text(notice)} onFollow={markRead} /></p>
        <p className="entry-meta"><time dateTime={notice.createdAt}>{format.instant(notice.createdAt)}</time></p>
      </div>
      {unread && (
        <div className="entry-side entry-above">
          <PlainBadge tone="info">{t('request.noticeUnread')}</PlainBadge>
          <Button look="quiet" size="small" isPending={read.isPending} onPress={markRead}>{t('request.noticeMarkRead')}</Button>
        </div>
      )}
    </li>
  );
}

export function NoticesPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(noticesQuery);
  return (
    <>
      <PageHeading title={t('request.noticesTitle')} lead={t('request.noticesLead')} />
      <Loaded query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('request.noticesEmptyTitle')} text={t('request.noticesEmptyText')}><Link className={buttonClass('second')} to="/requests">{t('shell.myRequests')}</Link></EmptyState>;
          return (
            <>
              <ul className="entry-list">{items.map((notice) => <NoticeEntry key={notice.id} notice={notice} />)}</ul>
              <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
