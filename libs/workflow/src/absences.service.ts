import { Injectable } from '@nestjs/common';
import { DirectoryQueries, PersonStore, PostQueries, type Authority } from '#directory';
import { Refused, shanghaiDay, type Day } from '#kernel';
import { UnitOfWork, type PersonActor, type PostScope, type Tx } from '#platform';
import { AbsenceHandover } from './absence-handover.js';
import type { AbsenceRow } from './data/absence.entity.js';
import { AbsenceStore } from './data/absence.store.js';
import { mayBeAway } from './domain/absence.js';

export interface SetAbsence {
  /** Becomes the id of the absence. */
  readonly commandId: string;
  /** A clerk says it of themselves, a supervisor of anybody in reach. */
  readonly personId: string;
  readonly authorityId: string;
  readonly standInId: string;
  readonly from: Day;
  readonly until: Day;
}

/** Who is away, and who stands in. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AbsenceStore,
    private readonly posts: PostQueries,
    private readonly people: PersonStore,
    private readonly directory: DirectoryQueries,
    private readonly handing: AbsenceHandover,
  ) {}

  /**
   * From its first day on the open claims of whoever is away go to the stand-in, those of today at once. The same command is one absence. Refuses what `mayBeAway` refuses, `not_custodian`,
   * `authority_unknown`, `command_reused`.
   */
  async set(actor: PersonActor, post: PostScope, given: SetAbsence): Promise<string> {
    const authority = await this.authorityFor(actor, post, given);
    const begins = await this.uow.run(actor, async (tx) => this.setIn(tx, actor, given, authority)).catch((error: unknown) => {
      // An id under which somebody else has set one that this reader does not see.
      throw this.store.isRepetition(error) ? new Refused({ code: 'command_reused' }) : error;
    });
    if (begins) await this.handing.run();
    return given.commandId;
  }

  /** Whether it begins today. */
  private async setIn(tx: Tx, actor: PersonActor, given: SetAbsence, authority: Authority): Promise<boolean> {
    await this.store.lockPeople(tx, [given.personId, given.standInId]);
    const known = await this.store.find(tx, given.commandId);
    if (known && !isSame(known, given)) throw new Refused({ code: 'command_reused' });
    if (!known) await this.write(tx, actor, given, authority);
    return given.from <= shanghaiDay(tx.now);
  }

  /** Ends it now; what has been handed over stays where it is. Refuses `not_found`, `not_custodian`. */
  async end(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      if (row.endedAt !== null) return;
      if ((await this.store.end(tx, id, actor.personId)) === 0) throw new Refused({ code: 'not_custodian' });
      tx.audit({ act: 'absence.end', subjectKind: 'absence', subjectId: id, jurisdiction: (await this.authority(row.authorityId)).jurisdictionCode, detail: { personId: row.personId } });
    });
  }

  /** Those that the reader may see, with the names of both. */
  async list(actor: PersonActor, filter: { readonly past: boolean; readonly offset: number; readonly limit: number }): Promise<{ items: (AbsenceRow & { name: string; standInName: string })[]; total: number }> {
    return this.uow.view(actor, async (tx) => this.store.list(tx, filter), async (platform, { items, total }) => {
      const names = await this.people.namesOf(platform, items.flatMap(({ personId, standInId }) => [personId, standInId]));
      return { items: items.map((row) => ({ ...row, name: names.get(row.personId) ?? '', standInName: names.get(row.standInId) ?? '' })), total };
    });
  }

  /** The clerks of an authority of which the reader may say who is away. Refuses `not_custodian`, `authority_unknown`. */
  async clerks(actor: PersonActor, post: PostScope, authorityId: string): Promise<{ personId: string; name: string }[]> {
    await this.authorityFor(actor, post, { personId: actor.personId, authorityId });
    return this.uow.view(actor, async () => Promise.resolve(), async (platform) => {
      const clerks = await this.posts.clerksAt(platform, authorityId);
      const names = await this.people.namesOf(platform, clerks.map(({ personId }) => personId));
      return clerks.map(({ personId }) => ({ personId, name: names.get(personId) ?? '' })).sort((a, b) => a.name.localeCompare(b.name, 'zh'));
    });
  }

  private async write(tx: Tx, actor: PersonActor, given: SetAbsence, authority: Authority): Promise<void> {
    const { personId, standInId, authorityId, from, until } = given;
    const may = mayBeAway({
      personId, standInId, from, until, today: shanghaiDay(tx.now),
      isClerk: (await this.posts.clerkPostAt(tx, personId, authorityId)) !== null, standInIsClerk: (await this.posts.clerkPostAt(tx, standInId, authorityId)) !== null,
      isAway: await this.store.isAway(tx, personId, authorityId, from, until), standInIsAway: await this.store.isAway(tx, standInId, authorityId, from, until),
    });
    if (!may.ok) throw new Refused(may.refusal);
    await this.store.insert(tx, { id: given.commandId, personId, standInId, authorityId, from, until, setBy: actor.personId }, authority.jurisdictionCode);
    tx.audit({ act: 'absence.set', subjectKind: 'absence', subjectId: given.commandId, jurisdiction: authority.jurisdictionCode, detail: { personId, standInId, from, until } });
  }

  private async authorityFor(actor: PersonActor, post: PostScope, { personId, authorityId }: Pick<SetAbsence, 'personId' | 'authorityId'>): Promise<Authority> {
    const authority = await this.authority(authorityId);
    const watches = post.role === 'supervisor' && (post.reach === 'all' || (post.reach === 'own' ? post.authorityId === authorityId : post.jurisdictions.includes(authority.jurisdictionCode)));
    const isOwn = post.role !== 'supervisor' && personId === actor.personId && post.authorityId === authorityId;
    if (!watches && !isOwn) throw new Refused({ code: 'not_custodian' });
    return authority;
  }

  private async authority(id: string): Promise<Authority> {
    const authority = (await this.directory.authorities()).get(id);
    if (!authority) throw new Refused({ code: 'authority_unknown', details: { authorityId: id } });
    return authority;
  }
}

function isSame(row: AbsenceRow, given: SetAbsence): boolean {
  return row.personId === given.personId && row.authorityId === given.authorityId && row.standInId === given.standInId && row.from === given.from && row.until === given.until;
}
