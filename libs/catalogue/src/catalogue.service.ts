import { Inject, Injectable } from '@nestjs/common';
import { Refused, shanghaiDay, type Clock, type Day } from '#kernel';
import { CLOCK } from '#platform';
import { CatalogueQueries } from './data/catalogue.queries.js';
import type { QualificationEntity } from './data/entities.js';
import { recognise, type Recognition, type RecognitionRule } from './domain/recognise.js';

/** Questions to the catalogue that other contexts ask too. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly queries: CatalogueQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The entry with its rules. Refuses `qualification_unknown`. */
  async getEntry(code: string): Promise<{ entry: QualificationEntity; rules: RecognitionRule[] }> {
    const entry = await this.queries.find(code);
    if (!entry) throw new Refused({ code: 'qualification_unknown', details: { qualification: code } });
    return { entry, rules: await this.queries.rulesOf(code) };
  }

  /**
   * What the qualification counts for between two jurisdictions on a day (today when left out). Refuses `qualification_unknown`,
   * `qualification_not_published`, `same_jurisdiction`, `no_rule_in_force`.
   */
  async recognition(code: string, from: string, to: string, on?: Day): Promise<{ entry: QualificationEntity; on: Day; recognition: Recognition }> {
    const { entry, rules } = await this.getEntry(code);
    if (entry.status !== 'published') throw new Refused({ code: 'qualification_not_published', details: { qualification: code } });
    const day = on ?? shanghaiDay(this.clock.now());
    const result = recognise(code, from, to, day, rules);
    if (!result.ok) throw new Refused(result.refusal);
    return { entry, on: day, recognition: result.value };
  }

  /** The names of an entry, or its code where it is gone. */
  async nameOf(code: string): Promise<{ nameZh: string; nameEn: string }> {
    const entry = await this.queries.find(code);
    return { nameZh: entry?.nameZh ?? code, nameEn: entry?.nameEn ?? code };
  }
}
