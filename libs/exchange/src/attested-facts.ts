import { Injectable } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { AttestedAttributes, EvidencePlans, EvidenceUse } from '#onestop';
import type { Tx } from '#platform';
import type { AttestedFact } from './domain/document.js';

/** What registers attested for a request, in the names of the reference data. */
@Injectable()
export class AttestedFacts {
  constructor(
    private readonly evidence: EvidenceUse,
    private readonly plans: EvidencePlans,
    private readonly attested: AttestedAttributes,
  ) {}

  /** Of these evidence types; what was fetched only to fill the form is not attested on. Runs as the platform; empty where no register was asked, or none has answered. */
  async of(tx: Tx, requestId: string, types: readonly string[]): Promise<readonly AttestedFact[]> {
    const attested = (await this.evidence.attestedFor(tx, requestId)).filter(({ evidenceType }) => types.includes(evidenceType));
    return Promise.all(attested.map(async ({ evidenceType, registerCode, answeredAt, attributes }) => {
      const [type, register] = await Promise.all([this.plans.type(evidenceType), this.plans.register(registerCode)]);
      return {
        evidence: { code: evidenceType, nameZh: type?.nameZh ?? evidenceType, nameEn: type?.nameEn ?? evidenceType },
        register: { nameZh: register?.nameZh ?? registerCode, nameEn: register?.nameEn ?? registerCode },
        on: shanghaiDay(answeredAt),
        attributes: await this.attested.named(evidenceType, attributes),
      };
    }));
  }
}
