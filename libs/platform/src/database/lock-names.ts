import type { Tx } from './tx.js';

/** Every lock stands in a table of the server that all connections share; thousands of one transaction could fill it. */
const MOST_SINGLE = 1_000;
const SEED = 20_261_125;
const SHARE_GROUP = 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, $2))';
const LOCK_GROUP = 'SELECT pg_advisory_xact_lock(hashtextextended($1, $2))';
const LOCK_EACH = "SELECT pg_advisory_xact_lock(hashtextextended($1 || '/' || name, $2)) FROM unnest($3::text[]) AS name";

/**
 * Holds everyone else off these names of a group until the transaction ends; in one order, so that two who want the same wait and do not block each other. Who wants
 * very many gets the whole group. Call it once a group and transaction.
 */
export async function lockNames(tx: Tx, group: string, names: readonly string[]): Promise<void> {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return;
  if (sorted.length > MOST_SINGLE) await tx.query(LOCK_GROUP, [group, SEED]);
  else await Promise.all([tx.query(SHARE_GROUP, [group, SEED]), tx.query(LOCK_EACH, [group, SEED, sorted])]);
}
