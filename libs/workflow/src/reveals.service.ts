import { Injectable } from '@nestjs/common';
import { Refused, type PersonalField } from '#kernel';
import { UnitOfWork, type Actor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { deskOf } from './domain/desk.js';
import { RequestEvidenceService } from './request-evidence.service.js';
import { RequestFields } from './request-fields.js';
import { RequestPresenter } from './request-presenter.js';

/** The clear values behind the masks of a request. */
@Injectable()
export class RevealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly presenter: RequestPresenter,
    private readonly fields: RequestFields,
    private readonly evidence: RequestEvidenceService,
  ) {}

  /** One personal field in the clear, for whoever holds the request or is asked to take it over; audited with the purpose. Refuses `not_found`, `not_custodian`. */
  async reveal(actor: Actor, id: string, field: PersonalField, purpose: string): Promise<unknown> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      const authorityId = actor.kind === 'person' ? actor.post?.authorityId : null;
      // Where it lies for work: whoever is asked to take it over must see what it is about.
      const desk = deskOf(row);
      const isHeld = desk !== null && authorityId === desk;
      if (!isHeld && !(field === 'deliveryAddress' && posts(actor, row)) && !this.presenter.isOwn(actor, row)) throw new Refused({ code: 'not_custodian' });
      tx.audit({ act: 'person.reveal', subjectKind: 'request', subjectId: row.id, jurisdiction: row.toJurisdiction, detail: { field, purpose } });
      return this.clear(tx, row, field);
    });
  }

  private async clear(tx: Tx, row: RequestEntity, field: PersonalField): Promise<unknown> {
    switch (field) {
      case 'applicantName':
        return this.fields.name(row);
      case 'applicantIdNumber':
        return this.fields.idNumber(row);
      case 'applicantPhone':
        return this.fields.phone(row);
      case 'form':
        return this.fields.form(row);
      case 'deliveryAddress':
        return this.fields.address(row);
      case 'evidence':
        return this.evidence.clear(tx, row);
    }
  }
}

/** The window that hands the result out may have to post it, and then needs to know where to. */
function posts(actor: Actor, { pickupAuthorityId, receivingAuthorityId, decidedAt }: RequestEntity): boolean {
  const handing = pickupAuthorityId ?? receivingAuthorityId;
  return actor.kind === 'person' && actor.post?.role === 'window_clerk' && handing !== null && actor.post.authorityId === handing && decidedAt !== null;
}
