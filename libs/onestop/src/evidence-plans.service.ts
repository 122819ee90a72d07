import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import { OnestopQueries } from './data/onestop.queries.js';
import type { RegisterEntity } from './data/ask-once.entities.js';
import type { EvidenceTypeEntity, ServiceTypeEntity } from './data/entities.js';
import { attributesNeeded, consentText, evidenceNeeds, registerFor, type EvidenceNeed } from './domain/evidence-needs.js';
import type { Bilingual } from './domain/service-content.js';

/** One kind of evidence that a service type needs, with who can attest it. */
export interface PlannedEvidence {
  readonly need: EvidenceNeed;
  readonly type: EvidenceTypeEntity;
  /** Codes of the attributes that are asked for. */
  readonly attributes: readonly string[];
  /** The register that answers for the place; null where none does, or no place was named. */
  readonly register: RegisterEntity | null;
  /** Every register of the kind: somebody may be kept elsewhere. */
  readonly registers: readonly RegisterEntity[];
}

/** From what a service type asks to the register that can answer it. */
@Injectable()
export class EvidencePlans {
  constructor(
    private readonly queries: OnestopQueries,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Everything that registers could supply for a service type, for a place. Refuses `jurisdiction_unknown`. */
  async of(type: Pick<ServiceTypeEntity, 'form' | 'materials' | 'instant'>, place?: string): Promise<PlannedEvidence[]> {
    if (place !== undefined && !(await this.directory.jurisdictions()).has(place)) throw new Refused({ code: 'jurisdiction_unknown', issues: [{ path: 'place', code: 'unknown' }] });
    const [types, registers, above] = await Promise.all([this.queries.evidenceTypes(), this.queries.registers(), place === undefined ? [] : this.directory.codesAbove(place)]);
    return evidenceNeeds(type).flatMap((need) => {
      const attested = types.find(({ code }) => code === need.evidenceType);
      if (attested === undefined) return [];
      const ofKind = registers.filter(({ kind }) => kind === attested.register);
      return [{ need, type: attested, attributes: attributesNeeded(need, attested), register: registerFor(attested.register, above, ofKind) ?? null, registers: ofKind }];
    });
  }

  /** One of them. Refuses `evidence_not_needed`, and what {@link of} refuses. */
  async one(type: Pick<ServiceTypeEntity, 'code' | 'form' | 'materials' | 'instant'>, evidenceType: string, place?: string): Promise<PlannedEvidence> {
    const found = (await this.of(type, place)).find(({ need }) => need.evidenceType === evidenceType);
    if (found === undefined) throw new Refused({ code: 'evidence_not_needed', details: { serviceType: type.code, evidenceType } });
    return found;
  }

  /** The words of a consent to these; refuses `evidence_not_needed` where one of them is not needed. */
  async consentText(type: Pick<ServiceTypeEntity, 'code' | 'nameZh' | 'nameEn' | 'form' | 'materials' | 'instant'>, evidenceTypes: readonly string[]): Promise<Bilingual> {
    return consentText(type, await Promise.all(evidenceTypes.map(async (each) => this.one(type, each))));
  }

  /** A register by its code. */
  async register(code: string): Promise<RegisterEntity | undefined> {
    return (await this.queries.registers()).find((each) => each.code === code);
  }

  async type(code: string): Promise<EvidenceTypeEntity | undefined> {
    return (await this.queries.evidenceTypes()).find((each) => each.code === code);
  }
}
