import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { EXAMPLE_CODE, RECORD_KINDS } from '../domain/interchange/columns.js';
import type { FileRow } from '../domain/interchange/import-row.js';
import { writeRecord, type CatalogueRecord } from '../domain/interchange/record.js';
import { contentOfCells } from '../domain/interchange/table-rows.js';
import { FILE_FORMATS, MOST_ROWS, readFileRows, type FileFormat } from './file-rows.js';
import { writeFile, writeTemplate } from './file-writer.js';
import { decodeText } from './text-encoding.js';
import { UnreadableFile } from './unreadable-file.js';
import { readXlsx } from './xlsx-reader.js';
import { writeXlsx } from './xlsx-writer.js';
import { writeZip } from './zip-writer.js';
import { ZipReader } from './zip-reader.js';

async function bytesOf(pieces: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}
const zip = async (entries: Readonly<Record<string, string>>): Promise<Buffer> => bytesOf(writeZip(Object.entries(entries).map(([name, text]) => ({ name, pieces: () => [text] }))));
const fault = (read: () => unknown): unknown => {
  try {
    read();
    return 'read';
  } catch (error) {
    return error instanceof UnreadableFile ? error.fault : error;
  }
};
const faultOf = (bytes: Buffer | string): unknown => fault(() => [...readFileRows(Buffer.from(bytes)).rows]);
const recordsOf = (rows: Iterable<FileRow>): CatalogueRecord[] => [...rows].map((row) => {
  expect(row.issues).toEqual([]);
  const kind = row.kind ?? 'qualification';
  return { kind, code: row.code, standing: row.standing ?? 'active', content: row.content ?? contentOfCells(kind, row.cells ?? {}, undefined).content };
});

const sample = async (kind: 'qualification' | 'recognition_rule', code: string, change: object): Promise<CatalogueRecord> => {
  const [row] = readFileRows(await bytesOf(writeTemplate('jsonl', [kind]))).rows;
  return { kind, code, standing: 'active', content: { ...row?.content, ...change } };
};
const SHEET = '<worksheet><sheetData>$</sheetData></worksheet>';
const workbook = (rows: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> => zip({
  'xl/workbook.xml': '<workbook><sheets><sheet name="x" sheetId="1" r:id="r1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': SHEET.replace('$', rows), ...more,
});

describe('a file', () => {
  it.each(FILE_FORMATS)('of %s gives its records back, formulas and all, byte for byte', async (format: FileFormat) => {
    const records = [
      await sample('qualification', 'P01', { nameZh: '=HYPERLINK("http://a")', nameEn: '-1+1', sector: '"quoted", and\nbroken' }),
      await sample('qualification', 'P02', { nameZh: '护士_x000D_ & <b>', legalBasis: null, renewalLead: null, synonyms: ['a;b', '@c'] }),
      await sample('recognition_rule', 'R01', { validTo: '2030-01-01' }),
    ];
    const kinds = format === 'csv' ? (['qualification'] as const) : RECORD_KINDS;
    const expected = records.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
    const read = readFileRows(await bytesOf(writeFile(format, kinds, (kind) => records.filter((record) => record.kind === kind))));
    expect(read.format).toBe(format);
    expect(recordsOf(read.rows).map(writeRecord).join('')).toBe(expected.map(writeRecord).join(''));
    expect(read.issues).toEqual([]);
  });

  it.each(FILE_FORMATS)('of %s has a template that reads without a fault', async (format: FileFormat) => {
    const rows = recordsOf(readFileRows(await bytesOf(writeTemplate(format, RECORD_KINDS))).rows);
    expect(rows.map(({ code }) => code)).toEqual(rows.map(() => EXAMPLE_CODE));
    expect(rows.length).toBe(format === 'csv' ? 1 : 2);
  });

  it.each(FILE_FORMATS)('of %s is written piece by piece: no more records are asked for than were sent', async (format: FileFormat) => {
    const record = await sample('qualification', 'P01', {});
    let asked = 0;
    const pieces = writeFile(format, ['qualification'], function* () {
      for (; asked < 20_000; asked += 1) yield { ...record, code: `P${asked}`, content: { ...record.content, nameEn: randomBytes(300).toString('hex') } };
    });
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > 100_000) break;
    }
    expect([asked > 50, asked < 4_000]).toEqual([true, true]);
  });

  it('is known by what it is, not by its name', () => {
    expect(['', ' \n ', '%PDF-1.7', '\u0089PNG\r\n', 'a,b\n1,2', 'one word', '[{"kind":', '[1', '{"a":1}\u0000'].map((each) => faultOf(Buffer.from(each, 'latin1')))).toEqual(['empty', 'empty', 'type', 'type', 'no_columns', 'no_columns', 'structure', 'structure', 'type']);
    expect(faultOf(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'))).toBe('type');
    expect(faultOf('code,nameZh\n"P01')).toBe('structure');
    expect(faultOf('code,nameZh\n')).toBe('empty');
  });

  it('in the encodings that Excel writes in China is read', () => {
    const gbk = Buffer.concat([Buffer.from('code,nameZh\nP33,'), Buffer.from([0xbb, 0xa4, 0xca, 0xbf])]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('code\tnameZh\nP33\t护士', 'utf16le')]);
    for (const bytes of [gbk, utf16, Buffer.from('\uFEFFcode,nameZh\nP33,护士')]) expect([...readFileRows(bytes).rows].map(({ code, cells }) => [code, cells?.['nameZh']])).toEqual([['P33', '护士']]);
    expect(decodeText(gbk).encoding).toBe('gb18030');
    expect(fault(() => decodeText(Buffer.from([0x61, 0xff, 0xff, 0x0a])))).toBe('encoding');
  });

  it('keeps its good rows when others are wrong', () => {
    const good = writeRecord({ kind: 'qualification', code: 'P01', standing: 'active', content: {} });
    const rows = [...readFileRows(Buffer.from(`${good}{broken\n\n[1]\n{"kind":"x","code":7,"content":{"a":"\\ud800"},"more":1}\n`)).rows];
    expect(rows.map(({ line, issues }) => [line, issues.map(({ column, code }) => `${column} ${code}`)])).toEqual([[1, []], [2, [' json']], [4, [' json']], [5, ['more unknown_field', 'kind one_of', 'content broken_character']]]);
  });

  it('has a most of rows', () => {
    const line = writeRecord({ kind: 'qualification', code: 'P01', standing: 'active', content: {} });
    expect(faultOf(line.repeat(MOST_ROWS + 1))).toBe('too_many_rows');
  });
});

