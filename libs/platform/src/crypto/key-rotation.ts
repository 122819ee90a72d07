import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { FieldCipher } from './field-cipher.js';
import { keyUses, type KeyUse } from './key-uses.js';
import { readKeyFile, withNewFieldKey, withoutFieldKeys, writeKeyFile, type KeyMaterial } from './key-file.js';
import { KEYS_NOTICED_WITHIN_MS, Keys } from './keys.js';
import type { PersonalColumn } from './personal-column.js';

const BATCH = 500;
/** A process that never notices the new key must not keep the rotation going for ever; `stillUsed` then names what it wrote. */
const MOST_PASSES = 20;
/** Names the lock that keeps two rotations apart. */
const LOCK = `hashtext('tongban.key-rotation')`;

/** What stands under the old keys besides columns: the store of attachments. */
export interface SealedStore {
  /** Wraps every data key with the current field key; gives how many it changed and how many could not be read. */
  rewrap(onProgress?: (done: number) => void): Promise<{ readonly rewrapped: number; readonly unreadable: number }>;
}

export interface RotationProgress {
  /** `workflow.request.form`, or `blobs`. */
  readonly what: string;
  readonly done: number;
  /** Unknown for blobs. */
  readonly total?: number;
}

export interface RotationPlan {
  /** The owner's login: row-level security hides rows from the application's. */
  readonly ownerUrl: string;
  readonly keysFile: string;
  /** Every personal column of every context. */
  readonly columns: readonly PersonalColumn[];
  /** Makes the store of attachments with the keys of the rotation; without it blobs keep their keys and no key is retired. */
  readonly blobs?: (keys: Keys) => SealedStore;
  /** Remove old keys that nothing uses any more. Backups made before need them: keep the key file with each backup. */
  readonly retire?: boolean;
  readonly onProgress?: (progress: RotationProgress) => void;
  /** Milliseconds until every running process has noticed the new key; the default is right while any runs. */
  readonly settleMs?: number | undefined;
}

export interface RotationResult {
  /** Id of the field key that is current now. */
  readonly keyId: string;
  /** True when an interrupted rotation was carried on instead of a new key being made. */
  readonly resumed: boolean;
  readonly rewritten: number;
  readonly rewrapped: number;
  /** Values that could not be read and stand as they were. While there are any, the rotation is not finished. */
  readonly unreadable: readonly { readonly column: string; readonly id: string }[];
  readonly unreadableBlobs: number;
  /** Where older keys are still in use: append-only columns, and columns that nobody listed. */
  readonly stillUsed: readonly KeyUse[];
  readonly retired: readonly string[];
}

/**
 * Gives personal data a new key: makes it, makes it current, waits until every running process has noticed, and encrypts each
 * value anew while the platform runs. May be interrupted and run again. Append-only columns are left under their old key: that
 * nobody rewrites a log, not even its owner, is worth more than retiring a key, so such a key stays in the file.
 * Throws Error when another rotation runs, ConfigError when the key file cannot be used.
 */
