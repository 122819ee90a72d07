import { Injectable } from '@nestjs/common';
import { DirectoryQueries, PersonStore, type Authority } from '#directory';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork } from '#platform';

const GOVERNMENT = 'government';

/** Finds who holds a matter first. */
@Injectable()
export class ConcernedAuthority {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryQueries,
    private readonly persons: PersonStore,
  ) {}

  /** Refuses `authority_unknown`. */
  async byId(id: string): Promise<Authority> {
    const found = (await this.directory.authorities()).get(id);
    if (!found) throw new Refused({ code: 'authority_unknown' });
    return found;
  }

  /** The government of the place, or the nearest above it. Refuses `jurisdiction_unknown`. */
  async ofPlace(code: string): Promise<Authority> {
    const places = await this.directory.codesAbove(code);
    const governments = [...(await this.directory.authorities()).values()].filter(({ departmentCode }) => departmentCode === GOVERNMENT);
    const found = places.flatMap((place) => governments.find(({ jurisdictionCode }) => jurisdictionCode === place) ?? [])[0];
    if (!found) throw new Refused({ code: 'jurisdiction_unknown' });
    return found;
  }

  /** The government where a person lives. Refuses `person_unknown`. */
  async ofHome(personId: string): Promise<Authority> {
    const person = await this.uow.view(SYSTEM, async (tx) => this.persons.find(tx, personId));
    if (!person) throw new Refused({ code: 'person_unknown' });
    return this.ofPlace(person.homeJurisdiction);
  }
}
