import { Injectable } from '@nestjs/common';
import { attributeInWords } from '#contracts';
import { DirectoryQueries } from '#directory';
import { EvidencePlans } from './evidence-plans.service.js';
import type { AttributeValue, Attributes } from './domain/register-answer.js';
import type { Bilingual } from './domain/service-content.js';

/** One thing that a register attested, with its name and, where its value is a code, what that means. */
export interface AttestedAttribute {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly value: AttributeValue;
  readonly words: Bilingual | null;
}

/** What registers attested, in the names and words of the reference data; codes of places in the names of the directory. */
@Injectable()
export class AttestedAttributes {
  constructor(
    private readonly plans: EvidencePlans,
    private readonly directory: DirectoryQueries,
  ) {}

  /** In the order of the reference data. */
  async named(evidenceType: string, attributes: Attributes): Promise<AttestedAttribute[]> {
    const [type, places] = await Promise.all([this.plans.type(evidenceType), this.directory.jurisdictions()]);
    const placeOf = (value: AttributeValue): Bilingual | null => {
      const place = places.get(String(value));
      return place === undefined ? null : { zh: place.nameZh, en: place.nameEn };
    };
    return (type?.attributes ?? []).flatMap(({ code, nameZh, nameEn, values }) => {
      const value = attributes[code];
      return value === undefined ? [] : [{ code, nameZh, nameEn, value, words: values?.[String(value)] ?? placeOf(value) }];
    });
  }
}

/** The same with its value as people read it in both languages. */
export function inWords({ code, nameZh, nameEn, value, words }: AttestedAttribute): { code: string; nameZh: string; nameEn: string; value: string; valueZh: string; valueEn: string } {
  const attribute = { code, value, valueZh: words?.zh ?? null, valueEn: words?.en ?? null };
  return { code, nameZh, nameEn, value: String(value), valueZh: attributeInWords(attribute, 'zh'), valueEn: attributeInWords(attribute, 'en') };
}
