import { useCarryOut, type Act } from './carry-out.js';
import { api, read } from './client.js';

/** Hands in a paper that was to follow. */
export function useSupplyMaterial(id: string): Act<{ readonly code: string; readonly attachmentIds: string[] }, unknown> {
  return useCarryOut({
    send: async ({ code, attachmentIds }, commandId) => await read(api.POST('/api/workflow/requests/{id}/materials/{materialCode}/supply', { params: { path: { id, materialCode: code } }, body: { attachmentIds, commandId } })),
    touches: 'request',
  });
}

/** Does without it, with a reason that the applicant reads. */
export function useWaiveMaterial(id: string): Act<{ readonly code: string; readonly reasonText: string }, unknown> {
  return useCarryOut({
    send: async ({ code, reasonText }, commandId) => await read(api.POST('/api/workflow/requests/{id}/materials/{materialCode}/waive', { params: { path: { id, materialCode: code } }, body: { reasonText, commandId } })),
    touches: 'request',
  });
}
