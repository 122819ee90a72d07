import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataSources, type PersonalDataSource } from '#directory';
import { FieldCipher, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import { DraftEntity, RequestEntity } from './data/entities.js';
import { RequestQueries } from './data/request.queries.js';
import { RequestFields } from './request-fields.js';

/** Requests and drafts of one person, for the export of what is kept of them. */
@Injectable()
export class RequestsOfPerson implements PersonalDataSource, OnModuleInit {
  readonly section = 'requests';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
    private readonly fields: RequestFields,
    private readonly attachments: AttachmentStore,
    private readonly cipher: FieldCipher,
    private readonly sources: PersonalDataSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(actor: PersonActor): Promise<unknown> {
    return this.uow.view(actor, async (tx) => {
      const rows = await tx.manager.find(RequestEntity, { where: { applicantId: actor.personId }, order: { submittedAt: 'ASC', id: 'ASC' } });
      const filed: unknown[] = [];
      for (const row of rows) filed.push(await this.request(tx, row));
      const drafts = await tx.manager.find(DraftEntity, { where: { ownerId: actor.personId }, order: { createdAt: 'ASC' } });
      return { filed, drafts: drafts.map(({ id, serviceTypeCode, createdAt, updatedAt, content }) => ({ id, serviceTypeCode, createdAt, updatedAt, content: this.cipher.decryptJson('draft.content', id, content) })) };
    });
  }

  private async request(tx: Tx, row: RequestEntity): Promise<unknown> {
    const [actions, files] = [await this.queries.actions(tx, row.id), await this.attachments.listOf(tx, row.id)];
    const { id, number, state, mode, serviceTypeCode, serviceTypeVersion, qualificationCode, fromJurisdiction, toJurisdiction, residenceJurisdiction, outcome, submittedAt, decidedAt, closedAt } = row;
    return {
      id, number, state, mode, serviceTypeCode, serviceTypeVersion, qualificationCode, fromJurisdiction, toJurisdiction, residenceJurisdiction, outcome, submittedAt, decidedAt, closedAt,
      name: this.fields.name(row), idNumber: this.fields.idNumber(row), phone: this.fields.phone(row), form: this.fields.form(row), deliveryAddress: this.fields.address(row), agent: this.fields.agent(row),
      acts: actions.map(({ verb, at, actorRole, toState }) => ({ verb, at, actorRole, toState })),
      files: files.map((file) => ({ id: file.id, materialCode: file.materialCode, fileName: this.attachments.nameOf(file), mediaType: file.mediaType, size: file.size, uploadedAt: file.uploadedAt })),
    };
  }
}
