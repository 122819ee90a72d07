import { Injectable } from '@nestjs/common';
import { Refused, type Result } from '#kernel';
import type { Tx } from '#platform';
import { PublicationStore, type StoredVersion } from './data/publication.store.js';
import { lay, takeOff, type Placed, type Relaid } from './domain/timeline.js';
import { DocumentKinds } from './document-kinds.js';

/** Lays versions on the timelines of their documents and keeps the read rows of every context in line. */
@Injectable()
export class Forces {
  constructor(
    private readonly store: PublicationStore,
    private readonly kinds: DocumentKinds,
  ) {}

  /** Refuses `version_clash`, naming document and version, and `base_outdated` when another version came between drafting and signing. */
  async lay(tx: Tx, versions: readonly StoredVersion[], from: Date): Promise<void> {
    await this.store.lockDocuments(tx, versions);
    for (const version of versions) {
      const known = await this.store.versionsOf(tx, version.kind, version.code);
      const later = known.find((each) => each.force !== null && each.number > (version.baseNumber ?? 0) && each.number !== version.number);
      if (later) throw new Refused({ code: 'base_outdated', details: { kind: version.kind, code: version.code, base: version.baseNumber, live: later.number } });
      await this.apply(tx, version, known, lay(placed(known), version.number, from));
    }
  }

  /** Refuses `version_in_force` once one of them has begun. */
  async takeOff(tx: Tx, versions: readonly StoredVersion[]): Promise<void> {
    await this.store.lockDocuments(tx, versions);
    for (const version of versions) {
      const known = await this.store.versionsOf(tx, version.kind, version.code);
      await this.apply(tx, version, known, takeOff(placed(known), version.number, tx.now));
    }
  }

  private async apply(tx: Tx, { kind, code }: StoredVersion, known: readonly StoredVersion[], result: Result<readonly Relaid[]>): Promise<void> {
    if (!result.ok) throw new Refused({ ...result.refusal, details: { ...result.refusal.details, kind, code } });
    // What shrinks goes first: the exclusion constraint looks at every statement.
    for (const { number, force } of result.value) {
      const version = known.find((each) => each.number === number);
      if (!version) throw new Error(`${kind}/${code} has no version ${number}`);
      this.store.setForce(tx, version, force);
      await this.kinds.get(kind).project(tx, { kind, code, number, content: version.content, standing: version.standing, force });
    }
  }
}

function placed(versions: readonly StoredVersion[]): Placed[] {
  return versions.flatMap(({ number, force }) => (force ? [{ number, force }] : []));
}
