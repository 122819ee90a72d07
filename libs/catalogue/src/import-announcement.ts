import type { Tx } from '#platform';
import type { ImportEntity } from './data/import.entities.js';

/** Has the next piece of work with an import done, once this transaction is committed. A second announcement is harmless: the work looks at where it stands. */
export function announceImport(tx: Tx, { id, jurisdiction, personId }: Pick<ImportEntity, 'id' | 'jurisdiction' | 'personId'>): void {
  tx.emit('catalogue.import_advanced', id, jurisdiction, { importId: id }, { persons: [personId], authorities: [], jurisdictions: [] });
}
