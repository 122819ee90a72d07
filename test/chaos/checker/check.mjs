import { checkAcknowledged } from './acknowledged.mjs';
import { checkAudit, unsealed } from './audit-chain.mjs';
import { checkEvents, openDeliveries } from './events.mjs';
import { checkRequests } from './replay.mjs';

/**
 * Reads the whole database and says everything that is wrong with it. Knows nothing of libs/.
 * @param {import('pg').Client} db connection of the owner, whom row-level security does not bind
 * @returns {Promise<{faults: {fault: string, about: string, what: string}[], counted: Record<string, number>}>}
 */
export async function check(db, { journal, blobs }) {
  const faults = [];
  const report = (fault, about, what) => { faults.push({ fault, about, what }); };
  const counted = {
    ...(await checkRequests(db, report)),
    ...(await checkEvents(db, report)),
    ...(await checkAudit(db, report)),
    ...(await checkAcknowledged(db, journal, blobs, report)),
  };
  return { faults, counted };
}

/** The same in one snapshot, for a database that is in use. */
export async function checkInOneSnapshot(db, evidence) {
  await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await check(db, evidence);
  } finally {
    await db.query('ROLLBACK');
  }
}

/** What is still on its way; nothing when all is quiet. */
export async function stillOpen(db) {
  return { deliveries: await openDeliveries(db), unsealed: await unsealed(db) };
}
