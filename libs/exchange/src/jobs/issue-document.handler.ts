import { Injectable } from '@nestjs/common';
import { OnestopService } from '#onestop';
import type { EventJob, Tx } from '#platform';
import { RequestRecords } from '#workflow';
import { CertificateEvents } from '../certificate-events.js';
import { DocumentIssuing, documentOf } from '../document-issuing.js';
import { isAboutQualification } from '../issuing.js';
import { SupersededCertificates } from '../superseded-certificates.js';
import { APPROVED } from './issue-certificate.handler.js';

/** Issues the document that a service brings once it was approved, by a rule or by a person; a job for the same reasons as with certificates of recognition. */
@Injectable()
export class IssueDocumentHandler {
  constructor(
    private readonly requests: RequestRecords,
    private readonly issuing: DocumentIssuing,
    private readonly events: CertificateEvents,
    private readonly onestop: OnestopService,
    private readonly superseding: SupersededCertificates,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.requests.find(tx, event.aggregateId);
    if (!request || !APPROVED.includes(request.state) || isAboutQualification(request) || request.isPart) return;
    const type = await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion);
    const result = documentOf(type);
    if (!result || !(await this.superseding.mayIssue(tx, request))) return;
    tx.audit({ act: 'request.read', subjectKind: 'request', subjectId: request.id, jurisdiction: request.toJurisdiction, detail: { for: 'certificate' } });
    const { credential, isNew } = await this.issuing.issue(tx, request, type, result);
    if (isNew) this.events.announce(tx, credential, 'credential.issued');
  }
}