describe('an export that is brought in and exported again', () => {
  it.each(['csv', 'xlsx'] as const)('is the same %s, with everything that entries and rules of any kind have', async (format) => {
    const text = fc.string({ unit: fc.constantFrom('护', 'a', '=', '|', ';', ',', '"', '\\', '[', '\n', ' '), minLength: 1, maxLength: 6 }).map((each) => each.trim()).filter((each) => each !== '');
    const entry = fc.record({
      authorities: fc.array(fc.record({ jurisdiction: fc.constant('110000'), authority: text }), { maxLength: 2 }), class: fc.constantFrom('standard', 'grade', 'result_recognition'),
      legalBasis: fc.record({ law: text, article: text, text, verified: fc.boolean(), url: fc.option(text, { nil: null }) }),
      particulars: fc.option(fc.record({ standardNumber: text, grades: fc.array(text, { maxLength: 2 }), reusableFor: fc.record({ value: fc.nat(99), unit: fc.constantFrom('month', 'day') }) }, { requiredKeys: [] }), { nil: null }),
    }, { requiredKeys: ['class'] });
    const rule = fc.record({
      conditions: fc.array(fc.record({ code: text, zh: text, en: text, lawRef: fc.option(fc.record({ law: text, article: text }), { nil: null }), parameters: fc.dictionary(fc.constantFrom('value', 'unit', 'exam'), fc.oneof(fc.nat(99), text)) }), { maxLength: 2 }),
      hostDocuments: fc.array(fc.record({ jurisdiction: fc.constant('110000'), documents: fc.array(text, { maxLength: 2 }) }), { maxLength: 2 }),
      fees: fc.array(fc.record({ jurisdiction: fc.constant('110000'), fen: fc.nat(9_999), source: text }), { maxLength: 2 }),
      timeLimits: fc.array(fc.record({ jurisdiction: fc.constant('110000'), value: fc.nat(99), unit: fc.constantFrom('month', 'working_day'), source: text }), { maxLength: 2 }),
    }, { requiredKeys: [] });
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.tuple(fc.constant('qualification' as const), entry), fc.tuple(fc.constant('recognition_rule' as const), rule)), { minLength: 1, maxLength: 4 }), async (contents) => {
      const records = await Promise.all(contents.map(async ([kind, content], i) => sample(kind, `C${i}`, content)));
      const kinds = format === 'csv' ? RECORD_KINDS.filter((kind) => kind === contents[0]?.[0]) : RECORD_KINDS;
      const written = async (all: readonly CatalogueRecord[]): Promise<Buffer> => bytesOf(writeFile(format, kinds, (kind) => all.filter((record) => record.kind === kind)));
      const first = await written(records);
      expect((await written(recordsOf(readFileRows(first).rows))).equals(first)).toBe(true);
    }), { numRuns: 60 });
  });
});

