import type { Plugin } from 'vite';
import { generateClient } from '../generate-client.mjs';

/** Regenerates `src/api/schema.d.ts` when the OpenAPI snapshot is newer, before anything else is read. */
export function apiClient(): Plugin {
  return {
    name: 'tongban-api-client',
    async buildStart() {
      await generateClient();
    },
  };
}
