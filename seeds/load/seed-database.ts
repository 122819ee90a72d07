import { createHash } from 'node:crypto';
import { readReferenceBytes, referenceFileName, SEED_FOLDER } from '../read-reference.js';
import { readReferenceSet, ReferenceError, type ReferenceName, type ReferenceSet } from '../reference-types.js';
import { asOwner, type OwnerSession } from './owner-session.js';
import { loadPeople, type PersonalKeys } from './people.js';
import { loadQualifications } from './qualifications.js';
import { loadRecognitionRules } from './recognition-rules.js';
import { readServiceBytes } from '../services/index.js';
import { REFERENCE_TABLES, type PlainName } from './reference-tables.js';
import { loadEveryServiceType } from './service-types.js';
import { upsert } from './upsert.js';

/** Counts up whenever the way from a file to its rows changes: every file is then loaded again. */
const LOADER = 4;
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('tongban.seed'))`;

/** In the order in which rows refer to each other. */
const ORDER: readonly ReferenceName[] = [
  'jurisdictions', 'calendar', 'departments', 'authorities', 'windows', 'qualifications', 'recognition-rules', 'service-types', 'standard-reasons',
  'institutions', 'people',
];

/** One file that was loaded. */
export interface SeededFile {
  /** As messages name it: `reference/windows.json`. */
  readonly file: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Rows of the database that were new or differed; a compact rule makes several. */
  readonly written: number;
}

export interface SeedPlan {
  /** With them the demonstration people are loaded too; without, they are left as they are. */
  readonly people?: PersonalKeys;
  /** Load every file, also those that have not changed since the last load. */
  readonly again?: boolean;
  readonly onProgress?: (done: SeededFile) => void;
  /** Where `reference/` and `demo/` lie; the files of this copy when left out. */
  readonly folder?: URL;
}

/** What {@link seedDatabase} did. Files that the database already has are `unchanged`. */
export interface Seeded {
  readonly loaded: readonly SeededFile[];
  readonly unchanged: readonly string[];
}

/**
 * Loads the reference files into a migrated database, as its owner, in one transaction. Rows are found by their natural key: ids are made
 * once and kept, rows that do not differ are not touched, and rows that left their file stay. Throws ReferenceError, which names file and row.
 */
export async function seedDatabase(ownerUrl: string, plan: SeedPlan = {}): Promise<Seeded> {
  const folder = plan.folder ?? SEED_FOLDER;
  const names = ORDER.filter((name) => name !== 'people' || plan.people !== undefined);
  const files = names.map((name) => ({ name, key: `seed:${referenceFileName(name)}`, digest: digestOf(name, folder) }));
  return asOwner(ownerUrl, async (session) => {
    await session.run(ONE_AT_A_TIME);
    const { rows } = await session.run<{ key: string; value: string }>(`SELECT key, value FROM platform.schema_info WHERE key LIKE 'seed:%'`);
    const known = new Map(rows.map((row) => [row.key, row.value]));
    const stale = files.filter((file) => plan.again === true || known.get(file.key) !== file.digest);
    const unchanged = files.filter((file) => !stale.includes(file)).map((file) => referenceFileName(file.name));
    if (stale.length === 0) return { loaded: [], unchanged };
    const loaded = await loadFiles(session, stale.map((file) => file.name), readReferenceSet(folder), plan);
    await upsert(session, { name: 'platform.schema_info', key: 'key', columns: { key: 'text', value: 'text' } }, stale.map(({ key, digest }) => ({ key, value: digest })));
    return { loaded, unchanged };
  });
}

function digestOf(name: ReferenceName, folder: URL): string {
  const hash = createHash('sha256').update(`loader ${String(LOADER)}\n`).update(readReferenceBytes(name, folder));
  // Service types are composed of more than one file.
  if (name === 'service-types') for (const bytes of readServiceBytes(folder)) hash.update(bytes);
  return hash.digest('hex');
}

async function loadFiles(session: OwnerSession, names: readonly ReferenceName[], set: ReferenceSet, plan: SeedPlan): Promise<SeededFile[]> {
  const now = new Date();
  const loaded: SeededFile[] = [];
  for (const name of names) {
    const file = referenceFileName(name);
    const written = await loadFile(session, name, set, plan, now).catch((error: unknown) => {
      throw error instanceof ReferenceError ? error : new ReferenceError(file, null, reasonOf(error));
    });
    const done = { file, rows: set[name].items.length, written };
    loaded.push(done);
    plan.onProgress?.(done);
  }
  return loaded;
}

async function loadFile(session: OwnerSession, name: ReferenceName, set: ReferenceSet, plan: SeedPlan, now: Date): Promise<number> {
  if (name === 'qualifications') return loadQualifications(session, set[name].items);
  if (name === 'recognition-rules') return loadRecognitionRules(session, set[name].items);
  if (name === 'service-types') return loadEveryServiceType(session, set[name].items, plan.folder ?? SEED_FOLDER);
  if (name === 'people') return plan.people === undefined ? 0 : loadPeople(session, set[name].items, plan.people, now);
  return loadPlain(session, name, set);
}

async function loadPlain<Name extends PlainName>(session: OwnerSession, name: Name, set: ReferenceSet): Promise<number> {
  const { table, toRow } = REFERENCE_TABLES[name];
  return upsert(session, table, set[name].items.map(toRow));
}

/** What the database says of a row that it refuses: its detail names the row by its key. */
function reasonOf(error: unknown): string {
  const detail = (error as { readonly driverError?: { readonly detail?: string } }).driverError?.detail;
  const message = error instanceof Error ? error.message : String(error);
  return detail === undefined ? message : `${message}. ${detail}`;
}
