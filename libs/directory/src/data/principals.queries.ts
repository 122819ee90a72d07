import { Injectable } from '@nestjs/common';
import type { PostRole, Reach } from '#kernel';
import { FieldCipher, SYSTEM, UnitOfWork, type DemoCard, type HeldPost, type NamedInBoth, type Principal, type Principals, type Tx } from '#platform';
import { DirectoryQueries } from './directory.queries.js';
import { Person } from './entities.js';

interface PostRow {
  readonly id: string;
  readonly role: PostRole;
  readonly jurisdiction_code: string;
  readonly reach: Reach;
  readonly authority_id: string | null;
  readonly window_id: string | null;
}

/** Who signs in, and the posts that they hold today: the only source of authorisation. */
@Injectable()
export class PrincipalsOfDirectory implements Principals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryQueries,
    private readonly cipher: FieldCipher,
  ) {}

  async findBySubject(subject: string): Promise<{ personId: string } | undefined> {
    return this.uow.run(SYSTEM, async (tx) => {
      const rows = await tx.query<{ id: string }>('SELECT id FROM directory.person WHERE subject = $1', [subject]);
      return rows[0] && { personId: rows[0].id };
    });
  }

  async load(personId: string): Promise<Principal | undefined> {
    const found = await this.uow.run(SYSTEM, async (tx) => {
      const person = await tx.manager.findOneBy(Person, { id: personId });
      return person && { person, posts: await postsOf(tx, personId) };
    });
    if (!found) return undefined;
    const posts = await Promise.all(found.posts.map(async (row) => this.toPost(row)));
    return {
      personId,
      displayName: this.cipher.decrypt('person.name', personId, found.person.name),
      homeJurisdiction: found.person.homeJurisdiction,
      posts,
    };
  }

  async demoCards(): Promise<DemoCard[]> {
    return this.uow.run(SYSTEM, async (tx) => {
      const people = await tx.manager.find(Person, { where: { demo: true }, order: { subject: 'ASC' } });
      const cards: DemoCard[] = [];
      for (const person of people) {
        if (person.subject === null) continue;
        const name = this.cipher.decrypt('person.name', person.id, person.name);
        const [first] = await postsOf(tx, person.id);
        cards.push({ subject: person.subject, nameZh: name, nameEn: person.cardNameEn ?? name, cardZh: person.cardZh ?? '', cardEn: person.cardEn ?? '', group: first?.role ?? 'resident' });
      }
      return cards;
    });
  }

  private async toPost(row: PostRow): Promise<HeldPost> {
    const [places, authorities, windows] = await Promise.all([this.directory.jurisdictions(), this.directory.authorities(), this.directory.windows()]);
    const place = places.get(row.jurisdiction_code);
    const authority = row.authority_id === null ? undefined : authorities.get(row.authority_id);
    const window = row.window_id === null ? undefined : windows.get(row.window_id);
    return {
      postId: row.id,
      role: row.role,
      jurisdictionCode: row.jurisdiction_code,
      reach: row.reach,
      authorityId: row.authority_id,
      windowId: row.window_id,
      jurisdictions: row.reach === 'below' ? await this.directory.codesBelow(row.jurisdiction_code) : [],
      titles: {
        jurisdiction: place ? named(place) : { nameZh: row.jurisdiction_code, nameEn: row.jurisdiction_code },
        authority: authority ? named(authority) : null,
        window: window ? named(window) : null,
      },
    };
  }
}

function named(of: NamedInBoth): NamedInBoth {
  return { nameZh: of.nameZh, nameEn: of.nameEn };
}

async function postsOf(tx: Tx, personId: string): Promise<PostRow[]> {
  return tx.query<PostRow>(
    `SELECT id, role, jurisdiction_code, reach, authority_id, window_id FROM directory.post
     WHERE person_id = $1 AND valid @> ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date ORDER BY role, id`,
    [personId, tx.now],
  );
}
