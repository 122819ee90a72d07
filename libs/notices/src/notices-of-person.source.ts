import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataSources, type PersonalDataSource } from '#directory';
import { UnitOfWork, type PersonActor } from '#platform';
import { NoticeEntity } from './data/entities.js';
import { SettingsStore } from './data/settings.store.js';

/** What one person was told, and how they want to be, for the export of what is kept of them. */
@Injectable()
export class NoticesOfPerson implements PersonalDataSource, OnModuleInit {
  readonly section = 'notices';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: SettingsStore,
    private readonly sources: PersonalDataSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of({ personId, ...actor }: PersonActor): Promise<unknown> {
    return this.uow.view({ ...actor, personId }, async (tx) => {
      const [preference, mailAddress] = [await this.settings.preference(tx, personId), await this.settings.mailAddress(tx, personId)];
      const told = await tx.manager.find(NoticeEntity, { where: { personId }, order: { createdAt: 'ASC', id: 'ASC' } });
      return { preference, mailAddress: mailAddress ?? null, told: told.map(({ template, params, createdAt, readAt }) => ({ template, params, createdAt, readAt })) };
    });
  }
}
