import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, newId, signBytes, type PersonActor, type Tx } from '#platform';
import { DepartureStore } from './data/departure.store.js';
import type { DepartureEntity } from './data/entities.js';
import { PublicationStore } from './data/publication.store.js';
import { statementBytes, statementDigest } from './digests.js';
import { partiesNamed } from './domain/content.js';
import { decideDeparture, withdrawalRefusal, type NoticeInput } from './domain/departure.js';
import type { DepartureStatement } from './domain/statement.js';
import { jurisdictionOf } from './drafts.service.js';
import { Forces } from './forces.js';
import { Signing } from './signing.js';

/** What leaving would touch. */
interface DepartureReach {
  /** Documents that hold and name the jurisdiction as a party. */
  readonly documents: number;
  /** Of these, the ones that bind fewer than two parties without it: they come to nothing. */
  readonly emptied: number;
}

/**
 * A party leaves the agreement (docs/adr/0021): from the instant of its notice nothing that it signed before holds between it and the others, in either direction.
 * What the others agreed among themselves goes on; requests filed before keep their version, certificates issued before stay as they are.
 */
@Injectable()
export class DeparturesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly departures: DepartureStore,
    private readonly store: PublicationStore,
    private readonly forces: Forces,
    private readonly signing: Signing,
  ) {}

  /** Announces it for the jurisdiction of the post, signed with its key; asks nobody else. Refuses what {@link decideDeparture} refuses. */
  async announce(actor: PersonActor, input: NoticeInput): Promise<DepartureEntity> {
    const jurisdiction = jurisdictionOf(actor);
    const signer = await this.signing.keyOf(jurisdiction);
    return this.uow.run(actor, async (tx) => {
      await this.departures.lockAgreement(tx, 'leaving');
      const decision = decideDeparture(await this.departures.all(tx), jurisdiction, await this.departures.lastSigned(tx, jurisdiction), input, tx.now);
      if (!decision.ok) throw new Refused(decision.refusal);
      const id = newId();
      const statement: DepartureStatement = { type: 'tongban.publication.departure', version: 1, departure: id, jurisdiction, effectiveAt: input.effectiveAt.toISOString(), reason: input.reason.trim() };
      const departure: DepartureEntity = {
        id, jurisdiction, effectiveAt: input.effectiveAt, reason: statement.reason, statement, digest: statementDigest(statement), keyId: signer.id, algorithm: signer.algorithm,
        value: signBytes(signer, statementBytes(statement)), personId: actor.personId, announcedAt: tx.now, withdrawnAt: null, withdrawnBy: null, withdrawalReason: null,
      };
      this.departures.insert(tx, departure);
      this.store.record(tx, { act: 'departure_announced', reason: departure.reason, detail: { departure: id, effectiveAt: statement.effectiveAt, keyId: signer.id } });
      await this.rebind(tx, departure);
      return departure;
    });
  }

  /** Takes the notice back before its instant: everything holds on as if it had never been given. Refuses `departure_unknown` and what {@link withdrawalRefusal} names. */
  async withdraw(actor: PersonActor, id: string, reason: string): Promise<DepartureEntity> {
    const jurisdiction = jurisdictionOf(actor);
    return this.uow.run(actor, async (tx) => {
      await this.departures.lockAgreement(tx, 'leaving');
      const departure = (await this.departures.all(tx)).find((each) => each.id === id);
      if (!departure) throw new Refused({ code: 'departure_unknown' });
      const refusal = withdrawalRefusal(departure, jurisdiction, reason, tx.now);
      if (refusal) throw new Refused(refusal);
      const change = { withdrawnAt: tx.now, withdrawnBy: actor.personId, withdrawalReason: reason.trim() };
      this.departures.withdraw(tx, id, change);
      this.store.record(tx, { act: 'departure_withdrawn', reason: change.withdrawalReason, detail: { departure: id } });
      await this.rebind(tx, departure);
      return { ...departure, ...change };
    });
  }

  async list(tx: Tx): Promise<DepartureEntity[]> {
    return this.departures.all(tx);
  }

  /** What would be touched if the jurisdiction left now. */
  async reach(tx: Tx, jurisdiction: string): Promise<DepartureReach> {
    const versions = (await this.departures.versionsNaming(tx, jurisdiction, tx.now)).filter(({ force }) => force !== null && force.validFrom <= tx.now);
    return { documents: versions.length, emptied: versions.filter(({ content }) => partiesNamed(content).filter((party) => party !== jurisdiction).length < 2).length };
  }

  private async rebind(tx: Tx, { jurisdiction, effectiveAt }: DepartureEntity): Promise<void> {
    await this.forces.rebind(tx, await this.departures.versionsNaming(tx, jurisdiction, effectiveAt));
  }
}
