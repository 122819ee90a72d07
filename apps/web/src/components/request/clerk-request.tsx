import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { topicOf } from '../../api/topic.js';
import { requestQuery } from '../../api/requests.js';
import { useSignedIn } from '../../api/session.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { ActionPanel } from '../actions/action-panel.js';
import { Button } from '../form/button.js';
import { PageHeading } from '../layout/page-heading.js';
import { Loaded } from '../status/loaded.js';
import { AttachmentList } from './attachment-list.js';
import { DeadlineList } from './deadline-list.js';
import { DecisionBlock } from './decision-block.js';
import { DeliveryPanel } from './delivery-panel.js';
import { DocumentsPanel } from './documents-panel.js';
import { EarlierSupplements } from './earlier-supplements.js';
import { EscalationsPanel } from './escalations-panel.js';
import { EvidencePanel } from './evidence-panel.js';
import { FollowUps } from './follow-ups.js';
import { LegsPanel } from './legs-panel.js';
import { MaterialsPanel } from './materials-panel.js';
import { OriginalsPanel } from './originals-panel.js';
import { PersonalFacts } from './personal-facts.js';
import { KeysHelp } from '../keys/keys-help.js';
import { RelatedPanel } from './related-panel.js';
import { SideBySide, useSideBySide } from './side-by-side.js';
import { RequestAlerts } from './request-alerts.js';
import { RequestLead } from './request-title.js';
import { RequestVersionsPanel } from './request-versions.js';
import { StatusBlock } from './status-block.js';
import { SupplementForm } from './supplement-form.js';
import { SupplementView } from './supplement-view.js';
import { TimelinessPanel } from './timeliness-panel.js';
import { Timeline } from './timeline.js';
import { useLease } from './use-lease.js';

function Body({ detail, reload, certificate, area }: { readonly detail: RequestDetail; readonly reload: () => void; readonly certificate: ReactNode; readonly area: 'work' | 'window' }) {
  const role = useSignedIn().activePost?.role;
  const desk = useSideBySide();
  return (
    <div className="stack">
      <RequestAlerts detail={detail} />
      <StatusBlock detail={detail} />
      <LegsPanel detail={detail} area="work" />
      <div className="row no-print">{desk.toggle}<KeysHelp area="request" /></div>
      {desk.isOpen && <SideBySide detail={detail} />}
      <div className="two-columns side-first">
        <div className="stack">
          {role !== 'window_clerk' && <EscalationsPanel requestId={detail.request.id} number={detail.request.number} />}
          <ActionPanel detail={detail} reload={reload} />
          <DeadlineList deadlines={detail.deadlines} />
          <RequestVersionsPanel detail={detail} />
        </div>
        <div className="stack">
          {detail.supplement !== null && (detail.availableActions.includes('supply_supplement') ? <SupplementForm detail={detail} supplement={detail.supplement} reload={reload} /> : <SupplementView supplement={detail.supplement} />)}
          <MaterialsPanel detail={detail} />
          <EarlierSupplements detail={detail} />
          <DecisionBlock detail={detail} />
          <DeliveryPanel detail={detail} reload={reload} />
          <DocumentsPanel detail={detail} />
          <FollowUps detail={detail} area="work" />
          {certificate}
          {!desk.isOpen && <PersonalFacts key={detail.request.id} detail={detail} />}
          <EvidencePanel detail={detail} mayReveal />
          {!desk.isOpen && <AttachmentList detail={detail} />}
          <RelatedPanel detail={detail} area={area} />
          <OriginalsPanel detail={detail} />
          {(role === 'window_clerk' || role === 'supervisor') && <TimelinessPanel requestId={detail.request.id} />}
          <Timeline entries={detail.timeline} />
        </div>
      </div>
    </div>
  );
}

/** A request as those who work on it see it: where it stands, what may be done, then facts, papers and history. */
export function ClerkRequest({ id, back, next, certificate, area = 'work' }: { readonly id: string; readonly back: ReactNode; readonly next?: ReactNode; readonly certificate?: ReactNode; readonly area?: 'work' | 'window' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(requestQuery(id));
  const request = query.data?.request;
  useLease(request);
  return (
    <>
      <PageHeading
        title={request === undefined ? t('work.title') : format.name(topicOf(request))}
        lead={request === undefined ? undefined : <RequestLead request={request} />}
        back={<span data-key="back">{back}</span>}
        actions={request === undefined ? undefined : <>{next}<Button look="second" size="small" onPress={() => window.print()}>{t('request.print')}</Button></>}
      />
      <Loaded query={query} lines={10}>{(detail) => <Body detail={detail} reload={() => void query.refetch()} certificate={certificate} area={area} />}</Loaded>
    </>
  );
}
