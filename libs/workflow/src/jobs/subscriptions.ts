import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ALERT_EVENT_TYPES, REQUEST_EVENT_TYPES, type EventType, type RequestEventType } from '#contracts';
import { SubscriptionRegistry, type Subscription } from '#platform';
import { DeliverOnlineHandler } from './deliver-online.handler.js';
import { NoteAlertHandler } from './note-alert.handler.js';
import { LegsService } from '../legs.service.js';
import { RouteRequestHandler } from './route-request.handler.js';
import { TellApplicantHandler } from './tell-applicant.handler.js';
import { TOLD_OF_CLAIMS, TOLD_TO_WORK } from './work-subscriptions.js';

const ROUTED_AFTER: readonly EventType[] = ['request.submitted', 'request.received', 'request.returned', 'request.leg_opened', 'request.followed_up'];
const DELIVERED_AFTER: readonly EventType[] = ['request.approved', 'request.refused', 'request.declined', 'request.delivery_chosen'];
/** Inner movements between clerks: of no use to the applicant as a notice, visible in the timeline. */
const UNTOLD: readonly RequestEventType[] = ['request.taken_over', 'request.claimed', 'request.released', 'request.leg_opened', 'request.called_off', 'request.delivery_chosen', 'request.reassigned', ...TOLD_TO_WORK];
/** After these a joint request tells its legs, or a leg its whole. */
const JOINED_AFTER: readonly EventType[] = ['request.approved', 'request.refused', 'request.declined', 'request.withdrawn', 'request.lapsed', 'request.called_off'];

const SUBSCRIBED: ReadonlySet<EventType> = new Set([...ROUTED_AFTER, ...DELIVERED_AFTER, ...JOINED_AFTER, ...TOLD_TO_WORK, ...TOLD_OF_CLAIMS]);

/** Which events lead to which jobs. */
@Injectable()
export class WorkflowSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly routing: RouteRequestHandler,
    private readonly delivery: DeliverOnlineHandler,
    private readonly telling: TellApplicantHandler,
    private readonly noting: NoteAlertHandler,
    private readonly legs: LegsService,
  ) {}

  onModuleInit(): void {
    const told = REQUEST_EVENT_TYPES.filter((type) => !UNTOLD.includes(type));
    this.registry.declare({
      emits: [...REQUEST_EVENT_TYPES, ...ALERT_EVENT_TYPES, 'original.moved', 'claim.lost'],
      logOnly: UNTOLD.filter((type) => !SUBSCRIBED.has(type)),
      subscriptions: [
        ...ROUTED_AFTER.map((event): Subscription => ({ event, queue: 'routing', consumer: 'route-request', handle: async (tx, job) => this.routing.handle(tx, job) })),
        ...DELIVERED_AFTER.map((event): Subscription => ({ event, queue: 'routing', consumer: 'deliver-online', handle: async (tx, job) => this.delivery.handle(tx, job) })),
        ...ALERT_EVENT_TYPES.map((event): Subscription => ({ event, queue: 'routing', consumer: 'note-alert', handle: async (tx, job) => this.noting.handle(tx, job) })),
        ...JOINED_AFTER.map((event): Subscription => ({ event, queue: 'routing', consumer: 'join-legs', handle: async (tx, job) => this.legs.handle(tx, job) })),
        { event: 'original.moved', queue: 'notices', consumer: 'tell-original', handle: async (tx, job) => this.telling.handleOriginal(tx, job) },
        ...told.map((event): Subscription => ({ event, queue: 'notices', consumer: 'tell-applicant', handle: async (tx, job) => this.telling.handle(tx, job, event) })),
      ],
    });
  }
}
