import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { digestOf, UnitOfWork, type PersonActor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import type { EscalationEntity } from './data/escalation.entities.js';
import { EscalationStore } from './data/escalation.store.js';
import { RequestStore } from './data/request.store.js';
import { decideEscalation, type EscalationAct, type EscalationInput } from './domain/escalations.js';
import { EscalationPresenter, type EscalationRows } from './escalation-presenter.js';
import type { EscalationView, SupervisorView } from './escalation-views.dto.js';
import { RequestFields } from './request-fields.js';
import { actingParty } from './workflow-facts.js';

/** One act, repeated with the same id as often as the network needs. */
export interface EscalationCommand extends EscalationInput {
  readonly commandId: string;
}

/** Escalations and whose they are: a small life cycle of their own, for of the request itself nothing changes. */
@Injectable()
export class EscalationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: EscalationStore,
    private readonly requests: RequestStore,
    private readonly presenter: EscalationPresenter,
    private readonly fields: RequestFields,
  ) {}

  /** Every escalation of a request, the latest first. Refuses `not_found`. */
  async ofRequest(actor: PersonActor, requestId: string): Promise<EscalationView[]> {
    return this.uow.view(actor, async (tx) => {
      const request = await this.requestOf(tx, requestId);
      return this.withActs(tx, await this.store.ofRequest(tx, requestId), new Map([[requestId, request]]));
    }, async (platform, found) => this.presenter.present(platform, actor, found));
  }

  /** To whom it may be handed over. Refuses `not_found`. */
  async receivers(actor: PersonActor, id: string): Promise<SupervisorView[]> {
    return this.uow.view(actor, async (tx) => {
      const row = await this.visible(tx, id);
      return { row, request: await this.requestOf(tx, row.requestId) };
    }, async (platform, { row, request }) => {
      const ids = await this.presenter.supervisorsOf(platform, row.jurisdiction);
      return this.presenter.supervisors(platform, ids.filter((each) => each !== actor.personId && each !== request.applicantId));
    });
  }

  /** Acts on an escalation; of several at once one comes first, and the others are told. Refuses what `decideEscalation` refuses, `not_found`, `command_reused`. */
  async act(actor: PersonActor, id: string, act: EscalationAct, command: EscalationCommand): Promise<EscalationView> {
    const { commandId, ...input } = command;
    const supervisors = await this.uow.view(actor, async (tx) => this.visible(tx, id), async (platform, row) => this.presenter.supervisorsOf(platform, row.jurisdiction));
    await this.uow.run(actor, async (tx) => {
      const row = (await this.store.lock(tx, id)) ?? (await this.visible(tx, id));
      const prior = await this.store.findAct(tx, id, commandId);
      const inputDigest = digestOf({ act, input });
      if (prior) {
        if (prior.act !== act || !prior.inputDigest.equals(inputDigest)) throw new Refused({ code: 'command_reused' });
        return;
      }
      const request = await this.requestOf(tx, row.requestId);
      const decided = decideEscalation(act, { jurisdiction: row.jurisdiction, applicantId: request.applicantId, ownerPersonId: row.ownerPersonId, closed: row.closedAt !== null, supervisors }, actingParty(actor), input);
      if (!decided.ok) throw new Refused(decided.refusal);
      const toPersonId = act === 'hand_over' ? decided.value.ownerPersonId : null;
      await this.store.record(tx, { escalationId: id, requestId: row.requestId, act, actorPersonId: actor.personId, toPersonId, note: this.noteOf(act, command), at: tx.now, commandId, inputDigest });
      await this.store.change(tx, row, decided.value);
      tx.audit({ act: `escalation.${act}`, subjectKind: 'request', subjectId: row.requestId, jurisdiction: request.toJurisdiction, detail: { escalationId: id, ...(toPersonId === null ? {} : { toPersonId }) } });
      if (toPersonId !== null) tx.emit('escalation.handed_over', id, request.toJurisdiction, { escalationId: id, requestId: row.requestId, toPersonId }, { persons: [toPersonId], authorities: [], jurisdictions: [] });
    });
    const [view] = await this.uow.view(actor, async (tx) => {
      const row = await this.visible(tx, id);
      return this.withActs(tx, [row], new Map([[row.requestId, await this.requestOf(tx, row.requestId)]]));
    }, async (platform, found) => this.presenter.present(platform, actor, found));
    if (!view) throw new Refused({ code: 'not_found' });
    return view;
  }

  /** The open escalation of each of these requests that has one, as rows in the running scope. */
  async openOf(tx: Tx, requests: readonly RequestEntity[]): Promise<EscalationRows[]> {
    const byId = new Map(requests.map((request) => [request.id, request]));
    return this.withActs(tx, await this.store.openOf(tx, [...byId.keys()]), byId);
  }

  private async withActs(tx: Tx, rows: readonly EscalationEntity[], requests: ReadonlyMap<string, RequestEntity>): Promise<EscalationRows[]> {
    const acts = await this.store.actsOf(tx, rows.map(({ id }) => id));
    return rows.flatMap((row) => {
      const request = requests.get(row.requestId);
      return request ? [{ request, row, acts: acts.filter(({ escalationId }) => escalationId === row.id) }] : [];
    });
  }

  private noteOf(act: EscalationAct, { commandId, reasonText }: EscalationCommand): string | null {
    const text = (reasonText ?? '').trim();
    return act === 'take' || text === '' ? null : this.fields.sealNote(commandId, { reasonText: text });
  }

  private async visible(tx: Tx, id: string): Promise<EscalationEntity> {
    const row = await this.store.find(tx, id);
    if (!row) throw new Refused({ code: 'not_found' });
    return row;
  }

  private async requestOf(tx: Tx, id: string): Promise<RequestEntity> {
    const request = await this.requests.find(tx, id);
    if (!request) throw new Refused({ code: 'not_found' });
    return request;
  }
}
