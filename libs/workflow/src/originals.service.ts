import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { columnsOf, OriginalStore, whereaboutsOf } from './data/original.store.js';
import type { ActingParty } from './domain/facts.js';
import { availableMoves, moveOriginal, sameMove, type MoveInput, type OriginalFacts, type OriginalMove, type Whereabouts } from './domain/originals.js';
import { RequestFields } from './request-fields.js';
import type { OriginalView } from './request-views.dto.js';
import { VisibleRequests } from './visible-requests.js';

/** A request as its reader has it. */
type Seen = Awaited<ReturnType<VisibleRequests['get']>>;

/** One move, repeated with the same id as often as the network needs. */
export interface MoveCommand extends MoveInput {
  readonly commandId: string;
}

/** An original that is taken in, repeated in the same way. */
export interface RegisterCommand {
  readonly commandId: string;
  readonly description: string;
}

/** The way of paper originals (国办发〔2020〕35号): handed in, posted, received, returned, each with its hand and its hour. */
@Injectable()
export class OriginalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visible: VisibleRequests,
    private readonly store: OriginalStore,
    private readonly fields: RequestFields,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Takes an original in; the command's id becomes its id. Refuses `not_found`, `not_custodian`, `command_reused`. */
  async register(actor: PersonActor, requestId: string, command: RegisterCommand): Promise<OriginalView[]> {
    const take = async (tx: Tx): Promise<OriginalView[]> => {
      const seen = await this.visible.get(tx, requestId);
      return (await this.registered(tx, seen, command)) ?? this.takeIn(tx, actor, seen, command);
    };
    try {
      return await this.uow.run(actor, take);
    } catch (error) {
      if (!this.store.isRepetition(error)) throw error;
      return this.uow.run(actor, async (tx) => {
        const views = await this.registered(tx, await this.visible.get(tx, requestId), command);
        if (!views) throw new Refused({ code: 'command_reused' });
        return views;
      });
    }
  }

  /** Moves one. The same command is one move. Refuses what `moveOriginal` refuses, `not_found`, `command_reused`. */
  async move(actor: PersonActor, requestId: string, id: string, move: OriginalMove, command: MoveCommand): Promise<OriginalView[]> {
    return this.uow.run(actor, async (tx) => {
      const { row: request, reader } = await this.visible.get(tx, requestId);
      const row = (await this.store.lock(tx, id)) ?? (await this.store.find(tx, id));
      if (row?.requestId !== requestId) throw new Refused({ code: 'not_found' });
      const prior = await this.store.findMove(tx, id, command.commandId);
      if (prior && !sameMove(move, prior, command)) throw new Refused({ code: 'command_reused' });
      if (!prior) {
        const moved = moveOriginal(move, factsOf(request, whereaboutsOf(row)), reader, command);
        if (!moved.ok) throw new Refused(moved.refusal);
        await this.note(tx, actor, request, id, move, command, moved.value);
        await this.store.place(tx, id, moved.value);
      }
      return this.viewsIn(tx, reader, request);
    });
  }

  /** The originals of a request, each with its way and what the reader may do with it. */
  async viewsIn(tx: Tx, reader: ActingParty, request: RequestEntity): Promise<OriginalView[]> {
    const [rows, moves, authorities] = [await this.store.list(tx, request.id), await this.store.moves(tx, request.id), await this.directory.authorities()];
    const named = (id: string | null): OriginalView['authority'] => {
      const of = id === null ? undefined : authorities.get(id);
      return of ? { id: of.id, nameZh: of.nameZh, nameEn: of.nameEn } : null;
    };
    return rows.map((row) => ({
      id: row.id, description: this.fields.original(row), whereabouts: row.whereabouts, authority: named(row.authorityId), toAuthority: named(row.toAuthorityId), movedAt: row.movedAt.toISOString(),
      availableMoves: reader.role === 'system' ? [] : availableMoves(factsOf(request, whereaboutsOf(row)), reader),
      moves: moves.filter((each) => each.originalId === row.id).map(({ move, authorityId, toAuthorityId, carrier, trackingNumber, at }) => ({ move, authority: named(authorityId), toAuthority: named(toAuthorityId), carrier, trackingNumber, at: at.toISOString() })),
    }));
  }

  /** Whether the reader may take an original in. */
  mayRegister(reader: ActingParty, request: RequestEntity): boolean {
    return reader.role !== 'system' && moveOriginal('hand_over', factsOf(request, { at: 'applicant' }), reader, {}).ok;
  }

  private async registered(tx: Tx, { row: request, reader }: Seen, { commandId, description }: RegisterCommand): Promise<OriginalView[] | null> {
    const known = await this.store.find(tx, commandId);
    if (!known) return null;
    if (known.requestId !== request.id || this.fields.original(known) !== description) throw new Refused({ code: 'command_reused' });
    return this.viewsIn(tx, reader, request);
  }

  private async takeIn(tx: Tx, actor: PersonActor, { row: request, reader }: Seen, { commandId, description }: RegisterCommand): Promise<OriginalView[]> {
    const moved = moveOriginal('hand_over', factsOf(request, { at: 'applicant' }), reader, {});
    if (!moved.ok) throw new Refused(moved.refusal);
    await this.store.insert(tx, { id: commandId, requestId: request.id, description: this.fields.sealOriginal(commandId, description), ...columnsOf(moved.value), registeredAt: tx.now, movedAt: tx.now });
    await this.note(tx, actor, request, commandId, 'hand_over', { commandId }, moved.value);
    return this.viewsIn(tx, reader, request);
  }

  private async note(tx: Tx, actor: PersonActor, request: RequestEntity, originalId: string, move: OriginalMove, command: MoveCommand, now: Whereabouts): Promise<void> {
    await this.store.record(tx, {
      originalId, requestId: request.id, move, authorityId: actor.post?.authorityId ?? null, toAuthorityId: now.at === 'post' ? now.toAuthorityId : null,
      carrier: move === 'post' ? (command.carrier ?? null) : null, trackingNumber: move === 'post' ? (command.trackingNumber ?? null) : null,
      actorPersonId: actor.personId, actorRole: actor.post?.role ?? 'resident', at: tx.now, commandId: command.commandId,
    });
    tx.audit({ act: `original.${move}`, subjectKind: 'request', subjectId: request.id, jurisdiction: request.toJurisdiction, detail: { originalId, now: now.at } });
    tx.emit('original.moved', originalId, request.toJurisdiction, { originalId, requestId: request.id, move }, { persons: [request.applicantId], authorities: request.involvedAuthorities, jurisdictions: request.involvedJurisdictions });
  }
}

function factsOf({ applicantId, involvedAuthorities, closedAt }: RequestEntity, whereabouts: Whereabouts): OriginalFacts {
  return { applicantId, whereabouts, involvedAuthorities, closed: closedAt !== null };
}
