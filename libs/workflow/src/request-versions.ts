import { Injectable } from '@nestjs/common';
import { CatalogueService, type QualificationEntity, type RecognitionAnswer } from '#catalogue';
import { Refused } from '#kernel';
import { OnestopService } from '#onestop';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import type { VersionMove } from './domain/facts.js';

/** The versions of entry and rule by which a request is judged; `rule` null where none speaks for it. */
export interface VersionPair {
  readonly qualification: number;
  readonly rule: { readonly code: string; readonly version: number } | null;
}

/** The same as somebody names them. */
export type SeenVersions = Pick<VersionPair, 'qualification'> & { readonly rule?: VersionPair['rule'] | undefined };

/** What holds for a request at an instant of the catalogue. */
export interface Ground {
  readonly at: Date;
  readonly versions: VersionPair;
  readonly answer: RecognitionAnswer;
}

/** A request under its own versions and under those in force. */
export interface RequestVersions {
  readonly filed: Ground;
  readonly inForce: Ground;
  readonly move: VersionMove;
}

type Filed = Pick<RequestEntity, 'qualificationCode' | 'fromJurisdiction' | 'toJurisdiction' | 'serviceTypeCode' | 'catalogueAt'>;
type Judged = Filed & { readonly qualificationCode: string };

/** Under which versions of the catalogue requests stand, and what it would mean to move them to those in force. */
@Injectable()
export class RequestVersionsService {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly onestop: OnestopService,
  ) {}

  /** Alerts are not asked: they stop a request under every version alike. Refuses `no_later_version` of what is about no qualification: the catalogue says nothing of it. */
  async of(filedRow: Filed, now: Date): Promise<RequestVersions> {
    const row = judged(filedRow);
    const [filed, inForce] = await Promise.all([this.ground(row, row.catalogueAt), this.ground(row, now)]);
    return { filed: filed.ground, inForce: inForce.ground, move: await this.moveOf(row, filed.ground, inForce) };
  }

  /** The same at the instant of the transaction, asked of the database. */
  async in(tx: Tx, row: Filed): Promise<RequestVersions> {
    const found = await this.of(row, tx.now);
    // What this process remembers may be some seconds behind a signature.
    return (await this.stillHolds(tx, judged(row), found.inForce)) ? found : this.of(row, tx.now);
  }

  /** What {@link in} gives, and whether the request can be moved. `seen` is what whoever decides had before them: another pair means that they must look again. */
  async forMove(tx: Tx, row: Filed, seen: SeenVersions | undefined): Promise<RequestVersions> {
    const found = await this.in(tx, row);
    return seen !== undefined && isSame(seen, found.inForce.versions) ? found : { ...found, move: 'catalogue_changed' };
  }

  private async stillHolds(tx: Tx, row: Judged, { at, versions, answer }: Ground): Promise<boolean> {
    return this.catalogue.stillHolds(tx, row.fromJurisdiction, row.toJurisdiction, at, { entry: { code: row.qualificationCode, version: versions.qualification }, rule: answer.rule });
  }

  private async ground(row: Judged, at: Date): Promise<{ ground: Ground; entry: QualificationEntity }> {
    const { entry, answer } = await this.catalogue.answer({ qualificationCode: row.qualificationCode }, row.fromJurisdiction, row.toJurisdiction, at);
    return { entry, ground: { at, answer, versions: { qualification: entry.version, rule: answer.rule && { code: answer.rule.code, version: answer.rule.version } } } };
  }

  private async moveOf(row: Judged, filed: Ground, { ground, entry }: { ground: Ground; entry: QualificationEntity }): Promise<VersionMove> {
    if (isSame(filed.versions, ground.versions)) return 'no_later_version';
    if (ground.answer.outcome === 'not_recognised') return 'migration_loses_recognition';
    const types = await this.onestop.typesFor({ holderType: entry.holderType, class: entry.class, effect: entry.recognitionEffect });
    return types.some(({ code }) => code === row.serviceTypeCode) ? 'possible' : 'migration_loses_recognition';
  }
}

function judged(row: Filed): Judged {
  const { qualificationCode } = row;
  if (qualificationCode === null) throw new Refused({ code: 'no_later_version' });
  return { ...row, qualificationCode };
}

function isSame(a: SeenVersions, b: VersionPair): boolean {
  return a.qualification === b.qualification && a.rule?.code === b.rule?.code && a.rule?.version === b.rule?.version;
}
