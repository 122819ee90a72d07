import type { MaterialEventPayload } from '#contracts';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import type { MaterialStateEntity } from './data/material.entities.js';

/** Audit and event of what became of a paper that was to follow. */
export function announceMaterial(tx: Tx, request: RequestEntity, { id, materialCode }: MaterialStateEntity, move: MaterialEventPayload['move']): void {
  tx.audit({ act: `material.${move}`, subjectKind: 'request', subjectId: request.id, jurisdiction: request.toJurisdiction, detail: { material: materialCode } });
  tx.emit('material.moved', id, request.toJurisdiction, { materialId: id, requestId: request.id, move }, { persons: [request.applicantId], authorities: request.involvedAuthorities, jurisdictions: request.involvedJurisdictions });
}
