import { Inject, Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { SYSTEM, type Actor } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RELAY_NUDGE, type RelayNudge } from '../tokens.js';
import { AttentionStore, type AttentionRow } from './attention.store.js';

/** What operators do with attention items. */
@Injectable()
export class AttentionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AttentionStore,
    @Inject(RELAY_NUDGE) private readonly relay: RelayNudge,
  ) {}

  async list(actor: Actor, filter: { open: boolean; offset: number; limit: number }): Promise<{ items: AttentionRow[]; total: number }> {
    return this.uow.run(actor, async (tx) => this.store.list(tx, filter));
  }

  /** Sends the event of the item once more. Refuses `not_found`, or `conflict` when the item is already resolved. */
  async redrive(actor: Actor, id: string): Promise<AttentionRow> {
    const { kind } = await this.uow.run(actor, async (tx) => this.open(tx, id));
    // Before the item is resolved: whatever dies from here on, the event is held by the item or found unfinished by the sweep.
    if (kind === 'unroutable') await this.uow.run(SYSTEM, async (tx) => this.store.forget(tx, id));
    const item = await this.uow.run(actor, async (tx) => {
      const found = await this.open(tx, id);
      await this.store.resolve(tx, id, 'redriven');
      tx.audit({ act: 'attention.redrive', subjectKind: found.subjectKind, subjectId: found.subjectId, jurisdiction: found.jurisdiction, detail: { consumer: found.consumer } });
      return found;
    });
    // The outbox belongs to the platform alone; if this second step is lost, the sweep sends the event because no item holds it back.
    await this.uow.run(SYSTEM, async (tx) => this.store.resend(tx, item.eventId));
    this.relay.nudge();
    return item;
  }

  private async open(tx: Tx, id: string): Promise<AttentionRow> {
    const found = await this.store.find(tx, id);
    if (!found) throw new Refused({ code: 'not_found' });
    if (found.resolvedAt) throw new Refused({ code: 'conflict', details: { resolution: found.resolution } });
    return found;
  }
}
