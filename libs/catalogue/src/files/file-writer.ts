import { COLUMNS, EXAMPLE_CODE, HEAD_COLUMNS, type RecordKind } from '../domain/interchange/columns.js';
import { writeCsvRow } from '../domain/interchange/delimited.js';
import { writeRecord, type CatalogueRecord } from '../domain/interchange/record.js';
import { allowedIn, contentOfCells, headsOf, toCells } from '../domain/interchange/table-rows.js';
import type { FileFormat } from './file-rows.js';
import { BYTE_ORDER_MARK } from './text-encoding.js';
import { writeXlsx, type SheetToWrite } from './xlsx-writer.js';

/** Records of one kind, handed over a piece at a time; may be asked for more than once. */
export type RecordsOf = (kind: RecordKind) => AsyncIterable<CatalogueRecord> | Iterable<CatalogueRecord>;

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  jsonl: 'application/jsonl; charset=utf-8', json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file with these records, piece by piece. CSV has one kind only, because it has one head line: the first that is asked for. */
export function writeFile(format: FileFormat, kinds: readonly RecordKind[], records: RecordsOf): AsyncGenerator<string | Buffer> {
  switch (format) {
    case 'jsonl':
      return lines(kinds, records);
    case 'json':
      return jsonArray(kinds, records);
    case 'csv':
      return csv(kinds[0] ?? 'qualification', records);
    case 'xlsx':
      return writeXlsx([...kinds.map((kind): SheetToWrite => ({ name: kind, rows: () => tableRows(kind, records) })), { name: '说明 Columns', rows: () => explanation(kinds) }]);
  }
}

/** A file to fill in: the columns with an example that an import points out until it is taken away. */
export function writeTemplate(format: FileFormat, kinds: readonly RecordKind[]): AsyncGenerator<string | Buffer> {
  return writeFile(format, kinds, (kind) => [exampleOf(kind)]);
}

async function* lines(kinds: readonly RecordKind[], records: RecordsOf): AsyncGenerator<string> {
  for (const kind of kinds) for await (const record of records(kind)) yield writeRecord(record);
}

async function* jsonArray(kinds: readonly RecordKind[], records: RecordsOf): AsyncGenerator<string> {
  let between = '[\n';
  for (const kind of kinds) {
    for await (const record of records(kind)) {
      yield `${between}${writeRecord(record).trimEnd()}`;
      between = ',\n';
    }
  }
  yield between === ',\n' ? '\n]\n' : '[]\n';
}

async function* csv(kind: RecordKind, records: RecordsOf): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + writeCsvRow(headsOf(kind));
  for await (const record of records(kind)) yield writeCsvRow(toCells(record));
}

async function* tableRows(kind: RecordKind, records: RecordsOf): AsyncGenerator<readonly string[]> {
  yield headsOf(kind);
  for await (const record of records(kind)) yield toCells(record);
}

/** One head that is no column of ours, so that an import passes this sheet over. */
function* explanation(kinds: readonly RecordKind[]): Generator<readonly string[]> {
  yield ['类型 / Kind', '列 / Column', '中文', 'English', '可填 / Allowed', '示例 / Example'];
  for (const kind of kinds) for (const column of [...HEAD_COLUMNS, ...COLUMNS[kind]]) yield [kind, column.path, column.zh, column.en, allowedIn(column), column.example];
}

function exampleOf(kind: RecordKind): CatalogueRecord {
  const cells = Object.fromEntries(COLUMNS[kind].map(({ path, example, besideRow }) => [path, besideRow ? '' : example]));
  return { kind, code: EXAMPLE_CODE, standing: 'active', content: contentOfCells(kind, cells, undefined).content };
}
