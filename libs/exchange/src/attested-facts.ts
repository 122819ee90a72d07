import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { shanghaiDay } from '#kernel';
import { EvidencePlans, EvidenceUse } from '#onestop';
import type { Tx } from '#platform';
import { wordsOfValue } from './domain/attribute-values.js';
import type { AttestedAttribute, AttestedFact } from './domain/document.js';

/** What registers attested for a request, in the names of the reference data. */
@Injectable()
export class AttestedFacts {
  constructor(
    private readonly evidence: EvidenceUse,
    private readonly plans: EvidencePlans,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Of these evidence types; what was fetched only to fill the form is not attested on. Runs as the platform; empty where no register was asked, or none has answered. */
  async of(tx: Tx, requestId: string, types: readonly string[]): Promise<readonly AttestedFact[]> {
    const attested = (await this.evidence.attestedFor(tx, requestId)).filter(({ evidenceType }) => types.includes(evidenceType));
    const places = await this.directory.jurisdictions();
    const placeOf = (value: AttestedAttribute['value']): AttestedAttribute['words'] => {
      const place = typeof value === 'string' ? places.get(value) : undefined;
      return place === undefined ? null : { zh: place.nameZh, en: place.nameEn };
    };
    return Promise.all(attested.map(async ({ evidenceType, registerCode, answeredAt, attributes }) => {
      const [type, register] = await Promise.all([this.plans.type(evidenceType), this.plans.register(registerCode)]);
      return {
        evidence: { code: evidenceType, nameZh: type?.nameZh ?? evidenceType, nameEn: type?.nameEn ?? evidenceType },
        register: { nameZh: register?.nameZh ?? registerCode, nameEn: register?.nameEn ?? registerCode },
        on: shanghaiDay(answeredAt),
        attributes: (type?.attributes ?? []).flatMap(({ code, nameZh, nameEn }) => {
          const value = attributes[code];
          return value === undefined ? [] : [{ code, nameZh, nameEn, value, words: wordsOfValue(code, value) ?? placeOf(value) }];
        }),
      };
    }));
  }
}
