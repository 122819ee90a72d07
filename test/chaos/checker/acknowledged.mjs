import fs from 'node:fs';
import path from 'node:path';
import { groupBy } from './replay.mjs';

const REQUESTS = 'SELECT id, submitted_by AS person, idempotency_key AS key FROM workflow.request';
const ACTS = `SELECT request_id AS request, command_id AS "commandId", verb, version, actor_kind AS "actorKind" FROM workflow.request_action`;
const FILES = 'SELECT id, owner_id AS person, size, blob_key AS key, removed_at AS removed FROM workflow.attachment';

/** Every submit that was acknowledged is there once, under the id that was told; no request has a key that nobody sent. */
async function checkSubmits(db, { submits, keys }, report) {
  const byKey = groupBy((await db.query(REQUESTS)).rows, ({ person, key }) => `${person}/${key}`);
  for (const { person, key, id } of submits) {
    const found = (byKey.get(`${person}/${key}`) ?? []).map((row) => row.id);
    if (found.length !== 1 || found[0] !== id) report('submit_not_once', id, `acknowledged for the key ${key}, there: ${found.join(', ') || 'nothing'}`);
  }
  const sent = new Set(keys);
  for (const rows of byKey.values()) {
    if (rows.length > 1) report('submit_not_once', rows[0].id, `${rows.length} requests of the key ${rows[0].key}`);
    if (!sent.has(rows[0].key)) report('request_from_nowhere', rows[0].id, `nobody sent the key ${rows[0].key}`);
  }
}

/** The same of acts: those of people by the id of their command. */
async function checkActs(db, { acts, commands }, report) {
  const { rows } = await db.query(ACTS);
  const byCommand = groupBy(rows.filter(({ verb, actorKind }) => verb !== 'submit' && actorKind === 'person'), ({ commandId }) => commandId);
  for (const { request, commandId, verb, version } of acts) {
    const found = byCommand.get(commandId) ?? [];
    if (found.length !== 1 || found[0].request !== request || found[0].verb !== verb || found[0].version !== version) {
      report('act_not_once', request, `${verb} acknowledged as version ${version}, there: ${found.map((each) => `${each.verb} as version ${each.version}`).join(', ') || 'nothing'}`);
    }
  }
  const sent = new Set(commands);
  const byPlace = new Map(rows.map((row) => [`${row.request}/${row.version}`, row]));
  /** Whoever acts on what is offered takes it over by the same command. */
  const isPartOfAnother = ({ request, verb, version }) => verb === 'take_over' && sent.has(byPlace.get(`${request}/${version + 1}`)?.commandId);
  for (const [commandId, [{ request, verb, version }]] of byCommand) if (!sent.has(commandId) && !isPartOfAnother({ request, verb, version })) report('act_from_nowhere', request, `${verb} by a command that nobody sent`);
}

/** Every file that was acknowledged has its row and its bytes (encrypted, so a little more than there were). */
async function checkFiles(db, { files }, blobs, report) {
  const rows = new Map((await db.query(FILES)).rows.map((row) => [row.id, row]));
  for (const { id, person, size } of files) {
    const row = rows.get(id);
    if (row?.person !== person || row.size !== size || row.removed !== null) report('file_lost', id, 'its row is not there as it was acknowledged');
    else if ((fs.statSync(path.join(blobs, row.key.slice(0, 2), row.key), { throwIfNoEntry: false })?.size ?? 0) < size) report('file_lost', id, 'its bytes are not there');
  }
}

/**
 * What people were told is what is there.
 * @param {{submits: object[], keys: string[], acts: object[], commands: string[], files: object[]}} journal what was sent and what was acknowledged
 * @param {string} blobs folder of the attachments
 */
export async function checkAcknowledged(db, journal, blobs, report) {
  await checkSubmits(db, journal, report);
  await checkActs(db, journal, report);
  await checkFiles(db, journal, blobs, report);
  return { acknowledgedSubmits: journal.submits.length, acknowledgedActs: journal.acts.length, acknowledgedFiles: journal.files.length };
}
