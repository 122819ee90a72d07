import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import { certificateOfRequestQuery } from '../../api/certificates.js';
import { topicOf } from '../../api/topic.js';
import { requestQuery } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { Button } from '../../components/form/button.js';
import { Declarations, useAnswersInWords } from '../../components/form/schema-fields.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { useAgentFacts } from '../../components/request/agent-facts.js';
import { AttachmentList } from '../../components/request/attachment-list.js';
import { DeadlineList } from '../../components/request/deadline-list.js';
import { DecisionBlock } from '../../components/request/decision-block.js';
import { DeliveryPanel, mayOfferPost } from '../../components/request/delivery-panel.js';
import { DocumentsPanel } from '../../components/request/documents-panel.js';
import { EarlierSupplements } from '../../components/request/earlier-supplements.js';
import { EvidencePanel } from '../../components/request/evidence-panel.js';
import { FollowUps } from '../../components/request/follow-ups.js';
import { LegsPanel } from '../../components/request/legs-panel.js';
import { MaterialsPanel } from '../../components/request/materials-panel.js';
import { OriginalsPanel } from '../../components/request/originals-panel.js';
import { RatingBlock } from '../../components/feedback/rating-block.js';
import { RequestAlerts } from '../../components/request/request-alerts.js';
import { RequestLead } from '../../components/request/request-title.js';
import { RequestVersionsPanel } from '../../components/request/request-versions.js';
import { StatusBlock } from '../../components/request/status-block.js';
import { SupplementForm } from '../../components/request/supplement-form.js';
import { SupplementView } from '../../components/request/supplement-view.js';
import { Timeline } from '../../components/request/timeline.js';
import { Notice } from '../../components/status/notice.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';
import { ContestAction } from './contest-action.js';
import { WithdrawAction } from './withdraw-action.js';

/** After these a handling can be rated. */
const ENDED: ReadonlySet<RequestDetail['request']['state']> = new Set(['delivered', 'withdrawn', 'lapsed']);

function Submitted({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const answers = useAnswersInWords(service.data?.form);
  const { applicant } = detail.request;
  const agent = useAgentFacts(detail.request);
  return (
    <Panel title={t('request.submittedTitle')}>
      <Facts facts={[{ term: t('request.applicantTitle'), value: applicant.name }, { term: t('apply.idNumber'), value: applicant.idNumber }, { term: t('apply.phone'), value: applicant.phone }, ...agent, ...answers(detail.form)]} />
      <Declarations form={service.data?.form} answers={detail.form} />
    </Panel>
  );
}

/** Leads to the certificate that the request has brought. */
function CertificateLink({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(certificateOfRequestQuery(requestId));
  if (!data) return null;
  return <Notice tone="good" role="note" title={t('certificate.one')}><p><Link to="/certificates/$id" params={{ id: data.id }}>{data.number}</Link></p></Notice>;
}

function RequestBody({ detail, reload }: { readonly detail: RequestDetail; readonly reload: () => void }) {
  const { t } = useTranslation();
  const { ask } = useSearch({ from: '/signed-in/requests/$id' });
  const navigate = useNavigate({ from: '/requests/$id' });
  const mayAnswer = detail.availableActions.includes('supply_supplement');
  const isAsked = ask === 'delivery' && mayOfferPost(detail);
  return (
    <div className="stack">
      <RequestAlerts detail={detail} />
      <StatusBlock detail={detail} />
      {isAsked && <DeliveryPanel detail={detail} reload={reload} offer={{ onSettled: () => void navigate({ search: {}, replace: true }) }} />}
      {detail.decision?.verb === 'approve' && <CertificateLink requestId={detail.request.id} />}
      <LegsPanel detail={detail} area="requests" />
      <div className="two-columns">
        <div className="stack">
          {detail.supplement !== null && (mayAnswer ? <SupplementForm detail={detail} supplement={detail.supplement} reload={reload} /> : <SupplementView supplement={detail.supplement} />)}
          <MaterialsPanel detail={detail} />
          <EarlierSupplements detail={detail} />
          <DecisionBlock detail={detail} />
          <RatingBlock requestId={detail.request.id} hasEnded={ENDED.has(detail.request.state)} />
          {!isAsked && <DeliveryPanel detail={detail} reload={reload} />}
          <DocumentsPanel detail={detail} />
          <FollowUps detail={detail} area="requests" />
          <Timeline entries={detail.timeline} />
          <Submitted detail={detail} />
          <EvidencePanel detail={detail} />
        </div>
        <div className="stack">
          <DeadlineList deadlines={detail.deadlines} />
          <AttachmentList detail={detail} />
          <OriginalsPanel detail={detail} />
          <RequestVersionsPanel detail={detail} isOwn />
          <p className="no-print"><Link to="/feedback/new" search={{ request: detail.request.id }}>{t('feedback.aboutThis')}</Link></p>
          {detail.availableActions.includes('contest') && <ContestAction detail={detail} reload={reload} />}
          {detail.availableActions.includes('withdraw') && <WithdrawAction detail={detail} reload={reload} />}
        </div>
      </div>
    </div>
  );
}

export function RequestPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id } = useParams({ from: '/signed-in/requests/$id' });
  const query = useQuery(requestQuery(id));
  const request = query.data?.request;
  return (
    <>
      <PageHeading
        title={request === undefined ? t('request.listTitle') : format.name(topicOf(request))}
        lead={request === undefined ? undefined : <RequestLead request={request} />}
        back={<Link to="/requests">← {t('request.back')}</Link>}
        actions={request === undefined ? undefined : <Button look="second" size="small" onPress={() => window.print()}>{t('request.print')}</Button>}
      />
      <Loaded query={query} lines={10}>{(detail) => <RequestBody detail={detail} reload={() => void query.refetch()} />}</Loaded>
    </>
  );
}