export async function rotateFieldKey(plan: RotationPlan): Promise<RotationResult> {
  const client = new pg.Client({ connectionString: plan.ownerUrl, application_name: 'tongban-key-rotation' });
  await client.connect();
  try {
    const lock = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS mine`);
    if (!lock.rows[0]?.mine) throw new Error('Another key rotation is running on this database.');
    return await rotate(client, plan);
  } finally {
    await client.end();
  }
}

async function rotate(client: pg.Client, plan: RotationPlan): Promise<RotationResult> {
  const resumed = beginRotation(plan.keysFile);
  await sleep(plan.settleMs ?? KEYS_NOTICED_WITHIN_MS * 1.5);
  const keys = Keys.load(plan.keysFile);
  const keyId = keys.currentFieldKey().id;
  const unreadable: { column: string; id: string }[] = [];
  let rewritten = 0;
  for (const column of plan.columns) {
    if (column.appendOnly) continue;
    const walk = new ColumnWalk(client, column, await idType(client, column), keys, plan.onProgress);
    rewritten += await walk.run();
    unreadable.push(...walk.unreadable.map((id) => ({ column: `${column.table}.${column.column}`, id })));
  }
  const blobs = await plan.blobs?.(keys).rewrap((done) => plan.onProgress?.({ what: 'blobs', done }));
  const finished = unreadable.length === 0 && (blobs?.unreadable ?? 0) === 0;
  const stillUsed = await keyUses(client, readKeyFile(plan.keysFile));
  const retired = finished && plan.retire && blobs ? retire(plan.keysFile, stillUsed) : [];
  if (finished) rmSync(before(plan.keysFile), { force: true });
  return { keyId, resumed, rewritten, rewrapped: blobs?.rewrapped ?? 0, unreadable, unreadableBlobs: blobs?.unreadable ?? 0, stillUsed, retired };
}

/** Makes the new key, unless an earlier run did and was interrupted. The old file stays beside until all is done. */
function beginRotation(file: string): boolean {
  const material = readKeyFile(file);
  const kept = existsSync(before(file)) ? readKeyFile(before(file)) : undefined;
  if (kept && kept.field.current !== material.field.current) return true;
  writeKeyFile(before(file), material);
  writeKeyFile(file, withNewFieldKey(material));
  return false;
}

function before(file: string): string {
  return `${file}.before-rotation`;
}

function retire(file: string, stillUsed: readonly KeyUse[]): string[] {
  const material: KeyMaterial = readKeyFile(file);
  const used = new Set(stillUsed.map((use) => use.keyId));
  const ids = Object.keys(material.field.keys).filter((id) => id !== material.field.current && !used.has(id));
  if (ids.length > 0) writeKeyFile(file, withoutFieldKeys(material, ids));
  return ids;
}

/** Type of the id column, for its index to be used. Throws when the login sees only a part of the rows. */
async function idType(client: pg.Client, { table, idColumn }: PersonalColumn): Promise<string> {
  const { rows } = await client.query<{ type: string; hidden: boolean }>(
    'SELECT format_type(atttypid, NULL) AS type, row_security_active($1::regclass) AS hidden FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2',
    [table, idColumn],
  );
  const found = rows[0];
  if (!found) throw new Error(`${table} has no column ${idColumn}.`);
  if (found.hidden) throw new Error(`Row-level security hides rows of ${table} from this login: rotate with the owner's (DATABASE_OWNER_URL).`);
  return found.type;
}

interface Row {
  readonly id: string;
  readonly value: string;
}

/** Re-encrypts one column in batches, in the order of its ids, until a pass finds nothing under an older key. */
class ColumnWalk {
  readonly unreadable: string[] = [];
  private readonly cipher: FieldCipher;
  private readonly prefix: string;
  private done = 0;
  private total = 0;

  constructor(
    private readonly client: pg.Client,
    private readonly column: PersonalColumn,
    private readonly idType: string,
    keys: Keys,
    private readonly onProgress: RotationPlan['onProgress'],
  ) {
    this.cipher = new FieldCipher(keys);
    this.prefix = `v1.${keys.currentFieldKey().id}.`;
  }

  async run(): Promise<number> {
    const { table, column } = this.column;
    const count = await this.client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} IS NOT NULL AND NOT starts_with(${column}, $1)`, [this.prefix]);
    this.total = count.rows[0]?.n ?? 0;
    this.report();
    // A row written meanwhile by a process that had not noticed the new key yet is found by the next pass.
    for (let pass = 1; pass <= MOST_PASSES; pass++) {
      this.unreadable.length = 0;
      if ((await this.pass()) === 0) break;
    }
    return this.done;
  }

  private async pass(): Promise<number> {
    const { table, idColumn, column } = this.column;
    let rewritten = 0;
    for (let last: string | undefined; ; ) {
      const after = last === undefined ? '' : `AND ${idColumn} > $3`;
      const { rows } = await this.client.query<Row>(
        `SELECT ${idColumn}::text AS id, ${column} AS value FROM ${table}
         WHERE ${column} IS NOT NULL AND NOT starts_with(${column}, $1) ${after} ORDER BY ${idColumn} LIMIT $2`,
        last === undefined ? [this.prefix, BATCH] : [this.prefix, BATCH, last],
      );
      if (rows.length === 0) return rewritten;
      rewritten += await this.rewrite(rows);
      last = rows.at(-1)?.id;
      this.report();
    }
  }

  private async rewrite(rows: readonly Row[]): Promise<number> {
    const { table, idColumn, column, aad } = this.column;
    const anew = rows.flatMap(({ id, value }) => {
      try {
        return [{ id, old: value, fresh: this.cipher.encrypt(aad, id, this.cipher.decrypt(aad, id, value)) }];
      } catch {
        this.unreadable.push(id);
        return [];
      }
    });
    // Compare and set: what someone else wrote meanwhile stands.
    const { rowCount } = await this.client.query(
      `UPDATE ${table} AS t SET ${column} = x.fresh FROM unnest($1::${this.idType}[], $2::text[], $3::text[]) AS x(id, old, fresh)
       WHERE t.${idColumn} = x.id AND t.${column} = x.old`,
      [anew.map((r) => r.id), anew.map((r) => r.old), anew.map((r) => r.fresh)],
    );
    this.done += rowCount ?? 0;
    return rowCount ?? 0;
  }

  private report(): void {
    this.onProgress?.({ what: `${this.column.table}.${this.column.column}`, done: this.done, total: Math.max(this.total, this.done) });
  }
}
