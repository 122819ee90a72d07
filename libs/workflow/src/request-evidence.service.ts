import { Injectable } from '@nestjs/common';
import { EvidenceUse, OnestopService } from '#onestop';
import { UnitOfWork, type Actor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { EvidenceNames, type ClearEvidence } from './evidence-names.js';
import { RequestFields } from './request-fields.js';
import type { RequestEvidenceView } from './request-evidence-views.dto.js';
import { isApplicant } from './request-presenter.js';
import { VisibleRequests } from './visible-requests.js';

/** What registers supplied for a request, beside what its applicant entered. */
@Injectable()
export class RequestEvidenceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visible: VisibleRequests,
    private readonly fields: RequestFields,
    private readonly onestop: OnestopService,
    private readonly evidence: EvidenceUse,
    private readonly names: EvidenceNames,
  ) {}

  /** What a request rests on; what is personal is masked unless it is the reader's own. Refuses `not_found`, and an agent whose mandate has ended. */
  async list(actor: Actor, id: string): Promise<RequestEvidenceView[]> {
    return this.uow.view(actor, async (tx) => {
      const { row, reader } = await this.visible.get(tx, id);
      const type = await this.onestop.versionOf(row.serviceTypeCode, row.serviceTypeVersion);
      const found = await this.evidence.ofRequest(tx, id, type, this.fields.form(row));
      const own = isApplicant(reader, row);
      if (!own && found.length > 0) tx.audit({ act: 'evidence.view', subjectKind: 'request', subjectId: id, jurisdiction: row.toJurisdiction, detail: { masked: true } });
      return Promise.all(found.map(async (each) => this.names.present(each, type, own)));
    });
  }

  /** Everything in the clear, for a reveal that was asked for with its purpose and is recorded. */
  async clear(tx: Tx, { id }: RequestEntity): Promise<ClearEvidence[]> {
    return this.names.inTheClear(await this.evidence.attestedFor(tx, id));
  }
}
