import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { Refused } from '#kernel';
import { UnitOfWork, newId, type PersonActor, type Tx } from '#platform';
import { NoticeEntity, type RequestEntity } from './data/entities.js';
import { RequestPresenter } from './request-presenter.js';

const INSERT_NOTICE = 'INSERT INTO workflow.notice (id, person_id, request_id, event_type, params, created_at) VALUES ($1, $2, $3, $4, $5, $6)';

/** In-app notices. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly presenter: RequestPresenter,
  ) {}

  async list(actor: PersonActor, filter: { unread: boolean; offset: number; limit: number }): Promise<{ items: NoticeEntity[]; total: number; unread: number }> {
    return this.uow.run(actor, async (tx) => {
      const query = tx.manager.createQueryBuilder(NoticeEntity, 'n').where('n.personId = :id', { id: actor.personId }).orderBy('n.createdAt', 'DESC').addOrderBy('n.id', 'DESC');
      const unread = await query.clone().andWhere('n.readAt IS NULL').getCount();
      if (filter.unread) query.andWhere('n.readAt IS NULL');
      const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
      return { items, total, unread };
    });
  }

  /** What a notice says, with the names of its qualification and its authority as they are today. */
  async inWords({ params }: NoticeEntity): Promise<Record<string, unknown>> {
    const { qualificationCode, authorityId } = params as { qualificationCode?: string; authorityId?: string };
    return {
      ...params,
      qualification: qualificationCode === undefined ? null : await this.catalogue.nameOf(qualificationCode),
      authority: await this.presenter.authorityName(authorityId ?? null),
    };
  }

  /** Refuses `not_found`. Reading twice is one reading. */
  async markRead(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const seen = await tx.execute('UPDATE workflow.notice SET read_at = coalesce(read_at, $2) WHERE id = $1 AND person_id = $3', [id, tx.now, actor.personId]);
      if (seen === 0) throw new Refused({ code: 'not_found' });
    });
  }

  /** Tells the applicant. Called by jobs, inside their transaction. */
  tell(tx: Tx, request: RequestEntity, eventType: string, more: Readonly<Record<string, unknown>> = {}): void {
    const params = {
      number: request.number, qualificationCode: request.qualificationCode, state: request.state, toJurisdiction: request.toJurisdiction, deemed: request.deemedAccepted,
      ...(request.competentAuthorityId === null ? {} : { authorityId: request.competentAuthorityId }),
      ...more,
    };
    tx.write('notice-insert', INSERT_NOTICE, [newId(), request.applicantId, request.id, eventType, JSON.stringify(params), tx.now]);
  }
}
