import { Injectable } from '@nestjs/common';
import { no, Refused, type InstantPeriod, type Result } from '#kernel';
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
    await this.relay(tx, versions, (version, known) => {
      const live = outdatedBy(known, version.number, version.baseNumber);
      return live === undefined ? lay(placed(known), version.number, from) : no({ code: 'base_outdated', details: { base: version.baseNumber, live } });
    });
  }

  /** Refuses `version_in_force` once one of them has begun. */
  async takeOff(tx: Tx, versions: readonly StoredVersion[]): Promise<void> {
    await this.departures.lockAgreement(tx, 'laying');
    await this.store.lockDocuments(tx, versions);
    await this.relay(tx, versions, (version, known) => takeOff(placed(known), version.number, tx.now));
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

  /** Changes the timelines of the documents of these versions, each of them once. Everything is read before anything is written: a batch may have thousands. */
  private async relay(tx: Tx, versions: readonly StoredVersion[], change: (version: StoredVersion, known: readonly StoredVersion[]) => Result<readonly Relaid[]>): Promise<void> {
    const timelineOf = await this.store.timelinesOf(tx, versions);
    const endsOf = await this.bonds.endsOf(tx, versions.flatMap((version) => timelineOf(version)));
    const relaid = versions.flatMap((version) => relaidVersions(version, timelineOf(version), change(version, timelineOf(version))));
    // What shrinks goes first: the exclusion constraint looks at every statement.
    for (const { version, force } of relaid) this.store.setForce(tx, version, force);
    for (const kind of new Set(versions.map((version) => version.kind))) {
      const own = relaid.filter(({ version }) => version.kind === kind);
      await this.kinds.get(kind).project(tx, own.map(({ version, force }) => ({ kind, code: version.code, number: version.number, content: version.content, standing: version.standing, force, ends: endsOf(version) })));
    }
    await this.settle(tx, versions);
  }
}

/** The versions of a document whose force changes, in the order in which it must be written. */
function relaidVersions({ kind, code }: StoredVersion, known: readonly StoredVersion[], result: Result<readonly Relaid[]>): { version: StoredVersion; force: InstantPeriod | null }[] {
  if (!result.ok) throw new Refused({ ...result.refusal, details: { ...result.refusal.details, kind, code } });
  return result.value.map(({ number, force }) => {
    const version = known.find((each) => each.number === number);
    if (!version) throw new Error(`${kind}/${code} has no version ${number}`);
    return { version, force };
  });
}

function placed(versions: readonly StoredVersion[]): Placed[] {
  return versions.flatMap(({ number, force }) => (force ? [{ number, force }] : []));
}
