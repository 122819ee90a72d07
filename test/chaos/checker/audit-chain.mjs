import { createHash } from 'node:crypto';

const instant = (expression) => `(to_jsonb(${expression} AT TIME ZONE 'UTC') #>> '{}')`;
// Keys in the order in which canonical JSON (RFC 8785) has them: the text needs no further sorting.
const KEYS = ['act', 'actor', 'at', 'correlationId', 'detail', 'id', 'jurisdiction', 'sealedAt', 'seq', 'subjectId', 'subjectKind', 'txId'];
const CHAIN = `SELECT s.seq::text AS seq, ${instant('s.sealed_at')} AS "sealedAt", s.entry_id AS "entryId", s.prev_hash AS previous, s.hash, e.id::text AS id, e.tx_id::text AS "txId", ${instant('e.at')} AS at,
    e.actor::text AS actor, e.act, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.jurisdiction, e.detail::text AS detail, e.correlation_id AS "correlationId"
  FROM platform.audit_seal s LEFT JOIN platform.audit_entry e ON e.id = s.entry_id ORDER BY s.seq`;
const UNSEALED = 'SELECT count(*)::int AS n FROM platform.audit_entry e WHERE NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.entry_id = e.id)';

export async function unsealed(db) {
  return (await db.query(UNSEALED)).rows[0].n;
}

/** The audit log is whole: numbered without a gap from 1, each link hashing its entry and the link before (SHA-256 over the previous hash and the canonical JSON), nothing left unsealed. */
export async function checkAudit(db, report) {
  const { rows } = await db.query(CHAIN);
  let previous = Buffer.alloc(32);
  for (const [i, link] of rows.entries()) {
    const tell = (what) => { report('audit_chain_broken', link.entryId, `link ${link.seq}: ${what}`); };
    if (link.seq !== String(i + 1)) tell(`should be number ${i + 1}`);
    if (!link.previous.equals(previous)) tell('does not go on from the one before');
    if (link.id === null) tell('its entry is gone');
    const text = `{${KEYS.map((key) => `${JSON.stringify(key)}:${JSON.stringify(link[key])}`).join(',')}}`;
    if (!createHash('sha256').update(link.previous).update(text, 'utf8').digest().equals(link.hash)) tell('entry or seal are not what was hashed');
    previous = link.hash;
  }
  const open = await unsealed(db);
  if (open > 0) report('audit_unsealed', 'audit', `${open} entries without a seal`);
  return { auditEntries: rows.length };
}
