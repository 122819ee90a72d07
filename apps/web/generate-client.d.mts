/** Writes `src/api/schema.d.ts` from `test/contract/openapi.json` when it is missing or older; tells whether it wrote. */
export function generateClient(): Promise<boolean>;
