import { Inject, Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { addDays, endOfDayShanghai, Refused, shanghaiDay, type Clock, type Day, type DayPeriod, type InstantPeriod } from '#kernel';
import { CLOCK, type Tx } from '#platform';
import { CatalogueQueries } from './data/catalogue.queries.js';
import type { QualificationEntity } from './data/entities.js';
import type { Holding, HoldingAlert } from './domain/holding.js';
import { recognise, type RecognitionAnswer } from './domain/recognise.js';
import type { RecognitionRule } from './domain/recognition-rule.js';
import { refusalOf } from './recognition-refusal.js';

/** That a qualification is recognised, by which rule, and whether a confirmation must be asked for. */
export interface Recognition {
  readonly rule: RecognitionRule;
  readonly answer: RecognitionAnswer;
}

/** Questions to the catalogue that other contexts ask too. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly queries: CatalogueQueries,
    private readonly directory: DirectoryQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The entry as it holds at an instant (now when left out) with its rules. Refuses `qualification_unknown`. */
  async getEntry(code: string, at: Date = this.clock.now()): Promise<{ entry: QualificationEntity; rules: RecognitionRule[] }> {
    const entry = await this.queries.find(code, at);
    if (!entry) throw new Refused({ code: 'qualification_unknown', details: { qualification: code } });
    return { entry, rules: await this.queries.rulesOf(code) };
  }

  /**
   * "What does it count for there?" Every holding of a known qualification between known jurisdictions has an answer; that it is not recognised is one.
   * Refuses `qualification_unknown` and `jurisdiction_unknown`.
   */
  async answer(holding: Holding, from: string, to: string, at: Date, alerts: readonly HoldingAlert[] = []): Promise<{ entry: QualificationEntity; answer: RecognitionAnswer }> {
    const { qualificationCode } = holding;
    const [found, rules, places] = await Promise.all([this.queries.find(qualificationCode, at), this.queries.rulesOf(qualificationCode), this.directory.jurisdictions()]);
    const entry = found ?? await this.queries.last(qualificationCode);
    if (!entry) throw new Refused({ code: 'qualification_unknown', details: { qualification: qualificationCode } });
    const unknown = Object.entries({ from, to }).filter(([, code]) => !places.has(code));
    if (unknown.length > 0) throw new Refused({ code: 'jurisdiction_unknown', issues: unknown.map(([path]) => ({ path, code: 'unknown' })) });
    const names = new Map([from, to].map((code) => [code, { zh: places.get(code)?.nameZh ?? code, en: places.get(code)?.nameEn ?? code }]));
    return { entry, answer: recognise(holding, from, to, at, { entry: { ...entry, status: found ? entry.status : 'absent' }, rules, places: names }, alerts) };
  }

  /**
   * What a request rests on that is filed for this holding. Refuses what {@link answer} refuses and, where the answer is no, `qualification_not_published`,
   * `same_jurisdiction`, `no_rule_in_force`, `recognition_suspended`, `conditions_not_met`, and `holding_under_alert` when an alert of its issuer stands.
   */
  async recognition(holding: Holding, from: string, to: string, at: Date, alerts: readonly HoldingAlert[] = []): Promise<{ entry: QualificationEntity; on: Day; recognition: Recognition }> {
    const { entry, answer } = await this.answer(holding, from, to, at, alerts);
    if (answer.outcome === 'not_recognised' || answer.rule === null) throw new Refused(refusalOf(answer, holding.qualificationCode));
    return { entry, on: shanghaiDay(at), recognition: { rule: answer.rule, answer } };
  }

  /**
   * Whether what {@link answer} or {@link recognition} gave still holds for a request that is filed at `at`, asked inside its transaction. When it does not, everything that
   * this process remembers is forgotten: ask again.
   */
  async stillHolds(tx: Tx, from: string, to: string, at: Date, found: { readonly entry: Pick<QualificationEntity, 'code' | 'version'>; readonly rule: Pick<RecognitionRule, 'id'> | null }): Promise<boolean> {
    const { entryVersion, ruleId } = await this.queries.holding(tx, found.entry.code, from, to, at);
    const holds = entryVersion === found.entry.version && ruleId === (found.rule?.id ?? null);
    if (!holds) this.queries.forget();
    return holds;
  }

  /** When what holds for a direction last changed, up to an instant: an entry or a rule of it took force, ended, or was suspended. Null: it never did. */
  async lastChange(code: string, from: string, to: string, at: Date): Promise<Date | null> {
    const [forces, rules] = await Promise.all([this.queries.forcesOf(code), this.queries.rulesOf(code)]);
    const periods = [...forces, ...rules.filter((rule) => rule.from === from && rule.to === to).flatMap((rule) => [rule.force, instantsOf(rule.valid)])];
    const turns = periods.flatMap((period) => [period.validFrom, ...(period.validTo === null ? [] : [period.validTo])]).filter((turn) => turn <= at);
    return turns.length === 0 ? null : new Date(Math.max(...turns.map((turn) => turn.getTime())));
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

/** The instants between which a period of days lies, in Asia/Shanghai. */
function instantsOf({ validFrom, validTo }: DayPeriod): InstantPeriod {
  const startOf = (day: Day): Date => new Date(endOfDayShanghai(addDays(day, -1)).getTime() + 1);
  return { validFrom: startOf(validFrom), validTo: validTo === null ? null : startOf(validTo) };
}
