import { Inject, Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused, type RequestVerb } from '#kernel';
import type { EventType } from '#contracts';
import { UnitOfWork, type Actor, type Tx } from '#platform';
import { ActEffects, type ActInputFull } from './act-effects.js';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { startDeadline } from './domain/deadlines.js';
import { decide, type Decision } from './domain/decide.js';
import { LimitsOfRequest } from './limits-of-request.js';
import { RequestWriter } from './request-writer.js';
import { actingParty, digestOf, factsOf } from './workflow-facts.js';

/** One command to a request: repeat it with the same id as often as the network needs. */
export interface Command {
  readonly commandId: string;
  /** Version that the person saw; undefined for the platform's own acts. */
  readonly version?: number | undefined;
  readonly input: ActInputFull;
}

/** What an act left behind. */
export interface ActOutcome {
  readonly request: RequestEntity;
  readonly running: readonly DeadlineEntity[];
  readonly action: { readonly verb: RequestVerb; readonly commandId: string; readonly version: number; readonly at: Date };
  readonly repeated: boolean;
}

/** The one way to change a request, for residents, clerks, jobs and partner systems alike. */
@Injectable()
export class RequestService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly writer: RequestWriter,
    private readonly effects: ActEffects,
    private readonly limits: LimitsOfRequest,
    @Inject(DirectoryQueries) private readonly directory: DirectoryQueries,
  ) {}

  /** Acts in a transaction of its own. Refuses what `decide` refuses, and `not_found`, `not_custodian`, `stale`, `command_reused`. */
  async act(actor: Actor, id: string, verb: RequestVerb, command: Command): Promise<ActOutcome> {
    await this.directory.calendar();
    return this.uow.run(actor, async (tx) => this.actIn(tx, id, verb, command));
  }

  /** The same inside the caller's transaction: jobs write their inbox row and the act together. */
  async actIn(tx: Tx, id: string, verb: RequestVerb, command: Command): Promise<ActOutcome> {
    // The database answers one after the other: what is read behind the lock is read under it.
    const [locked, prior, running] = await Promise.all([
      this.store.lock(tx, id), this.store.findAction(tx, id, command.commandId), this.store.runningDeadlines(tx, id),
    ]);
    // An act may have handed the request on: whoever repeats it, or comes too late, may read it but not write to it any more.
    const before = locked ?? (await this.store.find(tx, id));
    if (!before) throw new Refused({ code: 'not_found' });
    const digest = digestOf({ verb, input: command.input });
    if (prior) {
      if (prior.verb !== verb || !prior.inputDigest.equals(digest)) throw new Refused({ code: 'command_reused' });
      return { request: before, running, action: { verb, commandId: prior.commandId, version: prior.version, at: prior.at }, repeated: true };
    }
    if (command.version !== undefined && command.version !== before.version) throw new Refused({ code: 'stale', details: { version: before.version, state: before.state } });
    if (!locked) throw new Refused({ code: 'not_custodian' });
    return this.carryOut(tx, before, running, verb, command, digest);
  }

  private async carryOut(tx: Tx, before: RequestEntity, running: readonly DeadlineEntity[], verb: RequestVerb, command: Command, digest: Buffer): Promise<ActOutcome> {
    const party = actingParty(tx.actor);
    const open = verb === 'supply_supplement' ? await this.effects.openItems(tx, before) : [];
    const input = await this.effects.complete(tx, before, verb, command.input);
    const decision = decide(verb, factsOf(before, running, open), party, input, tx.now);
    if (!decision.ok) throw new Refused(decision.refusal);
    const effect = await this.effects.apply(tx, before, verb, input, decision.value, { party, commandId: command.commandId });
    const after = Object.assign(Object.create(Object.getPrototypeOf(before) as object) as RequestEntity, before, effect.change, { version: before.version + 1, state: decision.value.to });
    const clocks = await this.moveClocks(tx, after, decision.value, running, verb, effect.clockStart ?? tx.now);
    after.dueAt = earliest(clocks);
    const record = { verb, fromState: before.state, commandId: command.commandId, inputDigest: digest, publicDetail: effect.publicDetail, note: effect.note };
    this.writer.recordAct(tx, before, after, party, decision.value.event as EventType, record);
    return { request: after, running: clocks, action: { verb, commandId: command.commandId, version: after.version, at: tx.now }, repeated: false };
  }

  private async moveClocks(tx: Tx, request: RequestEntity, decision: Decision, running: readonly DeadlineEntity[], verb: RequestVerb, startAt: Date): Promise<DeadlineEntity[]> {
    const ended = running.filter((d) => decision.clocks.ends.includes(d.kind));
    for (const d of ended) this.store.endDeadline(tx, d.id, verb === 'withdraw' ? 'stopped' : tx.now > d.dueAt ? 'missed' : 'met');
    const goOn = running.filter((d) => !ended.includes(d));
    if (decision.clocks.starts.length === 0) return goOn;
    const [calendar, limits] = await Promise.all([this.directory.calendar(), this.limits.of(request.serviceTypeCode)]);
    const started = decision.clocks.starts.flatMap((kind) => startDeadline(kind, startAt, limits, calendar, verb === 'supply_supplement') ?? []);
    return [...goOn, ...started.map((deadline) => this.store.startDeadline(tx, request.id, deadline))];
  }
}

function earliest(clocks: readonly DeadlineEntity[]): Date | null {
  return clocks.reduce<Date | null>((first, d) => (first === null || d.dueAt < first ? d.dueAt : first), null);
}
