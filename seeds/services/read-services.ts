import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkHead, ReferenceError } from '../read-reference.js';
import { isRecord, type Check } from '../shape.js';
import type { EvidenceTypeRow, FamilyRow, RegisterRow, ServiceFile, ServiceRow } from './service-rows.js';
import { EVIDENCE_TYPE_SHAPE, FAMILY_SHAPE, REGISTER_SHAPE, SERVICE_SHAPE } from './service-shapes.js';

/** A row with the file in which it stands, as errors name it. */
export interface Placed<Row> {
  readonly file: string;
  readonly row: Row;
}

const EVIDENCE_FILE = 'reference/evidence-types.json';
const REGISTER_FILE = 'reference/registers.json';

/** Every family and service of `reference/services/`, checked row by row. Throws {@link ReferenceError}. */
export function readServices(folder: URL): { readonly families: readonly Placed<FamilyRow>[]; readonly services: readonly Placed<ServiceRow>[] } {
  const files = serviceFiles(folder).map((file) => readServiceFile(file, folder));
  const families = files.flatMap(({ file, content }) => content.families.map((row) => ({ file, row })));
  const services = files.flatMap(({ file, content }) => content.services.map((row) => ({ file, row })));
  onlyOnce(families, ({ code }) => code);
  onlyOnce(services, ({ code }) => code);
  onlyOnce(services, ({ id }) => id);
  return { families, services };
}

/** The bytes of everything that composed service types are made of beside the reference files. Throws {@link ReferenceError}. */
export function readServiceBytes(folder: URL): readonly Buffer[] {
  return [EVIDENCE_FILE, REGISTER_FILE, ...serviceFiles(folder)].map((file) => {
    try {
      return readFileSync(fileURLToPath(new URL(file, folder)));
    } catch (error) {
      throw new ReferenceError(file, null, error instanceof Error ? error.message : 'cannot be read');
    }
  });
}

function serviceFiles(folder: URL): string[] {
  return readdirSync(fileURLToPath(new URL('reference/services/', folder))).filter((name) => name.endsWith('.json')).sort().map((name) => `reference/services/${name}`);
}

/** What registers can attest. Throws {@link ReferenceError}. */
export function readEvidenceTypes(folder: URL): readonly EvidenceTypeRow[] {
  const types = readItems<EvidenceTypeRow>(EVIDENCE_FILE, folder, EVIDENCE_TYPE_SHAPE);
  const attributes = types.flatMap((row) => row.attributes.map(({ code }) => ({ file: EVIDENCE_FILE, row: { code } })));
  onlyOnce(attributes, ({ code }) => code);
  return types;
}

/** The registers of each jurisdiction. Throws {@link ReferenceError}. */
export function readRegisters(folder: URL): readonly RegisterRow[] {
  return readItems<RegisterRow>(REGISTER_FILE, folder, REGISTER_SHAPE);
}

function readServiceFile(file: string, folder: URL): { readonly file: string; readonly content: ServiceFile } {
  const content = parse(file, folder);
  for (const [list, check] of [['families', FAMILY_SHAPE], ['services', SERVICE_SHAPE]] as const) checkRows(file, content[list], check, list);
  return { file, content: content as unknown as ServiceFile };
}

function readItems<Row extends { readonly code: string }>(file: string, folder: URL, check: Check): readonly Row[] {
  const content = parse(file, folder);
  checkRows(file, content['items'], check, 'items');
  const rows = content['items'] as readonly Row[];
  onlyOnce(rows.map((row) => ({ file, row })), ({ code }) => code);
  return rows;
}

function parse(file: string, folder: URL): Readonly<Record<string, unknown>> {
  try {
    const content = JSON.parse(readFileSync(fileURLToPath(new URL(file, folder)), 'utf8')) as unknown;
    if (!isRecord(content)) throw new Error('is not an object');
    checkHead(file, content['meta']);
    return content;
  } catch (error) {
    if (error instanceof ReferenceError) throw error;
    throw new ReferenceError(file, null, error instanceof Error ? error.message : 'cannot be read');
  }
}

function checkRows(file: string, rows: unknown, check: Check, list: string): void {
  if (!Array.isArray(rows)) throw new ReferenceError(file, null, `has no list "${list}"`);
  rows.forEach((row: unknown, index) => {
    const problem = check(row, '');
    const code = isRecord(row) ? row['code'] : undefined;
    if (problem !== null) throw new ReferenceError(file, typeof code === 'string' ? code : `number ${String(index + 1)} of ${list}`, problem);
  });
}

function onlyOnce<Row>(placed: readonly Placed<Row>[], keyOf: (row: Row) => string): void {
  const seen = new Set<string>();
  for (const { file, row } of placed) {
    const key = keyOf(row);
    if (seen.has(key)) throw new ReferenceError(file, key, 'stands twice');
    seen.add(key);
  }
}
