import { Injectable } from '@nestjs/common';
import { DirectoryQueries, type Authority } from '#directory';
import { Refused } from '#kernel';
import { digestOf, newId, UnitOfWork, type Actor, type Tx } from '#platform';
import { ConcernedAuthority } from './concerned-authority.js';
import { MatterActEntity, type MatterClockEntity, type MatterEntity } from './data/entities.js';
import { MatterStore } from './data/matter.store.js';
import { startClock } from './domain/clocks.js';
import { decideMatter, type MatterDecision, type MatterInput } from './domain/decide.js';
import { isEnded, type MatterVerb } from './domain/life-cycle.js';
import { FeedbackFields } from './feedback-fields.js';
import { announceMatter, EVENT_OF } from './matter-events.js';
import { matterActorOf, matterFactsOf } from './matter-facts.js';

/** One act, repeated with the same id as often as the network needs. */
export interface MatterCommand {
  readonly commandId: string;
  /** Version of the matter that the person saw; undefined for the platform. */
  readonly version?: number | undefined;
  readonly input: MatterInput;
}

/** Acts on matters: nothing else changes one. */
@Injectable()
export class MatterActsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MatterStore,
    private readonly authorities: ConcernedAuthority,
    private readonly directory: DirectoryQueries,
    private readonly fields: FeedbackFields,
  ) {}

  /** Carries an act out once. Refuses what `decideMatter` refuses, `not_found`, `stale`, `command_reused`. */
  async act(actor: Actor, id: string, verb: MatterVerb, command: MatterCommand): Promise<void> {
    const { toAuthorityId } = command.input;
    const target = toAuthorityId === undefined ? null : await this.authorities.byId(toAuthorityId);
    await this.uow.run(actor, async (tx) => this.actIn(tx, id, verb, command, target));
  }

  private async actIn(tx: Tx, id: string, verb: MatterVerb, { commandId, version, input }: MatterCommand, target: Authority | null): Promise<void> {
    // Whoever has sent it on reads it without being able to move it, and may repeat what they did.
    const row = (await this.store.lock(tx, id)) ?? (await this.store.find(tx, id));
    if (!row) throw new Refused({ code: 'not_found' });
    const digest = digestOf({ ...input, verb });
    const prior = await this.store.findAct(tx, id, commandId);
    if (prior) {
      if (!prior.inputDigest.equals(digest)) throw new Refused({ code: 'command_reused' });
      return;
    }
    if (version !== undefined && version !== row.version) throw new Refused({ code: 'stale', details: { version: row.version } });
    const running = await this.store.running(tx, id);
    const decided = decideMatter(verb, matterFactsOf(row, running), matterActorOf(tx.actor), input, tx.now);
    if (!decided.ok) throw new Refused(decided.refusal);
    const dueAt = await this.moveClocks(tx, row, decided.value, running);
    this.store.insertAct(tx, this.actOf(tx, row, verb, { commandId, input }, decided.value, digest));
    const after = changeOf(tx, row, verb, decided.value, target, dueAt);
    tx.audit({ act: `matter.${verb}`, subjectKind: 'matter', subjectId: id, jurisdiction: row.holderJurisdiction, detail: { kind: row.kind, state: decided.value.state, holder: decided.value.holderAuthorityId } });
    announceMatter(tx, EVENT_OF[verb], { ...row, ...after });
    await this.store.update(tx, id, after);
  }

  /** The earliest end of what runs afterwards. */
  private async moveClocks(tx: Tx, row: MatterEntity, { rule, state }: MatterDecision, running: readonly MatterClockEntity[]): Promise<Date | null> {
    const started = rule.starts.length === 0 ? [] : await this.directory.calendar().then((calendar) => rule.starts.map((each) => startClock(each, tx.now, calendar)));
    const ending = running.filter((clock) => rule.ends.includes(clock.rule) || isEnded(state));
    const isStopped = state === 'withdrawn';
    const late = ending.filter(({ dueAt }) => tx.now > dueAt);
    await this.store.endClocks(tx, late.map(({ id }) => id), isStopped ? 'stopped' : 'missed');
    await this.store.endClocks(tx, ending.filter((clock) => !late.includes(clock)).map(({ id }) => id), isStopped ? 'stopped' : 'met');
    await this.store.startClocks(tx, row.id, started);
    const left = [...running.filter((clock) => !ending.includes(clock)), ...started].map(({ dueAt }) => dueAt.getTime());
    return left.length === 0 ? null : new Date(Math.min(...left));
  }

  private actOf(tx: Tx, row: MatterEntity, verb: MatterVerb, { commandId, input }: Pick<MatterCommand, 'commandId' | 'input'>, { state, holderAuthorityId }: MatterDecision, digest: Buffer): MatterActEntity {
    const id = newId();
    const { role, personId } = matterActorOf(tx.actor);
    const detail = Object.fromEntries((['founded', 'reached', 'accepted'] as const).filter((name) => input[name] !== undefined).map((name) => [name, input[name]]));
    const text = (input.text ?? '').trim();
    return Object.assign(new MatterActEntity(), {
      id, matterId: row.id, version: row.version + 1, verb, fromState: row.state, toState: state, actorRole: role, actorPersonId: personId, authorityId: row.holderAuthorityId,
      toAuthorityId: verb === 'forward' ? holderAuthorityId : null, detail, text: this.fields.sealText(id, text === '' ? null : text), at: tx.now, commandId, inputDigest: digest,
    });
  }
}

function changeOf(tx: Tx, row: MatterEntity, verb: MatterVerb, decided: MatterDecision, target: Authority | null, dueAt: Date | null): Partial<MatterEntity> {
  const { state, ownerPersonId, founded, accepted, askedAgain } = decided;
  const isForwarded = verb === 'forward' && target !== null;
  return {
    version: row.version + 1, state, ownerPersonId, founded, accepted, askedAgain, dueAt, closedAt: isEnded(state) ? tx.now : null,
    ...(isForwarded ? {
      holderAuthorityId: target.id, holderJurisdiction: target.jurisdictionCode, forwardedBy: [...new Set([...row.forwardedBy, row.holderAuthorityId])],
      involvedAuthorities: [...new Set([...row.involvedAuthorities, target.id])], involvedJurisdictions: [...new Set([...row.involvedJurisdictions, target.jurisdictionCode])],
    } : {}),
  };
}
