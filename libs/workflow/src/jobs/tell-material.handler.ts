import { Injectable } from '@nestjs/common';
import type { MaterialEventPayload } from '#contracts';
import type { NoticeTemplate } from '#notices';
import { OnestopService } from '#onestop';
import type { EventJob, Tx } from '#platform';
import { ApplicantNotices } from '../applicant-notices.js';
import type { RequestEntity } from '../data/entities.js';
import type { MaterialStateEntity } from '../data/material.entities.js';
import { MaterialStore } from '../data/material.store.js';
import { RequestStore } from '../data/request.store.js';
import { WorkNotices } from '../work-notices.js';

/** Tells the applicant, and the authority that decides or has decided, what became of a paper that was to follow. */
@Injectable()
export class TellMaterialHandler {
  constructor(
    private readonly requests: RequestStore,
    private readonly store: MaterialStore,
    private readonly applicants: ApplicantNotices,
    private readonly work: WorkNotices,
    private readonly onestop: OnestopService,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const { requestId, materialId, move } = event.payload as unknown as MaterialEventPayload;
    const [request, row] = [await this.requests.find(tx, requestId), await this.store.find(tx, materialId)];
    if (!request || !row) return;
    const params = { material: await this.nameOf(request, row), dueOn: row.dueOn };
    await this.applicants.tell(tx, request, templateFor(move, row), params);
    const work = workTemplateFor(move, row);
    if (work) await this.work.tell(tx, request, work, params);
  }

  private async nameOf(request: RequestEntity, { materialCode }: MaterialStateEntity): Promise<{ nameZh: string; nameEn: string }> {
    const material = (await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion)).materials.find(({ code }) => code === materialCode);
    return { nameZh: material?.nameZh ?? materialCode, nameEn: material?.nameEn ?? materialCode };
  }
}

function templateFor(move: MaterialEventPayload['move'], { kind }: MaterialStateEntity): NoticeTemplate {
  if (move !== 'overdue') return `material.${move}`;
  return kind === 'promised' ? 'material.promise_overdue' : 'material.tolerance_overdue';
}

/** A date that is counted anew, a reminder or what the authority itself has done is no news to it. */
function workTemplateFor(move: MaterialEventPayload['move'], { kind }: MaterialStateEntity): NoticeTemplate | null {
  if (move === 'supplied') return 'material.supplied_to_work';
  if (move !== 'overdue') return null;
  return kind === 'promised' ? 'material.promise_overdue_to_work' : 'material.tolerance_overdue_to_work';
}
