import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ALERT_EVENT_TYPES, CREDENTIAL_EVENT_TYPES } from '#contracts';
import { SubscriptionRegistry, type Subscription } from '#platform';
import { CertificateEvents } from '../certificate-events.js';
import { SupersededCertificates } from '../superseded-certificates.js';
import { FollowAlertHandler } from './follow-alert.handler.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';
import { IssueDocumentHandler } from './issue-document.handler.js';

/** Which events lead to which jobs. */
@Injectable()
export class ExchangeSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly issuing: IssueCertificateHandler,
    private readonly documents: IssueDocumentHandler,
    private readonly following: FollowAlertHandler,
    private readonly events: CertificateEvents,
    private readonly superseding: SupersededCertificates,
  ) {}

  onModuleInit(): void {
    this.registry.declare({
      emits: CREDENTIAL_EVENT_TYPES,
      logOnly: [],
      subscriptions: [
        { event: 'request.approved', queue: 'routing', consumer: 'issue-certificate', handle: async (tx, job) => this.issuing.handle(tx, job) },
        { event: 'request.approved', queue: 'routing', consumer: 'issue-document', handle: async (tx, job) => this.documents.handle(tx, job) },
        { event: 'request.refused', queue: 'routing', consumer: 'supersede-certificate', handle: async (tx, job) => this.superseding.handle(tx, job) },
        ...ALERT_EVENT_TYPES.map((event): Subscription => ({ event, queue: 'routing', consumer: 'follow-alert', handle: async (tx, job) => this.following.handle(tx, job) })),
        ...CREDENTIAL_EVENT_TYPES.map((event): Subscription => ({ event, queue: 'notices', consumer: 'tell-holder', handle: async (tx, job) => this.events.tellHolder(tx, event, job.aggregateId) })),
      ],
    });
  }
}
