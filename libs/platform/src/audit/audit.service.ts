import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AuditStore, type AuditEntryRow, type AuditFilter } from './audit.store.js';
import { verifyAudit, type AuditVerification, type VerifyOptions } from './verify-audit.js';

/** Reading and checking the audit log; writing happens in the transactions of the acts themselves. */
@Injectable()
export class AuditService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AuditStore,
  ) {}

  async list(actor: Actor, filter: AuditFilter): Promise<{ items: AuditEntryRow[]; total: number }> {
    return this.uow.run(actor, async (tx) => this.store.list(tx, filter));
  }

  /** Walks the whole chain; that someone did is itself audited. */
  async verify(actor: Actor, options: VerifyOptions = {}): Promise<AuditVerification> {
    return this.uow.run(actor, async (tx) => {
      const result = await verifyAudit(tx, options);
      tx.audit({ act: 'audit.verify', subjectKind: 'audit', subjectId: 'log', detail: { ok: result.ok, sealed: result.sealed, firstBroken: result.firstBroken, head: result.head } });
      return result;
    });
  }
}
