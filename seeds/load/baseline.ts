import { newId } from '#platform';
import { contentDigest, makeStatement, statementDigest, writtenDigest } from '#publication';
import type { OwnerSession } from './owner-session.js';

/** One document of the reference data, as it would be signed. */
export interface BaselineDocument {
  readonly code: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A version that was made of a document. */
export interface BaselineVersion extends BaselineDocument {
  readonly number: number;
  /** As PostgreSQL takes it. */
  readonly force: string;
}

/** From when the first load of all is taken to hold: a day that the project sets, as the first day of the rules is. What comes later holds from then. */
const BASELINE_FROM = '2024-01-01T00:00:00.000+08:00';

const LATEST = `SELECT DISTINCT ON (v.code) v.code, v.number, v.digest, b.purpose FROM publication.version v JOIN publication.batch b ON b.id = v.batch_id
  WHERE v.kind = $1 ORDER BY v.code, v.number DESC`;
const INSERT_BATCH = `INSERT INTO publication.batch (id, title_zh, title_en, purpose, state, parties, authors, effective_at, in_force_at, statement, digest, proposed_at, signed_at)
  VALUES ($1, $2, $3, 'baseline', 'signed', '{}', '{}', $4, $4, $5, $6, $7, $7)`;
const END = `UPDATE publication.version v SET force = tstzrange(lower(v.force), $3::timestamptz) FROM unnest($2::text[]) AS x(code)
  WHERE v.kind = $1 AND v.code = x.code AND v.force @> $3::timestamptz`;
const INSERT_VERSIONS = `INSERT INTO publication.version (kind, code, number, content, standing, digest, base_number, batch_id, force)
  SELECT $1, x.code, x.number, x.content, 'active', decode(x.digest, 'hex'), x.base, $3, x.force::tstzrange
  FROM jsonb_to_recordset($2::jsonb) AS x(code text, number integer, content jsonb, digest text, base integer, force text)`;

/**
 * Makes versions of the documents that are new or differ from their last baseline. A baseline is signed by no jurisdiction and says so; where the
 * jurisdictions have signed a version of their own, theirs stands and the reference data no longer count. Gives the versions that were made.
 */
export async function layBaseline(session: OwnerSession, kind: string, documents: readonly BaselineDocument[]): Promise<BaselineVersion[]> {
  const { rows } = await session.run<{ code: string; number: number; digest: Buffer; purpose: string }>(LATEST, [kind]);
  const known = new Map(rows.map((row) => [row.code, row]));
  const fresh = documents.filter(({ code, content }) => {
    const latest = known.get(code);
    return !latest || (latest.purpose === 'baseline' && !latest.digest.equals(contentDigest(content)));
  });
  if (fresh.length === 0) return [];
  const now = new Date();
  const versions = fresh.map((document): BaselineVersion & { digest: Buffer; base: number | null } => {
    const base = known.get(document.code)?.number ?? null;
    return { ...document, number: (base ?? 0) + 1, base, force: `[${known.size === 0 ? BASELINE_FROM : now.toISOString()},)`, digest: contentDigest(document.content) };
  });
  const batch = newId();
  const statement = makeStatement({
    batch, purpose: 'publish', effectiveAt: null, rollsBack: null, parties: [],
    items: versions.map(({ code, number, digest }) => ({ kind, code, number, standing: 'active', digest: writtenDigest(digest) })),
  });
  await session.run(INSERT_BATCH, [batch, '项目参考数据（未经任何一方签署）', 'Reference data of the project (signed by no party)', now, JSON.stringify(statement), statementDigest(statement), now]);
  await session.run(END, [kind, versions.map(({ code }) => code), now]);
  await session.run(INSERT_VERSIONS, [kind, JSON.stringify(versions.map(({ digest, ...version }) => ({ ...version, digest: digest.toString('hex') }))), batch]);
  return versions;
}
