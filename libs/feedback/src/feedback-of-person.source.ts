import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataSources, type PersonalDataSource } from '#directory';
import { UnitOfWork, type PersonActor } from '#platform';
import { MatterEntity, RatingEntity } from './data/entities.js';
import { FeedbackFields } from './feedback-fields.js';

/** What one person said of how they were served, for the export of what is kept of them. */
@Injectable()
export class FeedbackOfPerson implements PersonalDataSource, OnModuleInit {
  readonly section = 'feedback';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly fields: FeedbackFields,
    private readonly sources: PersonalDataSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(actor: PersonActor): Promise<unknown> {
    const where = { personId: actor.personId };
    return this.uow.view(actor, async (tx) => {
      const ratings = await tx.manager.find(RatingEntity, { where, order: { at: 'ASC' } });
      const matters = await tx.manager.find(MatterEntity, { where, order: { openedAt: 'ASC' } });
      return {
        ratings: ratings.map((row) => ({ requestNumber: row.requestNumber, level: row.level, reasons: row.reasons, comment: this.fields.comment(row), at: row.at })),
        matters: matters.map((row) => ({ number: row.number, kind: row.kind, state: row.state, ...this.fields.content(row), phone: this.fields.phone(row), openedAt: row.openedAt, closedAt: row.closedAt })),
      };
    });
  }
}
