import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Refused, type Clock } from '#kernel';
import { CLOCK, SYSTEM, UnitOfWork, type PersonActor } from '#platform';
import { PersonStore, type PersonDetails } from './data/person.store.js';
import { PersonalDataSources } from './personal-data.js';

/** Shape of the export; a change of it that readers notice gets another number. */
const FORMAT = 'tongban.my-data/1';

/** What the platform keeps of the one who asks: shown, put right, handed over (个人信息保护法 44 to 46). */
@Injectable()
export class MyDataService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly persons: PersonStore,
    private readonly sources: PersonalDataSources,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refuses `person_unknown`. */
  async account(actor: PersonActor): Promise<PersonDetails> {
    const self = await this.uow.view(actor, async (tx) => this.persons.find(tx, actor.personId));
    if (!self) throw new Refused({ code: 'person_unknown' });
    return self;
  }

  /** Puts the telephone right, at once. Requests keep what they were filed with. Name and identity number come from who identifies people, and are put right there. */
  async correctPhone(actor: PersonActor, phone: string): Promise<PersonDetails> {
    await this.uow.run(SYSTEM, async (tx) => {
      await this.persons.changePhone(tx, actor.personId, phone);
      tx.audit({ act: 'person.correct', subjectKind: 'person', subjectId: actor.personId, detail: { field: 'phone' } });
    });
    return this.account(actor);
  }

  /** One JSON document of everything, written while it is read: part after part, so that it needs no more memory than its largest part. Recorded. */
  async export(actor: PersonActor): Promise<Readable> {
    const account = await this.account(actor);
    await this.uow.run(actor, async (tx) => Promise.resolve(tx.audit({ act: 'person.export', subjectKind: 'person', subjectId: actor.personId })));
    return Readable.from(this.parts(actor, account));
  }

  private async *parts(actor: PersonActor, account: PersonDetails): AsyncGenerator<string> {
    yield `{"format":${JSON.stringify(FORMAT)},"exportedAt":${JSON.stringify(this.clock.now().toISOString())},"account":${JSON.stringify(account)}`;
    for (const source of this.sources.all()) yield `,${JSON.stringify(source.section)}:${JSON.stringify(await source.of(actor))}`;
    yield '}\n';
  }
}
