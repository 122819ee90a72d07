import { Injectable } from '@nestjs/common';
import type { RequestState } from '#contracts';
import { OnestopService } from '#onestop';
import type { EventJob, Tx } from '#platform';
import { RequestRecords } from '#workflow';
import { CertificateEvents } from '../certificate-events.js';
import { FollowingAlerts } from '../following-alerts.js';
import { SupersededCertificates } from '../superseded-certificates.js';
import { Issuing, isAboutQualification } from '../issuing.js';

/** States that a request can be in once it was approved: delivery follows by itself where it is online. */
export const APPROVED: readonly RequestState[] = ['approved', 'ready', 'dispatched', 'delivered'];

/**
 * Issues the certificate of a request that was approved. In a job and not in the transaction of the approval: that the authority decided is true without the certificate, nothing
 * about keys or lists may hold a decision up, and the outbox loses no approval.
 */
@Injectable()
export class IssueCertificateHandler {
  constructor(
    private readonly requests: RequestRecords,
    private readonly issuing: Issuing,
    private readonly events: CertificateEvents,
    private readonly following: FollowingAlerts,
    private readonly onestop: OnestopService,
    private readonly superseding: SupersededCertificates,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.requests.find(tx, event.aggregateId);
    if (!request || !APPROVED.includes(request.state)) return;
    // Not every service ends in a recognition: a transfer of a registration does not, nor one about no qualification.
    if (!isAboutQualification(request) || !(await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion)).results.some(({ certificate }) => certificate === 'recognition')) return;
    if (!(await this.superseding.mayIssue(tx, request))) return;
    tx.audit({ act: 'request.read', subjectKind: 'request', subjectId: request.id, jurisdiction: request.toJurisdiction, detail: { for: 'certificate' } });
    const { credential, isNew } = await this.issuing.issue(tx, request, 'approved');
    if (!isNew) return;
    this.events.announce(tx, credential, 'credential.issued');
    // An alert may have come between the approval and this job.
    await this.following.follow(tx, credential);
  }
}
