import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { addDays, shanghaiDay, type Calendar, type Day, type DeadlineKind, type RequestVerb, type SuspensionGround } from '#kernel';
import type { Tx } from '#platform';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { ReminderStore } from './data/reminder.store.js';
import { RequestStore } from './data/request.store.js';
import { continueDeadline, extendDeadline, recountDeadline, startDeadline, type Deadline } from './domain/deadlines.js';
import type { ClockEffects } from './domain/life-cycle.js';
import { remindersOf } from './domain/reminders.js';
import { LimitsOfRequest } from './limits-of-request.js';

/** What an act says about the clocks that it moves. */
export interface ClockMove {
  readonly verb: RequestVerb;
  readonly effects: ClockEffects;
  /** Instant from which new clocks run. */
  readonly startAt: Date;
  /** Instant by which it is judged whether ended clocks were kept. */
  readonly endAt?: Date | undefined;
  /** suspend: working days that the applicant was told. */
  readonly announced?: number | undefined;
}

/** Ends, stops, continues and starts the clocks of a request as its life cycle says. A clock is never edited: another row goes on in its place. */
@Injectable()
export class RequestClocks {
  constructor(
    private readonly store: RequestStore,
    private readonly reminders: ReminderStore,
    private readonly limits: LimitsOfRequest,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Reads what is kept of the calendar, before a transaction would have to take a second connection for it. */
  async warmUp(): Promise<void> {
    await this.directory.calendar();
  }

  /** The clocks that run afterwards. */
  async move(tx: Tx, request: RequestEntity, running: readonly DeadlineEntity[], move: ClockMove): Promise<DeadlineEntity[]> {
    const { effects } = move;
    const ended = running.filter((d) => effects.ends.includes(d.kind));
    for (const d of ended) this.store.endDeadline(tx, d.id, move.verb === 'withdraw' ? 'stopped' : (move.endAt ?? tx.now) > d.dueAt ? 'missed' : 'met');
    for (const d of running.filter(({ kind }) => effects.holds?.includes(kind) ?? false)) this.store.holdDeadline(tx, d.id);
    const goOn = running.filter((d) => !ended.includes(d) && !(effects.holds?.includes(d.kind) ?? false));
    const stood = request.state !== 'suspended' && (effects.continues || effects.ends.includes('suspension')) ? await this.store.suspendedDeadlines(tx, request.id) : [];
    if (effects.starts.length === 0 && !effects.continues && !effects.extends && !effects.recounts && stood.length === 0) return goOn;
    const calendar = await this.directory.calendar();
    const anew = this.countAnew(tx, request.id, goOn, effects, calendar);
    return [...anew, ...(await this.goOn(tx, request.id, stood, { kinds: effects.continues ?? [], until: dayOfGoingOn(ended, tx.now) }, calendar)), ...(await this.start(tx, request, move, calendar))];
  }

  private async start(tx: Tx, request: RequestEntity, { verb, effects, startAt, announced }: ClockMove, calendar: Calendar): Promise<DeadlineEntity[]> {
    if (effects.starts.length === 0) return [];
    const limits = await this.limits.of(request);
    const afterSupplement = verb === 'supply_supplement';
    const started = effects.starts.flatMap((kind) => startDeadline({ kind, at: startAt, afterSupplement, ...(announced === undefined ? {} : { announced }) }, limits, calendar) ?? []);
    return started.map((deadline) => this.begin(tx, request.id, deadline, calendar));
  }

  /** Clocks that get more time or another calendar; the others as they are. */
  private countAnew(tx: Tx, requestId: string, running: readonly DeadlineEntity[], effects: ClockEffects, calendar: Calendar): DeadlineEntity[] {
    return running.map((d) => {
      const anew = effects.extends?.includes(d.kind) ? extendDeadline(d, calendar) : effects.recounts ? recountDeadline(d, calendar) : undefined;
      return anew ? this.replace(tx, requestId, d, anew, calendar) : d;
    });
  }

  /** Clocks that stood go on from today; where the request ended meanwhile they end with it. */
  private async goOn(tx: Tx, requestId: string, stood: readonly DeadlineEntity[], continues: { readonly kinds: readonly DeadlineKind[]; readonly until: Day }, calendar: Calendar): Promise<DeadlineEntity[]> {
    for (const d of stood.filter(({ kind }) => !continues.kinds.includes(kind))) this.store.endDeadline(tx, d.id, 'stopped');
    const going = stood.filter(({ kind }) => continues.kinds.includes(kind));
    if (going.length === 0) return [];
    const { ground, from } = await this.suspensionOf(tx, requestId);
    return going.map((d) => this.replace(tx, requestId, d, continueDeadline(d, { from, until: continues.until, ground }, calendar), calendar));
  }

  private async suspensionOf(tx: Tx, requestId: string): Promise<{ ground: SuspensionGround; from: string }> {
    const act = await this.store.latestAction(tx, requestId, 'suspend');
    if (!act) throw new Error('a clock stands that nobody suspended');
    return { ground: act.publicDetail['ground'] as SuspensionGround, from: shanghaiDay(act.at) };
  }

  private replace(tx: Tx, requestId: string, old: DeadlineEntity, anew: Deadline, calendar: Calendar): DeadlineEntity {
    this.store.endDeadline(tx, old.id, 'recounted');
    return this.begin(tx, requestId, anew, calendar);
  }

  /** The clock with its reminders. That three quarters are used is not said again of a clock that goes on; that a day is reached is, for somebody answers for it until the decision. */
  private begin(tx: Tx, requestId: string, deadline: Deadline, calendar: Calendar): DeadlineEntity {
    const clock = this.store.startDeadline(tx, requestId, deadline);
    this.reminders.write(tx, clock, remindersOf(deadline, calendar).filter(({ level, dueAt }) => level > 1 || dueAt > tx.now));
    return clock;
  }
}

/** The day on which the limit goes on: today, but never later than the day after the time that the applicant was told, however late anyone noticed. */
function dayOfGoingOn(ended: readonly DeadlineEntity[], now: Date): Day {
  const today = shanghaiDay(now);
  const announced = ended.find(({ kind }) => kind === 'suspension');
  const after = announced ? addDays(announced.dueOn, 1) : today;
  return after < today ? after : today;
}
