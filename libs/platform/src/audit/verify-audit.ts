import { CHAIN_START, ENTRY_COLUMNS, instantText, sealHash, type SealedEntry } from './seal-hash.js';

const BATCH = 1_000;
/** The sealer runs every second; what has no seal after this long is worth a look. */
const SEALED_WITHIN = '1 minute';

/** Anything that runs statements: a Tx, a DataSource, a pg client behind a small function. */
export interface AuditReader {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * What is wrong with a link. `gap`: a number is missing in the sequence; `missing_entry`: the seal's entry is gone; `link_broken`: the seal does
 * not go on from the one before it; `entry_altered`: entry or seal are not what was hashed; `head_changed`: the chain no longer
 * contains the head that was noted earlier.
 */
export type AuditFault = 'gap' | 'missing_entry' | 'link_broken' | 'entry_altered' | 'head_changed';

export interface BrokenLink {
  readonly seq: string;
  /** Null where there is no entry to name. */
  readonly entryId: string | null;
  readonly what: AuditFault;
}

/** The last link; noted outside of the database it shows later that nothing before it was cut off or written anew. */
export interface AuditHead {
  readonly seq: string;
  /** Hexadecimal. */
  readonly hash: string;
}

export interface AuditVerification {
  readonly ok: boolean;
  /** All entries, sealed or not. */
  readonly entries: number;
  /** Links that were found whole, counted from the beginning. */
  readonly sealed: number;
  readonly firstBroken: BrokenLink | null;
  /** Entries older than a minute without a seal: zero while a sealer runs. */
  readonly unsealed: number;
  /** The last whole link; null while there is none. */
  readonly head: AuditHead | null;
}

export interface VerifyOptions {
  /** Called after each batch. */
  readonly onProgress?: ((sealed: number, total: number) => void) | undefined;
  /** A head noted earlier, which must still be in the chain. */
  readonly noted?: AuditHead | undefined;
}

interface Link extends Omit<SealedEntry, 'id'> {
  readonly entryId: string;
  /** Null when the entry is gone. */
  readonly id: string | null;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

/**
 * Walks the whole chain in batches and stops at the first broken link. Throws Error for a login or scope that cannot see all entries, because
 * an empty log would verify.
 */
export async function verifyAudit(reader: AuditReader, { onProgress, noted }: VerifyOptions = {}): Promise<AuditVerification> {
  await refusePartialSight(reader);
  const counted = await rows<{ entries: number; seals: number; unsealed: number }>(
    reader,
    `SELECT (SELECT count(*) FROM platform.audit_entry)::int AS entries, (SELECT count(*) FROM platform.audit_seal)::int AS seals,
       (SELECT count(*) FROM platform.audit_entry e WHERE e.at < now() - $1::interval AND NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.entry_id = e.id))::int AS unsealed`,
    [SEALED_WITHIN],
  );
  const { entries = 0, seals = 0, unsealed = 0 } = counted[0] ?? {};
  const walk = new ChainWalk(noted);
  for (;;) {
    const links = await nextLinks(reader, walk.seq);
    for (const link of links) if (!walk.accept(link)) break;
    onProgress?.(walk.sealed, seals);
    if (walk.broken || links.length < BATCH) break;
  }
  const broken = walk.broken ?? walk.unreachedHead();
  return { ok: broken === null, entries, sealed: walk.sealed, firstBroken: broken, unsealed, head: walk.head() };
}

/** Follows the chain link by link. */
class ChainWalk {
  sealed = 0;
  seq: bigint | null = null;
  broken: BrokenLink | null = null;
  private hash: Buffer = CHAIN_START;

  constructor(private readonly noted: AuditHead | undefined) {}

  /** False at the first broken link. */
  accept(link: Link): boolean {
    const what = this.faultOf(link);
    if (what) {
      this.broken = { seq: what === 'gap' ? String(this.expected()) : link.seq, entryId: what === 'gap' ? null : link.entryId, what };
      return false;
    }
    this.seq = BigInt(link.seq);
    this.hash = link.hash;
    this.sealed++;
    return true;
  }

  head(): AuditHead | null {
    return this.seq === null ? null : { seq: String(this.seq), hash: this.hash.toString('hex') };
  }

  /** A chain that ends before the noted head was cut off. */
  unreachedHead(): BrokenLink | null {
    if (!this.noted || this.expected() > BigInt(this.noted.seq)) return null;
    return { seq: String(this.expected()), entryId: null, what: 'head_changed' };
  }

  private expected(): bigint {
    return (this.seq ?? 0n) + 1n;
  }

  private faultOf(link: Link): AuditFault | null {
    if (BigInt(link.seq) !== this.expected()) return 'gap';
    if (!link.previous.equals(this.hash)) return 'link_broken';
    if (link.id === null) return 'missing_entry';
    const { entryId: _, previous, hash, ...entry } = link;
    if (!sealHash(previous, { ...entry, id: link.id }).equals(hash)) return 'entry_altered';
    if (this.noted?.seq === link.seq && this.noted.hash !== hash.toString('hex')) return 'head_changed';
    return null;
  }
}

async function nextLinks(reader: AuditReader, after: bigint | null): Promise<Link[]> {
  return rows<Link>(
    reader,
    `SELECT s.seq::text AS seq, ${instantText('s.sealed_at')} AS "sealedAt", s.entry_id::text AS "entryId", s.prev_hash AS previous, s.hash, ${ENTRY_COLUMNS}
     FROM platform.audit_seal s LEFT JOIN platform.audit_entry e ON e.id = s.entry_id
     WHERE $1::bigint IS NULL OR s.seq > $1 ORDER BY s.seq LIMIT $2`,
    [after === null ? null : String(after), BATCH],
  );
}

/** Row-level security shows the log to the platform, administrators and auditors; to everyone else it is empty. */
async function refusePartialSight(reader: AuditReader): Promise<void> {
  const sight = await rows<{ whole: boolean }>(
    reader,
    `SELECT NOT row_security_active('platform.audit_entry') OR platform.scope_kind() = 'system' OR platform.scope_role() IN ('platform_admin', 'auditor') AS whole`,
    [],
  );
  if (!sight[0]?.whole) throw new Error('The audit log is hidden from this login: verify it as its owner, or in a transaction of the platform or an auditor.');
}

async function rows<Row>(reader: AuditReader, text: string, values: unknown[]): Promise<Row[]> {
  return (await reader.query(text, values)) as Row[];
}
