import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IMPORT_EVENT_TYPES } from '#contracts';
import { SubscriptionRegistry, type Subscription } from '#platform';
import { ImportWork } from './import-work.js';

/** The jobs of the catalogue. */
@Injectable()
export class CatalogueSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly work: ImportWork,
  ) {}

  onModuleInit(): void {
    this.registry.declare({
      emits: IMPORT_EVENT_TYPES, logOnly: [],
      subscriptions: IMPORT_EVENT_TYPES.map((event): Subscription => ({ event, queue: 'imports', consumer: 'work-on-import', handle: async (tx, job) => this.work.advance(tx, job.aggregateId) })),
    });
  }
}
