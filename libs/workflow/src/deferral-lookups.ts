import { Injectable } from '@nestjs/common';
import { PersonStore } from '#directory';
import { Refused, type Calendar } from '#kernel';
import type { DeferredMaterial, ServiceTypeEntity } from '#onestop';
import { BlindIndex, SYSTEM, UnitOfWork, type Actor, type Tx } from '#platform';
import { MaterialStore, type NewMaterial } from './data/material.store.js';
import { startMaterialLimit } from './domain/deadlines.js';
import { remindAt } from './domain/materials.js';

/** What is asked about papers that follow later, before a request is filed. */
interface Deferring {
  readonly serviceTypeCode: string;
  readonly deferred?: readonly DeferredMaterial[] | undefined;
  readonly applicant?: { readonly idNumber: string } | undefined;
}

/** Dates of papers that follow later, and who may promise. */
@Injectable()
export class DeferralLookups {
  constructor(
    private readonly materials: MaterialStore,
    private readonly persons: PersonStore,
    private readonly index: BlindIndex,
    private readonly uow: UnitOfWork,
  ) {}

  /** The dates of what the service type lets follow; what it does not is refused when the application is checked. */
  limitsOf(type: ServiceTypeEntity, deferred: readonly DeferredMaterial[], at: Date, calendar: Calendar): NewMaterial[] {
    return deferred.flatMap(({ materialCode, kind }) => {
      const rule = type.materials.find(({ code }) => code === materialCode)?.later?.[kind];
      if (!rule) return [];
      const limit = startMaterialLimit(kind === 'promised' ? 'material.promise' : 'material.tolerance', { value: rule.value, unit: 'working_day', lawRef: rule.lawRef }, at, calendar);
      return [{ materialCode, kind, ...limit, remindAt: remindAt(limit.derivation.startOn, limit.dueOn, calendar) }];
    });
  }

  async file(tx: Tx, requestId: string, deferred: readonly NewMaterial[]): Promise<void> {
    await this.materials.insert(tx, requestId, deferred);
  }

  /**
   * Who has let a promise run out promises nothing more for the same kind of request until the paper has come or was waived (国办发〔2020〕42号: not before the matter is repaired). Asked as
   * the platform, for a window sees no requests of others. Refuses `promise_broken`.
   */
  async refuseAfterBroken(actor: Actor, { serviceTypeCode, deferred = [], applicant }: Deferring): Promise<void> {
    if (!deferred.some(({ kind }) => kind === 'promised')) return;
    const broken = await this.uow.run(SYSTEM, async (tx) => {
      const idNumber = applicant?.idNumber ?? (actor.kind === 'person' ? (await this.persons.find(tx, actor.personId))?.idNumber : undefined);
      return idNumber !== undefined && this.materials.hasBroken(tx, this.index.of('id_number', idNumber), serviceTypeCode);
    });
    if (broken) throw new Refused({ code: 'promise_broken', lawRef: { law: '国办发〔2020〕42号' } });
  }
}