describe('a spreadsheet', () => {
  it('gives any text back', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.string({ unit: fc.constantFrom('护', 'a', '=', '<', '&', '"', '\n', '\r', ' ', '_x000D_', '𠮷', '\t'), minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rows) => {
      const [sheet] = readXlsx(await bytesOf(writeXlsx([{ name: 'x', rows: () => rows }])));
      expect([...(sheet?.rows() ?? [])].map(({ cells }) => cells)).toEqual(rows.filter((row) => row.some((cell) => cell.trim() !== '')));
    }), { numRuns: 30 });
  });

  it('as spreadsheets write it: shared texts without their readings, numbers, truth, gaps, formulas', async () => {
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>name</t></r><r><t>Zh</t></r></is></c></row><row r="4"><c r="A4"><v>46023</v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="str"><f>A1&amp;"x"</f><v>护士</v></c></row><row r="5"/>';
    const bytes = await workbook(rows, { 'xl/sharedStrings.xml': '<sst><si><t>code</t><rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>' });
    const [sheet] = readXlsx(bytes);
    expect([...(sheet?.rows() ?? [])]).toEqual([{ line: 1, cells: ['code', '', 'nameZh'], formulas: [] }, { line: 4, cells: ['46023', 'TRUE', '护士'], formulas: [2] }]);
    expect([...readFileRows(bytes).rows].map(({ line, sheet: name, issues }) => [line, name, issues.map(({ column, code, value }) => [column, code, value])])).toEqual([[4, 'x', [['nameZh', 'formula', '护士'], ['', 'cell_without_column', 'TRUE']]]].map(([line, name, issues]) => [line, name, expect.arrayContaining([(issues as unknown[])[0]])]));
  });

  it('that unfolds past every bound is refused without being unfolded', async () => {
    const bomb = await workbook('', { 'xl/sharedStrings.xml': 'x'.repeat(40 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf(bomb)).toBe('zip_too_large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 1024 * 1024);
    const many = await zip(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`a${i}`, 'x'])));
    expect(faultOf(many)).toBe('zip_too_many');
    const total = new ZipReader(await zip({ a: 'a'.repeat(800), b: 'b'.repeat(800) }), { entries: 5, totalBytes: 1_000, ratio: 1_000 });
    expect(total.read('a')?.length).toBe(800);
    expect(fault(() => total.read('b'))).toBe('zip_too_large');
  });

  it('is refused when it is locked, damaged, no spreadsheet, or has entities of its own', async () => {
    const whole = await workbook('<row r="1"><c r="A1"><v>1</v></c></row>');
    const locked = Buffer.from(whole);
    const entry = locked.lastIndexOf(Buffer.from('504b0102', 'hex'), locked.indexOf('xl/workbook.xml', locked.indexOf(Buffer.from('504b0102', 'hex'))));
    locked.writeUInt16LE(0x809, entry + 8);
    const lying = Buffer.from(whole);
    lying.writeUInt32LE(0x7fffffff, lying.indexOf(Buffer.from('504b0102', 'hex')) + 20);
    expect([faultOf(locked), faultOf(whole.subarray(0, whole.length - 30)), faultOf(lying), faultOf(await zip({ 'word/document.xml': '<a/>' }))]).toEqual(['zip_encrypted', 'zip_damaged', 'zip_damaged', 'type']);
    expect(faultOf(await workbook('<row r="1"><c r="A1'))).toBe('structure');
    expect(faultOf(await workbook('', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst/>' }))).toBe('structure');
    expect(faultOf(whole)).toBe('no_columns');
    expect(() => new ZipReader(Buffer.concat([deflateRawSync('x'), Buffer.alloc(40)]))).toThrow(UnreadableFile);
  });

  it('survives any damage: it is read or refused, never anything else', async () => {
    const whole = await workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>nameZh</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>');
    fc.assert(fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (place, byte, length) => {
      const damaged = Buffer.from(whole.subarray(0, length));
      if (place < damaged.length) damaged[place] = byte;
      expect(typeof faultOf(damaged)).toBe('string');
    }), { numRuns: 300 });
  });
});
