import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataSources, type PersonalDataSource } from '#directory';
import { UnitOfWork, type PersonActor } from '#platform';
import { ConsentStore } from './data/consent.store.js';
import { MandateStore } from './data/mandate.store.js';

const MOST = 10_000;

/** Mandates and consents of one person, for the export of what is kept of them. Of the other side of a mandate it gives the name alone. */
@Injectable()
export class MandatesOfPerson implements PersonalDataSource, OnModuleInit {
  readonly section = 'mandatesAndConsents';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly mandates: MandateStore,
    private readonly consents: ConsentStore,
    private readonly sources: PersonalDataSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(actor: PersonActor): Promise<unknown> {
    return this.uow.view(actor, async (tx) => {
      const { items } = await this.mandates.listOf(tx, actor.personId, 0, MOST);
      const [consents] = await this.consents.list(tx, actor.personId, 0, MOST);
      return {
        mandates: items.map((row) => {
          const { principal, agent, organisation } = this.mandates.parties(row);
          const { id, basis, scope, fromDay, untilDay, state, statedAt, endedAt } = row;
          return { id, basis, scope, from: fromDay, until: untilDay, state, statedAt, endedAt, principal: principal.name, agent: agent.name, organisation };
        }),
        consents: consents.map(({ id, serviceTypeCode, evidenceTypes, shown, givenAt, revokedAt }) => ({ id, serviceTypeCode, evidenceTypes, shown, givenAt, revokedAt })),
      };
    });
  }
}
