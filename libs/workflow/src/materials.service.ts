import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { OnestopService } from '#onestop';
import { digestOf, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import type { RequestEntity } from './data/entities.js';
import type { MaterialStateEntity } from './data/material.entities.js';
import { MaterialStore } from './data/material.store.js';
import type { ActingParty } from './domain/facts.js';
import { availableMaterialMoves, moveMaterial, type MaterialFacts, type MaterialInput, type MaterialMove } from './domain/materials.js';
import { toDerivation } from './derivation-view.js';
import { announceMaterial } from './material-events.js';
import { RequestFields } from './request-fields.js';
import type { MaterialStateView } from './request-views.dto.js';
import { VisibleRequests } from './visible-requests.js';

/** One move, repeated with the same id as often as the network needs. */
export interface MaterialCommand extends MaterialInput {
  readonly commandId: string;
}

/** Papers that follow later (告知承诺, 容缺受理). A promise outlives the decision and the end of its request, so these moves are no acts of its life cycle, as those of originals are not. */
@Injectable()
export class MaterialsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visible: VisibleRequests,
    private readonly store: MaterialStore,
    private readonly attachments: AttachmentStore,
    private readonly fields: RequestFields,
    private readonly onestop: OnestopService,
  ) {}

  /** Supplies or waives one paper. The same command is one move. Refuses what `moveMaterial` refuses, `not_found`, `command_reused`, `attachment_missing`, `material_not_listed`. */
  async move(actor: PersonActor, requestId: string, materialCode: string, move: MaterialMove, { commandId, ...input }: MaterialCommand): Promise<MaterialStateView[]> {
    return this.uow.run(actor, async (tx) => {
      const known = await this.store.findOf(tx, requestId, materialCode);
      const row = known && ((await this.store.lock(tx, known.id)) ?? known);
      // Read behind the lock: while somebody waited for it the request may have ended.
      if (!row) throw new Refused({ code: 'not_found' });
      const { row: request, reader } = await this.visible.get(tx, requestId);
      const digest = digestOf({ move, ...input });
      if (row.commandId === commandId) {
        if (!row.inputDigest?.equals(digest)) throw new Refused({ code: 'command_reused' });
        return this.viewsIn(tx, reader, request);
      }
      const moved = moveMaterial(move, factsOf(request, row), reader, input);
      if (!moved.ok) throw new Refused(moved.refusal);
      if (moved.value === 'supplied') await this.bind(tx, actor, request, row, input.attachmentIds ?? []);
      const reason = moved.value === 'waived' ? this.fields.sealMaterialReason(row.id, (input.reasonText ?? '').trim()) : null;
      await this.store.change(tx, row.id, { status: moved.value, settledAt: tx.now, commandId, inputDigest: digest, reason });
      announceMaterial(tx, request, row, moved.value);
      return this.viewsIn(tx, reader, request);
    });
  }

  /** The papers of a request that follow later, with what the reader may do. */
  async viewsIn(tx: Tx, reader: ActingParty, request: RequestEntity): Promise<MaterialStateView[]> {
    const rows = await this.store.list(tx, request.id);
    if (rows.length === 0) return [];
    const { materials } = await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion);
    return rows.map((row) => {
      const material = materials.find(({ code }) => code === row.materialCode);
      const rule = material?.later?.[row.kind];
      return {
        code: row.materialCode, nameZh: material?.nameZh ?? row.materialCode, nameEn: material?.nameEn ?? row.materialCode, kind: row.kind, status: row.status,
        declarationZh: rule?.declarationZh ?? '', declarationEn: rule?.declarationEn ?? '', declaredAt: row.declaredAt.toISOString(), dueOn: row.dueOn, provisional: row.provisional,
        derivation: toDerivation(row.derivation), overdueAt: row.overdueAt?.toISOString() ?? null, settledAt: row.settledAt?.toISOString() ?? null, reason: this.fields.materialReason(row),
        formats: [...(material?.formats ?? [])], maxFiles: material?.maxFiles ?? 1, availableMoves: reader.role === 'system' ? [] : availableMaterialMoves(factsOf(request, row), reader),
      };
    });
  }

  private async bind(tx: Tx, actor: PersonActor, request: RequestEntity, { materialCode }: MaterialStateEntity, ids: readonly string[]): Promise<void> {
    const files = await this.attachments.getLoose(tx, actor.personId, ids);
    const { materials } = await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion);
    const most = materials.find(({ code }) => code === materialCode)?.maxFiles ?? 1;
    if (files.length > most || files.some((file) => file.materialCode !== materialCode)) throw new Refused({ code: 'material_not_listed', details: { materials: [materialCode] } });
    this.attachments.bind(tx, ids, request.id, request.supplementRounds);
  }
}

function factsOf({ applicantId, receivingAuthorityId, competentAuthorityId, custodianAuthorityId, state }: RequestEntity, { status, kind }: MaterialStateEntity): MaterialFacts {
  return { status, kind, applicantId, receivingAuthorityId, competentAuthorityId, custodianAuthorityId, state };
}
