import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubscriptionRegistry, type Subscription } from '#platform';
import { TellClaimsHandler } from './tell-claims.handler.js';
import { TellMaterialHandler } from './tell-material.handler.js';
import { TellWorkHandler } from './tell-work.handler.js';

/** Events of which those are told who work on a request, not its applicant. */
export const TOLD_TO_WORK = ['request.reminded', 'request.supervised'] as const;

/** Events of which those are told whose desk they concern. */
export const TOLD_OF_CLAIMS = ['request.reassigned', 'claim.lost'] as const;

/** Which events lead to notices for those who work. */
@Injectable()
export class WorkSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly telling: TellWorkHandler,
    private readonly materials: TellMaterialHandler,
    private readonly claims: TellClaimsHandler,
  ) {}

  onModuleInit(): void {
    this.registry.declare({
      emits: ['material.moved'], logOnly: [],
      subscriptions: [
        { event: 'material.moved', queue: 'notices', consumer: 'tell-material', handle: async (tx, job) => this.materials.handle(tx, job) },
        ...TOLD_TO_WORK.map((event): Subscription => ({ event, queue: 'notices', consumer: 'tell-work', handle: async (tx, job) => this.telling.handle(tx, job, event) })),
        { event: 'request.accepted', queue: 'notices', consumer: 'tell-work', handle: async (tx, job) => this.telling.handleAcceptance(tx, job) },
        ...TOLD_OF_CLAIMS.map((event): Subscription => ({ event, queue: 'notices', consumer: 'tell-claims', handle: async (tx, job) => this.claims.handle(tx, job, event) })),
      ],
    });
  }
}
