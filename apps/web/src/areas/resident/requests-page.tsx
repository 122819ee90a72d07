import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serviceQuery } from '../../api/catalogue.js';
import { topicOf } from '../../api/topic.js';
import { useDeleteDraft, draftsQuery, myRequestsQuery, waitingForMeQuery } from '../../api/requests.js';
import type { Draft, RequestView } from '../../api/types.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { kept } from '../../components/form/kept-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { useHolder } from '../../components/request/status-block.js';
import { ProvenanceLine, StateBadge } from '../../components/status/badges.js';
import { DueDate } from '../../components/status/due-date.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { todayInChina, useFormat } from '../../text/format.js';

function DraftEntry({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceQuery(draft.serviceTypeCode));
  const remove = useDeleteDraft(draft.id);
  return (
    <li className="entry">
      <div className="entry-main">
        <h3 className="entry-title">{service.data === undefined ? draft.serviceTypeCode : format.name(service.data)}</h3>
        <p className="entry-meta">{t('request.draftUpdated', { at: format.instant(draft.updatedAt) })}</p>
      </div>
      <div className="entry-side">
        <Link className={buttonClass('second', 'small')} to="/apply/$serviceCode" params={{ serviceCode: draft.serviceTypeCode }} search={{ draft: draft.id }}>{t('request.draftContinue')}</Link>
        <Button look="quiet" size="small" isPending={remove.isPending} onPress={() => remove.carryOut(undefined, () => kept.drop(`draft.${draft.id}`, localStorage))}>{t('request.draftDelete')}</Button>
      </div>
    </li>
  );
}

function Drafts() {
  const { t } = useTranslation();
  const drafts = useQuery(draftsQuery);
  if (drafts.data === undefined || drafts.data.items.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="drafts">
      <h2 id="drafts">{t('request.draftsTitle')}</h2>
      <ul className="entry-list">{drafts.data.items.map((draft) => <DraftEntry key={draft.id} draft={draft} />)}</ul>
    </section>
  );
}

function RequestEntry({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const holder = useHolder();
  return (
    <li className="entry">
      <div className="entry-main">
        <h2 className="entry-title"><Link to="/requests/$id" params={{ id: request.id }}>{format.name(topicOf(request))}</Link></h2>
        <p className="entry-meta">
          <span>{format.name(request.serviceType)}</span>
          <span>{t('request.route', { from: format.name(request.fromJurisdiction), to: format.name(request.toJurisdiction) })}</span>
          <span className="code">{request.number}</span>
        </p>
        {request.agent !== null && <p className="small">{request.agent.isReader ? t('mandates.request.forOther', { name: request.applicant.name }) : t('mandates.request.byOther', { name: request.agent.name })}</p>}
        {request.custodian !== 'none' && <p className="small">{t('request.holderTitle')} {holder(request)}</p>}
      </div>
      <div className="entry-side">
        {request.dueAt !== null && <DueDate on={todayInChina(new Date(request.dueAt))} short />}
        <StateBadge state={request.state} />
      </div>
    </li>
  );
}

/** First of all what only the reader can move on: it would drown in a long list. */
function WaitingForMe() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(waitingForMeQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Notice tone="care" role="note" title={t('request.waitingForMe')}>
      <ul className="bullets">
        {data.items.map((request) => (
          <li key={request.id}>
            <Link to="/requests/$id" params={{ id: request.id }}>{format.name(topicOf(request))}</Link>
            {request.dueAt !== null && <> · {t('request.dueOn', { day: format.day(todayInChina(new Date(request.dueAt))) })}</>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Requests() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(myRequestsQuery);
  return (
    <Loaded query={query}>
      {(data) => {
        const items = data.pages.flatMap((page) => page.items);
        if (items.length === 0) {
          return <EmptyState title={t('request.emptyTitle')} text={t('request.emptyText')}><Link className={buttonClass()} to="/catalogue">{t('request.emptyAction')}</Link></EmptyState>;
        }
        return (
          <section aria-label={t('request.listLabel')}>
            <ul className="entry-list">{items.map((request) => <RequestEntry key={request.id} request={request} />)}</ul>
            <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
            <ProvenanceLine />
          </section>
        );
      }}
    </Loaded>
  );
}

export function RequestsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('request.listTitle')} lead={t('request.listLead')} actions={<><Link to="/me/consents">{t('registers.listTitle')}</Link><Link className={buttonClass('second')} to="/services">{t('pub.guide.apply')}</Link></>} />
      <div className="stack">
        <WaitingForMe />
        <Drafts />
        <Requests />
      </div>
    </>
  );
}
