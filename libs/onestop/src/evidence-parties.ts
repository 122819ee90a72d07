import { Injectable } from '@nestjs/common';
import { PersonStore } from '#directory';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork } from '#platform';
import type { ConsentReceiptEntity } from './data/ask-once.entities.js';
import { EvidencePlans, type PlannedEvidence } from './evidence-plans.service.js';
import { OnestopService } from './onestop.service.js';

/** Who is asked about, and what for. */
@Injectable()
export class EvidenceParties {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly persons: PersonStore,
    private readonly plans: EvidencePlans,
    private readonly onestop: OnestopService,
  ) {}

  async planOf({ serviceTypeCode, serviceTypeNumber }: ConsentReceiptEntity, evidenceType: string, place?: string): Promise<PlannedEvidence> {
    return this.plans.one(await this.onestop.versionOf(serviceTypeCode, String(serviceTypeNumber)), evidenceType, place);
  }

  /** Name and number of whom a register is asked about, for its question alone. Refuses `person_unknown`. */
  async subjectOf(personId: string): Promise<{ readonly name: string; readonly idNumber: string }> {
    const person = await this.uow.run(SYSTEM, async (tx) => this.persons.find(tx, personId));
    if (!person) throw new Refused({ code: 'person_unknown' });
    return { name: person.name, idNumber: person.idNumber };
  }
}
