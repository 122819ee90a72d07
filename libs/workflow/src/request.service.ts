import { Injectable } from '@nestjs/common';
import { Refused, type RequestVerb } from '#kernel';
import type { EventType } from '#contracts';
import { digestOf, UnitOfWork, newId, type Actor, type Tx } from '#platform';
import { ActEffects } from './acts/act-effects.js';
import { ActInputs } from './acts/act-inputs.js';
import { NO_ASSIGNEE, type ActInputFull } from './acts/effect.js';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { decide, takesOverFirst } from './domain/decide.js';
import type { ActingParty } from './domain/facts.js';
import { isOvertaken, leaseFrom } from './domain/lease.js';
import { RequestClocks } from './request-clocks.js';
import { RequestWriter } from './request-writer.js';
import { isAgent } from './visible-requests.js';
import { actingParty, factsOf } from './workflow-facts.js';

/** Acts that papers may keep waiting which are to follow. */
const WAITS_FOR_PAPERS: ReadonlySet<RequestVerb> = new Set(['approve', 'refuse', 'request_supplement']);

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
  /** As whom the actor stands before it. */
  readonly standing: ActingParty;
}

/** The one way to change a request, for residents, clerks, jobs and partner systems alike. */
@Injectable()
export class RequestService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly writer: RequestWriter,
    private readonly inputs: ActInputs,
    private readonly effects: ActEffects,
    private readonly clocks: RequestClocks,
  ) {}

  /** Acts in a transaction of its own. Refuses what `decide` refuses, and `not_found`, `not_custodian`, `stale`, `command_reused`. */
  async act(actor: Actor, id: string, verb: RequestVerb, command: Command): Promise<ActOutcome> {
    await this.clocks.warmUp();
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
      return { request: before, running, action: { verb, commandId: prior.commandId, version: prior.version, at: prior.at }, repeated: true, standing: await this.inputs.partyOf(tx, before) };
    }
    if (command.version !== undefined && command.version !== before.version) throw new Refused({ code: 'stale', details: { version: before.version, state: before.state } });
    if (!locked) throw new Refused({ code: 'not_custodian' });
    const held = await this.takeOver(tx, before, running, verb);
    return this.carryOut(tx, held, running, verb, command, digest);
  }

  /** An act of the authority to which a request is offered takes it over first, as an act of its own in the same transaction. */
  private async takeOver(tx: Tx, before: RequestEntity, running: readonly DeadlineEntity[], verb: RequestVerb): Promise<RequestEntity> {
    if (!takesOverFirst(verb, factsOf(before, running), actingParty(tx.actor))) return before;
    return (await this.carryOut(tx, before, running, 'take_over', { commandId: newId(), input: {} }, digestOf({}))).request;
  }

  private async carryOut(tx: Tx, before: RequestEntity, running: readonly DeadlineEntity[], verb: RequestVerb, command: Command, digest: Buffer): Promise<ActOutcome> {
    const party = actingParty(tx.actor);
    const open = verb === 'supply_supplement' ? await this.effects.openItems(tx, before) : [];
    const owed = WAITS_FOR_PAPERS.has(verb) ? await this.store.owedMaterials(tx, before.id) : {};
    const input = await this.inputs.complete(tx, before, verb, command.input);
    const standing = await this.inputs.partyOf(tx, before);
    const decision = decide(verb, factsOf(before, running, open, owed), standing, input, tx.now);
    if (!decision.ok) throw new Refused(decision.refusal);
    const effect = await this.effects.apply(tx, before, verb, input, { party, commandId: command.commandId });
    const overtakes = isOvertaken(verb, before, party.personId, tx.now);
    const after = Object.assign(Object.create(Object.getPrototypeOf(before) as object) as RequestEntity, before, effect.change, overtakes ? NO_ASSIGNEE : {}, { version: before.version + 1, state: decision.value.to });
    const clocks = await this.clocks.move(tx, after, running, { verb, effects: decision.value.clocks, startAt: effect.clockStart ?? tx.now, endAt: effect.clockEnd, announced: input.announcedDays });
    after.dueAt = earliest(clocks);
    // Whoever works on it holds it on.
    if (after.assigneePersonId !== null && after.assigneePersonId === party.personId) after.leaseUntil = leaseFrom(tx.now);
    const record = { verb, fromState: before.state, commandId: command.commandId, inputDigest: digest, publicDetail: { ...effect.publicDetail, ...(overtakes ? { overtook: true } : {}), ...(isAgent(party, before) ? { byAgent: true } : {}), ...begunIn(running, clocks) }, note: effect.note };
    this.writer.recordAct(tx, before, after, party, decision.value.event as EventType, record);
    return { request: after, running: clocks, action: { verb, commandId: command.commandId, version: after.version, at: tx.now }, repeated: false, standing };
  }
}

/** The dates of clocks that the act has begun or counted anew: part of what it told, so that a notice of it says the same for ever. */
function begunIn(before: readonly DeadlineEntity[], after: readonly DeadlineEntity[]): { readonly due?: Readonly<Record<string, { on: string; promisedOn: string | null }>> } {
  const begun = after.filter(({ id }) => !before.some((known) => known.id === id));
  return begun.length === 0 ? {} : { due: Object.fromEntries(begun.map(({ kind, dueOn, promisedOn }) => [kind, { on: dueOn, promisedOn }])) };
}

function earliest(clocks: readonly DeadlineEntity[]): Date | null {
  return clocks.reduce<Date | null>((first, d) => (first === null || d.dueAt < first ? d.dueAt : first), null);
}
