import { Inject, Injectable } from '@nestjs/common';
import { endOfDayShanghai, Refused, shanghaiDay, type Clock, type Day } from '#kernel';
import { CLOCK, type Tx } from '#platform';
import { CatalogueQueries } from './data/catalogue.queries.js';
import type { QualificationEntity } from './data/entities.js';
import type { HoldingAlert } from './domain/holding.js';
import { recognise, type Recognition, type RecognitionRule } from './domain/recognise.js';

/** Questions to the catalogue that other contexts ask too. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly queries: CatalogueQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The entry as it holds at an instant (now when left out) with its rules. Refuses `qualification_unknown`. */
  async getEntry(code: string, at: Date = this.clock.now()): Promise<{ entry: QualificationEntity; rules: RecognitionRule[] }> {
    const entry = await this.queries.find(code, at);
    if (!entry) throw new Refused({ code: 'qualification_unknown', details: { qualification: code } });
    return { entry, rules: await this.queries.rulesOf(code) };
  }

  /**
   * What the qualification counts for between two jurisdictions at an instant. Refuses `qualification_unknown`,
   * `qualification_not_published`, `same_jurisdiction`, `no_rule_in_force`, `recognition_suspended`, and
   * `holding_under_alert` when one of the alerts of the holder's certificate stands.
   */
  async recognition(code: string, from: string, to: string, at: Date, alerts: readonly HoldingAlert[] = []): Promise<{ entry: QualificationEntity; on: Day; recognition: Recognition }> {
    const { entry, rules } = await this.getEntry(code, at);
    const details = { qualification: code };
    if (entry.status !== 'published' || entry.standing === 'retired') throw new Refused({ code: 'qualification_not_published', details });
    if (entry.standing === 'suspended') throw new Refused({ code: 'recognition_suspended', details });
    const result = recognise({ qualificationCode: code }, from, to, at, rules, alerts);
    if (!result.ok) throw new Refused(result.refusal);
    return { entry, on: shanghaiDay(at), recognition: result.value };
  }

  /**
   * Whether what {@link recognition} gave still holds for a request that is filed at `at`, asked inside its transaction. When it does not, everything that
   * this process remembers is forgotten: ask again.
   */
  async stillHolds(tx: Tx, from: string, to: string, at: Date, found: { readonly entry: QualificationEntity; readonly recognition: Recognition }): Promise<boolean> {
    const { entryVersion, ruleId } = await this.queries.holding(tx, found.entry.code, from, to, at);
    const holds = entryVersion === found.entry.version && ruleId === found.recognition.rule.id;
    if (!holds) this.queries.forget();
    return holds;
  }

  /** The last instant of a day that is not over, or now: what "on that day" means for a catalogue that is dated to the instant. */
  instantOf(on: Day | undefined): Date {
    const now = this.clock.now();
    return on === undefined || on === shanghaiDay(now) ? now : endOfDayShanghai(on);
  }

  /** The names of an entry, or its code where it is gone. */
  async nameOf(code: string): Promise<{ nameZh: string; nameEn: string }> {
    const entry = await this.queries.find(code, this.clock.now());
    return { nameZh: entry?.nameZh ?? code, nameEn: entry?.nameEn ?? code };
  }
}
