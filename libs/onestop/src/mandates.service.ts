import { Inject, Injectable } from '@nestjs/common';
import { PersonStore, type PersonDetails } from '#directory';
import { Refused, parseCreditCode, parseResidentId, shanghaiDay, type Clock, type Day } from '#kernel';
import { CLOCK, SYSTEM, UnitOfWork, digestOf, type PersonActor, type Tx } from '#platform';
import { MandateEntity } from './data/mandate.entity.js';
import { MandateStore, type MandateParties, type MandateSide } from './data/mandate.store.js';
import { MandateScopes } from './mandate-scopes.js';
import { checkTerms, isGivenByPrincipal, isStatedByAgent, type MandateBasis } from './domain/mandate.js';

/** Mandates that one person may have stated and not ended. */
const MAX_OPEN = 50;

/** What somebody states; `id` is made by the caller, and repeated it is one mandate. */
export interface StatedMandate {
  readonly id: string;
  readonly basis: MandateBasis;
  /** The other side: the child or ward of whoever states it, else the agent. */
  readonly person: MandateSide;
  readonly organisation?: { readonly name: string; readonly creditCode: string } | undefined;
  readonly scope: readonly string[];
  readonly from: Day;
  readonly until: Day;
}

/** Mandates as their two sides have them: given or stated, listed, ended, deleted. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MandateStore,
    private readonly persons: PersonStore,
    private readonly scopes: MandateScopes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Gives what is one's own to give, and states the rest, which then waits for a window. Refuses `person_unknown`, `id_number_invalid`, `credit_code_invalid`, `mandate_side_unknown`, `mandate_of_oneself`, `mandate_age`,
   * `mandate_days`, `mandate_scope_unknown`, `mandate_organisation_missing`, `too_many_mandates`, `idempotency_key_reused`.
   */
  async state(actor: PersonActor, input: StatedMandate): Promise<MandateEntity> {
    const digest = digestOf(input);
    const known = await this.uow.run(actor, async (tx) => this.store.find(tx, input.id));
    if (known) return sameAs(known, actor, digest);
    await this.scopes.refuseUnknown(input.scope);
    const row = await this.build(actor, input, digest);
    return this.uow.run(actor, async (tx) => {
      if ((await this.store.countOpen(tx, actor.personId)) >= MAX_OPEN) throw new Refused({ code: 'too_many_mandates', details: { max: MAX_OPEN } });
      if (!(await this.store.insert(tx, row))) {
        const first = await this.store.find(tx, row.id);
        if (!first) throw new Refused({ code: 'idempotency_key_reused' });
        return sameAs(first, actor, digest);
      }
      tx.audit({ act: 'mandate.state', subjectKind: 'mandate', subjectId: row.id, jurisdiction: row.jurisdiction, detail: { basis: row.basis, state: row.state, until: row.untilDay } });
      if (row.state === 'granted') announceMandate(tx, row, 'mandate.granted');
      return row;
    });
  }

  /** Those of the reader on either side, the latest first. */
  async list(actor: PersonActor, offset: number, limit: number): Promise<{ items: MandateEntity[]; total: number }> {
    return this.uow.view(actor, async (tx) => this.store.listOf(tx, actor.personId, offset, limit));
  }

  /** Ends it, by either side and without a reason (民法典 173); again is harmless. Refuses `not_found`, `mandate_settled` where the window declined it. */
  async end(actor: PersonActor, id: string): Promise<MandateEntity> {
    return this.uow.run(actor, async (tx) => {
      const row = (await this.store.lock(tx, id)) ?? (await this.store.find(tx, id));
      if (!row) throw new Refused({ code: 'not_found' });
      if (row.state === 'ended') return row;
      if (row.state === 'declined') throw new Refused({ code: 'mandate_settled', details: { state: row.state } });
      await this.store.end(tx, id, actor.personId);
      tx.audit({ act: 'mandate.end', subjectKind: 'mandate', subjectId: id, jurisdiction: row.jurisdiction });
      announceMandate(tx, row, 'mandate.ended');
      return Object.assign(row, { state: 'ended', endedAt: tx.now, endedBy: actor.personId });
    });
  }

  /** Deletes what has ended, for whoever stated it or was acted for. Refuses `not_found`, `mandate_settled` while it may still be used. */
  async forget(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      if (!(await this.store.forget(tx, id))) throw new Refused({ code: 'mandate_settled', details: { state: row.state } });
      tx.audit({ act: 'mandate.forget', subjectKind: 'mandate', subjectId: id, jurisdiction: row.jurisdiction });
    });
  }

  private async build(actor: PersonActor, input: StatedMandate, digest: Buffer): Promise<MandateEntity> {
    const now = this.clock.now();
    const today = shanghaiDay(now);
    // Asked as the platform: nobody may look anybody else up, but whoever names somebody by name and number is told whether there is such an account.
    const { self, other } = await this.uow.run(SYSTEM, async (tx) => ({ self: await this.persons.find(tx, actor.personId), other: await this.persons.findByIdNumber(tx, idOf(input.person, today)) }));
    if (!self) throw new Refused({ code: 'person_unknown' });
    if (idOf(input.person, today) === self.idNumber) throw new Refused({ code: 'mandate_of_oneself' });
    const parties = partiesOf(input, self, isStatedByAgent(input.basis) ? undefined : known(other, input.person), today);
    const terms = checkTerms({ basis: input.basis, from: input.from, until: input.until, principalBornOn: bornOn(parties.principal, today), agentBornOn: bornOn(parties.agent, today) }, today);
    if (!terms.ok) throw new Refused(terms.refusal);
    const granted = isGivenByPrincipal(input.basis);
    return Object.assign(new MandateEntity(), {
      id: input.id, principalId: isStatedByAgent(input.basis) ? null : self.id, agentId: isStatedByAgent(input.basis) ? self.id : (other?.id ?? ''), basis: input.basis, parties: this.store.seal(input.id, parties),
      scope: [...new Set(input.scope)], fromDay: input.from, untilDay: input.until, state: granted ? 'granted' : 'stated', jurisdiction: self.homeJurisdiction, statedBy: self.id, statedByBidx: this.store.indexOf(self.idNumber),
      statedAt: now, inputDigest: digest, grantedAt: granted ? now : null, lookedAtBy: null, lookedAtAuthorityId: null, papers: [], declineReason: null, endedAt: null, endedBy: null,
    });
  }
}

