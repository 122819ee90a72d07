import { Injectable } from '@nestjs/common';
import { PersonStore, type PersonDetails } from '#directory';
import { Refused, no, shanghaiDay, type Result } from '#kernel';
import { SYSTEM, UnitOfWork, type PersonActor, type Tx } from '#platform';
import type { ServiceTypeEntity } from './data/entities.js';
import { MandateStore } from './data/mandate.store.js';
import type { MandateEntity } from './data/mandate.entity.js';
import { checkStanding, checkUse, type MandateBasis } from './domain/mandate.js';

/** Field of a form in which an organisation names itself. */
const ORGANISATION_FIELD = 'creditCode';

/** Under what somebody files for another. */
export interface MandateInUse {
  readonly id: string;
  readonly agentId: string;
  /** The one for whom they act: the applicant. */
  readonly principal: PersonDetails;
  /** What the request keeps of it. */
  readonly agent: AgentOfRequest;
}

/** The agent of a request, as they were when it was filed. Personal. */
export interface AgentOfRequest {
  readonly name: string;
  readonly idNumber: string;
  readonly basis: MandateBasis;
  readonly organisation: { readonly name: string; readonly creditCode: string } | null;
}

type Service = Pick<ServiceTypeEntity, 'code' | 'family' | 'audience'>;

/** Mandates as other contexts ask of them: whether somebody may file or go on under one. */
@Injectable()
export class MandatesInUse {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MandateStore,
    private readonly persons: PersonStore,
  ) {}

  /** Before anything is filed. Refuses `mandate_unknown` for what is not the actor's to use, what {@link checkUse} refuses, and `mandate_other_organisation` where the form names another one. */
  async prepare(actor: PersonActor, id: string, service: Service, form: Readonly<Record<string, unknown>>, at: Date): Promise<MandateInUse> {
    const row = await this.uow.run(actor, async (tx) => this.store.find(tx, id));
    if (row?.agentId !== actor.personId) throw unknown();
    const use = checkUse(factsOf(row), service, shanghaiDay(at));
    if (!use.ok) throw new Refused(use.refusal);
    // Asked as the platform: an agent may not look anybody up, and files what the register of people says of the one for whom they act.
    const principal = await this.uow.run(SYSTEM, async (tx) => (row.principalId === null ? undefined : this.persons.find(tx, row.principalId)));
    if (!principal) throw unknown();
    const { agent, organisation } = this.store.parties(row);
    const named = form[ORGANISATION_FIELD];
    if (organisation && typeof named === 'string' && named.trim().toUpperCase() !== organisation.creditCode) throw new Refused({ code: 'mandate_other_organisation', issues: [{ path: `form.${ORGANISATION_FIELD}`, code: 'other' }] });
    return { id, agentId: actor.personId, principal, agent: { ...agent, basis: row.basis, organisation } };
  }

  /** Asked once more inside the transaction that files, and held until it is over: nobody ends it in between. */
  async refuseUnlessHeld(tx: Tx, { id }: MandateInUse, service: Service): Promise<void> {
    const row = (await this.store.hold(tx, id)) ?? (await this.store.find(tx, id));
    const use = row ? checkUse(factsOf(row), service, shanghaiDay(tx.now)) : no({ code: 'mandate_unknown' });
    if (!use.ok) throw new Refused(use.refusal);
  }

  /** Whether its agent may go on with what was filed under it; read as the running scope may. */
  async standing(tx: Tx, id: string): Promise<Result<true>> {
    const row = await this.store.find(tx, id);
    return row ? checkStanding(factsOf(row), shanghaiDay(tx.now)) : no({ code: 'mandate_ended' });
  }
}

function factsOf({ state, basis, scope, fromDay, untilDay }: MandateEntity): Parameters<typeof checkUse>[0] {
  return { state, basis, scope, from: fromDay, until: untilDay };
}

function unknown(): Refused {
  return new Refused({ code: 'mandate_unknown', issues: [{ path: 'onBehalfOf', code: 'unknown' }] });
}
