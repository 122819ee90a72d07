import { Injectable } from '@nestjs/common';
import { Refused, type Result } from '#kernel';
import type { Tx } from '#platform';
import { Bonds } from './bonds.js';
import { DepartureStore } from './data/departure.store.js';
import { PublicationStore, type StoredVersion } from './data/publication.store.js';
import { lay, outdatedBy, takeOff, type Placed, type Relaid } from './domain/timeline.js';
import { DocumentKinds } from './document-kinds.js';

/** Lays versions on the timelines of their documents and keeps the read rows of every context in line. */
@Injectable()
export class Forces {
  constructor(
    private readonly store: PublicationStore,
    private readonly kinds: DocumentKinds,
    private readonly bonds: Bonds,
    private readonly departures: DepartureStore,
  ) {}

  /** Refuses `version_clash`, naming document and version, and `base_outdated` when another version came between drafting and signing. */
  async lay(tx: Tx, versions: readonly StoredVersion[], from: Date): Promise<void> {
    await this.departures.lockAgreement(tx, 'laying');
    await this.store.lockDocuments(tx, versions);
    for (const version of versions) {
      const known = await this.store.versionsOf(tx, version.kind, version.code);
      const live = outdatedBy(known, version.number, version.baseNumber);
      if (live !== undefined) throw new Refused({ code: 'base_outdated', details: { kind: version.kind, code: version.code, base: version.baseNumber, live } });
      await this.apply(tx, version, known, lay(placed(known), version.number, from));
    }
    await this.settle(tx, versions);
  }

  /** Refuses `version_in_force` once one of them has begun. */
  async takeOff(tx: Tx, versions: readonly StoredVersion[]): Promise<void> {
    await this.departures.lockAgreement(tx, 'laying');
    await this.store.lockDocuments(tx, versions);
    for (const version of versions) {
      const known = await this.store.versionsOf(tx, version.kind, version.code);
      await this.apply(tx, version, known, takeOff(placed(known), version.number, tx.now));
    }
    await this.settle(tx, versions);
  }

  private async settle(tx: Tx, versions: readonly StoredVersion[]): Promise<void> {
    for (const kind of new Set(versions.map((version) => version.kind))) {
      await this.kinds.get(kind).settle?.(tx, versions.filter((version) => version.kind === kind).map(({ code }) => code));
    }
  }

  /** Brings the read rows of these versions in line after a party announced that it leaves, or took that back. */
  async rebind(tx: Tx, versions: readonly StoredVersion[]): Promise<void> {
    const endsOf = await this.bonds.endsOf(tx, versions);
    for (const kind of new Set(versions.map((version) => version.kind))) {
      const signed = versions.filter((version) => version.kind === kind).map(({ code, number, content, standing, force }) => ({ kind, code, number, content, standing, force, ends: endsOf({ kind, code, number }) }));
      await this.kinds.get(kind).rebind?.(tx, signed);
    }
    await this.settle(tx, versions);
  }

  private async apply(tx: Tx, { kind, code }: StoredVersion, known: readonly StoredVersion[], result: Result<readonly Relaid[]>): Promise<void> {
    if (!result.ok) throw new Refused({ ...result.refusal, details: { ...result.refusal.details, kind, code } });
    const endsOf = await this.bonds.endsOf(tx, known);
    // What shrinks goes first: the exclusion constraint looks at every statement.
    for (const { number, force } of result.value) {
      const version = known.find((each) => each.number === number);
      if (!version) throw new Error(`${kind}/${code} has no version ${number}`);
      this.store.setForce(tx, version, force);
      await this.kinds.get(kind).project(tx, { kind, code, number, content: version.content, standing: version.standing, force, ends: endsOf(version) });
    }
  }
}

function placed(versions: readonly StoredVersion[]): Placed[] {
  return versions.flatMap(({ number, force }) => (force ? [{ number, force }] : []));
}