/** Announced by whoever did it; the other side is told. */
export function announceMandate(tx: Tx, { id, jurisdiction, principalId, agentId }: MandateEntity, event: 'mandate.granted' | 'mandate.declined' | 'mandate.ended'): void {
  if (tx.actor.kind !== 'person') throw new TypeError('a mandate is moved by people');
  tx.emit(event, id, jurisdiction, { mandateId: id, byPersonId: tx.actor.personId }, { persons: [agentId, ...(principalId === null ? [] : [principalId])], authorities: [], jurisdictions: [] });
}

function sameAs(first: MandateEntity, actor: PersonActor, digest: Buffer): MandateEntity {
  if (first.statedBy !== actor.personId || !first.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
  return first;
}

/** One refusal for a number that nobody has and for one whose name is another: neither tells who has an account. */
function known(found: PersonDetails | undefined, { name }: MandateSide): PersonDetails {
  if (!found || found.name !== name.trim()) throw new Refused({ code: 'mandate_side_unknown', issues: [{ path: 'person', code: 'unknown' }] });
  return found;
}

function partiesOf(input: StatedMandate, self: PersonDetails, agent: PersonDetails | undefined, today: Day): MandateParties {
  const own = { name: self.name, idNumber: self.idNumber };
  const other = { name: input.person.name.trim(), idNumber: idOf(input.person, today) };
  if (!agent) return { principal: { ...other, homeJurisdiction: self.homeJurisdiction }, agent: own, organisation: null };
  return { principal: { ...own, homeJurisdiction: self.homeJurisdiction }, agent: { name: agent.name, idNumber: agent.idNumber }, organisation: organisationOf(input) };
}

function organisationOf({ basis, organisation }: StatedMandate): MandateParties['organisation'] {
  if (basis !== 'organisation') return null;
  if (!organisation) throw new Refused({ code: 'mandate_organisation_missing', issues: [{ path: 'organisation', code: 'required' }] });
  const code = parseCreditCode(organisation.creditCode);
  if (!code.ok) throw new Refused({ ...code.refusal, issues: [{ path: 'organisation.creditCode', code: code.refusal.details.reason }] });
  return { name: organisation.name.trim(), creditCode: code.value.code };
}

function idOf({ idNumber }: MandateSide, today: Day): string {
  const read = parseResidentId(idNumber, today);
  if (!read.ok) throw new Refused({ ...read.refusal, issues: [{ path: 'person.idNumber', code: read.refusal.details.reason }] });
  return read.value.number;
}

function bornOn(side: MandateSide, today: Day): Day {
  const read = parseResidentId(side.idNumber, today);
  return read.ok ? read.value.bornOn : today;
}
