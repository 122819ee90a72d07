import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCell, readCell, type CellType } from './cell-values.js';
import { COLUMNS, RECORD_KINDS, type Column, type RecordKind } from './columns.js';
import { guardCell, readTable, separatorOf, unguardCell, UnreadableTable, writeCsvRow } from './delimited.js';
import { normalisedName } from './names.js';
import { byKindAndCode, writeRecord, type CatalogueRecord } from './record.js';
import { contentOfCells, headsOf, readHeads, readTableRow, toCells } from './table-rows.js';
import { escapeXml, readXml, UnreadableXml } from './xml.js';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const trimmed = fc.string({ unit: fc.constantFrom('护', '士', 'a', '|', '｜', '，', '[', '{', '=', '-', '+', '@', '"', "'", ',', ';', '；', '\\', ' ', '\n', '\t', '执', '1', '_x000D_', '<', '&', '＝'), maxLength: 12 }).map((each) => each.trim());

describe('a cell', () => {
  it.each<[CellType, string, unknown]>([
    ['text', ' 护士 ', '护士'], ['text_or_null', '  ', null], ['texts', ' a ; b；c\\;d ;', ['a', 'b', 'c;d']], ['texts', '', []],
    ['whole', '30.0', 30], ['whole_or_null', '', null], ['yes_no', '是', true], ['yes_no', 'False', false], ['day', '2026/1/5', '2026-01-05'], ['day', '2026年1月5日', '2026-01-05'],
    ['day', '46023', '2026-01-01'], ['day_or_null', '', null], ['json_list', '', []], ['json_or_null', '', null], ['json_list', '[{"a":1}]', [{ a: 1 }]],
  ])('%s %j reads as %j', (type, cell, expected) => {
    expect(readCell(type, cell)).toEqual({ ok: true, value: expected });
  });

  it.each<[CellType, string, string]>([
    ['whole', '', 'whole_number'], ['whole', '-3', 'whole_number'], ['whole_or_null', '3.5', 'whole_number'], ['yes_no', 'maybe', 'yes_or_no'], ['day', '2026-02-30', 'day'], ['day', '', 'day'], ['json_list', '[', 'json'],
  ])('%s does not take %j', (type, cell, code) => {
    expect(readCell(type, cell)).toEqual({ ok: false, code });
  });

  it('gives its value back, whatever the items of a list', () => {
    fc.assert(fc.property(fc.array(trimmed.filter((each) => each !== ''), { maxLength: 6 }), (items) => {
      expect(readCell('texts', formatCell('texts', items))).toEqual({ ok: true, value: items });
    }));
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      if (value !== null) expect(readCell('json_or_null', formatCell('json_or_null', value))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) as unknown });
    }));
  });
});

describe('CSV', () => {
  it.each([['=1+1', "'=1+1"], ['+1', "'+1"], ['-1', "'-1"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], ['\r=1', "'\r=1"], ['＝1', "'＝1"], ["'=1", "''=1"], ["'护士", "'护士"], ['护士', '护士'], ['', '']])('writes %j as %j, which no spreadsheet calculates', (plain, guarded) => {
    expect(guardCell(plain)).toBe(guarded);
    expect(unguardCell(guarded)).toBe(plain);
  });

  it('never lets a cell begin like a formula, and gives every cell back', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.oneof(text, trimmed), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      for (const cell of rows.flat()) expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
      expect([...readTable(rows.map(writeCsvRow).join(''), ',')].map(({ cells }) => cells)).toEqual(kept);
    }));
  });

  it('counts lines as an editor does, whatever stands inside quotes', () => {
    expect([...readTable('a,b\r\n"x\ny",2\n\n3,4', ',')]).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['x\ny', '2'] }, { line: 5, cells: ['3', '4'] }]);
    const broken = (csv: string): unknown => {
      try {
        return [...readTable(csv, ',')];
      } catch (error) {
        return error instanceof UnreadableTable ? [error.line, error.reason] : error;
      }
    };
    expect([broken('a\n"b'), broken('a\n"b"c')]).toEqual([[2, 'quote_open'], [2, 'text_after_quote']]);
  });

  it('finds its separator', () => {
    expect([separatorOf('a,b;c,d\n'), separatorOf('a;b;"c,d,e,f"\n'), separatorOf('a\tb,c\td\n'), separatorOf('')]).toEqual([',', ';', '\t', ',']);
  });
});

describe('rows of small things in a cell', () => {
  const fields = (path: string): NonNullable<Column['fields']> => [...COLUMNS.qualification, ...COLUMNS.recognition_rule].filter((column) => column.fields).find((column) => column.path === path)?.fields ?? [];

  it('are read by people', () => {
    expect(formatCell('rows', [{ jurisdiction: '120000', fen: 1250, source: '津价〔2020〕1号; 附件|1' }, { jurisdiction: '130000', fen: 0, source: '免' }], fields('fees'))).toBe('120000 | 1250 | 津价〔2020〕1号\\; 附件\\|1; 130000 | 0 | 免');
    expect(formatCell('rows', [{ jurisdiction: '120000', documents: ['licence_certificate', 'a,b'] }], fields('hostDocuments'))).toBe('120000 | licence_certificate, a\\,b');
    expect(readCell('rows', '120000｜20|working_day| 承诺 ；110000 | 1 | month | 法', fields('timeLimits'))).toEqual({ ok: true, value: [{ jurisdiction: '120000', value: 20, unit: 'working_day', source: '承诺' }, { jurisdiction: '110000', value: 1, unit: 'month', source: '法' }] });
    expect([readCell('rows', '行政许可法', fields('legalBasis')), readCell('rows', '', fields('fees'))]).toEqual([{ ok: true, value: [{ law: '行政许可法' }] }, { ok: true, value: [] }]);
  });

  it.each(['120000 | 12.5 | 依据', '120000 | 1', '120000 | 1 | a | b', '1'])('fees do not take %j', (cell) => {
    expect(readCell('rows', cell, fields('fees'))).toEqual({ ok: false, code: 'rows' });
  });

  it('still take the JSON of earlier files, and give any list back', () => {
    expect(readCell('rows', '[{"jurisdiction":"120000","fen":5,"source":"x"}]', fields('fees'))).toEqual({ ok: true, value: [{ jurisdiction: '120000', fen: 5, source: 'x' }] });
    const anything = fc.record({ jurisdiction: trimmed, fen: fc.oneof(fc.nat(), fc.constant(null), trimmed), source: fc.oneof(trimmed, text.filter((each) => !/\p{Surrogate}/u.test(each))), more: fc.nat(2) }, { requiredKeys: [] });
    fc.assert(fc.property(fc.array(fc.oneof(anything, trimmed), { maxLength: 3 }), (list) => {
      expect(readCell('rows', formatCell('rows', list, fields('fees')), fields('fees'))).toEqual({ ok: true, value: list });
    }));
  });
});

const nameOf = trimmed.filter((each) => each !== '');
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const parties = fc.constant(['110000', '120000']);
/** What every content has; `authorities`, `particulars`, `hostDocuments` and `timeLimits` may be missing. */
const QUALIFICATION_FIELDS = ['nameZh', 'nameEn', 'synonyms', 'holderType', 'sector', 'class', 'departmentCode', 'authorityZh', 'legalBasis', 'certificateZh', 'validity', 'renewalLead', 'recognitionEffect', 'parties', 'provenance'] as const;
const RULE_FIELDS = ['qualificationCode', 'parties', 'direction', 'effect', 'requiredToPractise', 'conditions', 'documents', 'fees', 'legalBasis', 'validFrom', 'validTo', 'provenance'] as const;
const qualification = fc.record({
  nameZh: nameOf, nameEn: nameOf, synonyms: fc.array(nameOf, { maxLength: 3 }), holderType: fc.constantFrom('person', 'enterprise'), sector: nameOf, class: fc.constantFrom('access', 'level'), departmentCode: nameOf, authorityZh: nameOf,
  authorities: fc.array(fc.record({ jurisdiction: nameOf, authority: nameOf }), { maxLength: 3 }),
  legalBasis: orNull(fc.record({ law: nameOf, article: nameOf, text: nameOf, verified: fc.boolean(), url: nameOf }, { requiredKeys: ['law', 'article', 'text', 'verified'] })), certificateZh: nameOf,
  validity: fc.record({ kind: nameOf, value: orNull(fc.nat(600)), unit: orNull(fc.constantFrom('month', 'day', 'working_day')), source: orNull(nameOf) }),
  renewalLead: orNull(fc.record({ value: fc.nat(99), unit: fc.constantFrom('month', 'day'), source: orNull(nameOf) })), recognitionEffect: nameOf, parties,
  particulars: fc.record({ standardNumber: nameOf, grades: fc.array(nameOf, { minLength: 1, maxLength: 3 }), reusableFor: fc.record({ value: fc.nat(600), unit: fc.constantFrom('month', 'day') }) }, { requiredKeys: [] }).filter((each) => Object.keys(each).length > 0),
  provenance: fc.record({ status: nameOf, listOrigin: nameOf, jjjStatus: nameOf, authoritySource: nameOf, validitySource: orNull(nameOf), renewalLeadSource: orNull(nameOf), effectSource: nameOf, sources: fc.array(nameOf, { maxLength: 3 }) }),
}, { noNullPrototype: true, requiredKeys: [...QUALIFICATION_FIELDS] });
const rule = fc.record({
  qualificationCode: nameOf, parties, direction: nameOf, effect: nameOf, requiredToPractise: fc.boolean(), conditions: fc.array(fc.record({ code: nameOf, zh: nameOf, en: text.filter((each) => !/\p{Surrogate}/u.test(each)), lawRef: orNull(fc.record({ law: nameOf })), parameters: fc.record({ value: fc.nat(600), exam: nameOf }, { requiredKeys: [] }) }), { maxLength: 2 }), documents: fc.array(nameOf, { maxLength: 2 }),
  fees: fc.array(fc.record({ jurisdiction: nameOf, fen: fc.nat(), source: nameOf }), { maxLength: 2 }), legalBasis: fc.array(fc.record({ law: nameOf, article: nameOf }, { requiredKeys: ['law'] }), { maxLength: 2 }),
  hostDocuments: fc.array(fc.record({ jurisdiction: nameOf, documents: fc.array(nameOf, { maxLength: 2 }) }), { maxLength: 2 }), timeLimits: fc.array(fc.record({ jurisdiction: nameOf, value: fc.nat(), unit: nameOf, source: trimmed }), { maxLength: 2 }), validFrom: fc.constant('2026-01-01'), validTo: orNull(fc.constant('2027-01-01')),
  provenance: fc.record({ status: nameOf, source: nameOf }),
}, { noNullPrototype: true, requiredKeys: [...RULE_FIELDS] });
const recordOf = (kind: RecordKind): fc.Arbitrary<CatalogueRecord> => fc.record({ kind: fc.constant(kind), code: fc.stringMatching(/^[A-Z][A-Z0-9-]{0,9}$/), standing: fc.constantFrom('active', 'retired'), content: kind === 'qualification' ? qualification : rule });

describe('a record', () => {
  it.each(RECORD_KINDS)('%s is the same after a table: import∘export is the identity', (kind) => {
    fc.assert(fc.property(recordOf(kind), (record) => {
      const row = readTableRow(readHeads(headsOf(kind)), 2, null, toCells(record));
      expect([row.kind, row.code, row.standing, row.issues]).toEqual([kind, record.code, record.standing, []]);
      for (const base of [undefined, record.content]) {
        const { content, issues } = contentOfCells(kind, row.cells ?? {}, base);
        expect(issues).toEqual([]);
        expect(writeRecord({ ...record, content })).toBe(writeRecord(record));
      }
    }));
  });

  it('keeps what the file has no column for, and what its cells cannot say', () => {
    const base = { nameZh: ' 护士 ', legalBasis: { law: 'a', article: 'b', text: 'c', verified: true, edition: '2020' }, extra: [1] };
    expect(contentOfCells('qualification', { nameZh: '护士', nameEn: 'Nurse', 'legalBasis.article': '第八条' }, base).content).toEqual({ ...base, nameEn: 'Nurse', legalBasis: { ...base.legalBasis, article: '第八条' } });
  });

  it('takes away what an emptied cell of an optional field said, with the part that had nothing else', () => {
    const base = { authorities: [{ jurisdiction: '110000', authority: 'a' }], particulars: { standardNumber: 'DB12/T 1', grades: ['一级'] }, legalBasis: { law: 'a', article: 'b', text: 'c', verified: true, url: 'https://a' } };
    const without = (cells: Readonly<Record<string, string>>): unknown => contentOfCells('qualification', cells, base).content;
    expect(without({ authorities: '', 'particulars.grades': ' ', 'legalBasis.url': '', 'legalBasis.law': 'a', 'legalBasis.article': 'b', 'legalBasis.text': 'c' })).toEqual({ particulars: { standardNumber: 'DB12/T 1' }, legalBasis: { law: 'a', article: 'b', text: 'c', verified: true } });
    expect(without({ 'particulars.grades': '', 'particulars.standardNumber': '' })).toEqual({ authorities: base.authorities, legalBasis: base.legalBasis });
    expect(contentOfCells('qualification', { 'particulars.reusableFor.value': 'soon', authorities: '110000' }, base).issues.map(({ column, code, expected }) => [column, code, expected])).toEqual([
      ['authorities', 'rows', 'jurisdiction | authority; …'], ['particulars.reusableFor.value', 'whole_number', null],
    ]);
  });

  it('reads heads by path, Chinese or English, and says what it does not know', () => {
    const heads = readHeads(['编码', 'Name in Chinese', 'nameEn', 'pinyin', 'NAMEZH', '']);
    expect(heads.columns.map((column) => column?.path)).toEqual(['code', 'nameZh', 'nameEn', undefined, 'nameZh', undefined]);
    expect(heads.issues.map(({ column, code }) => [column, code])).toEqual([['pinyin', 'unknown_column'], ['nameZh', 'column_twice']]);
    expect(readHeads(headsOf('recognition_rule')).kind).toBe('recognition_rule');
    expect(new Set(headsOf('qualification')).size).toBe(COLUMNS.qualification.length + 3);
  });

  it('has one order and one way to be written', () => {
    fc.assert(fc.property(fc.array(recordOf('qualification'), { maxLength: 4 }), fc.array(recordOf('recognition_rule'), { maxLength: 4 }), (some, others) => {
      const sorted = [...others, ...some].sort(byKindAndCode);
      const written = sorted.map(writeRecord).join('');
      expect(written.split('\n').filter((line) => line !== '').map((line) => writeRecord(JSON.parse(line) as CatalogueRecord)).join('')).toBe(written);
      expect(sorted.slice(0, some.length).every(({ kind }) => kind === 'qualification')).toBe(true);
    }), { numRuns: 30 });
  });
});

describe('XML', () => {
  it('gives texts and attributes back', () => {
    fc.assert(fc.property(text.filter((each) => !/\p{Surrogate}/u.test(each)), (each) => {
      const plain = each.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '');
      expect([...readXml(`<a b="${escapeXml(plain)}">${escapeXml(plain)}</a>`)].flatMap((token) => (token.kind === 'open' ? [token.attributes['b']] : token.kind === 'text' ? [token.text] : []))).toEqual(plain === '' ? [''] : [plain, plain]);
    }));
  });

  it.each(['<a', '<a b="', '<![CDATA[x', '<!-- x', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])('refuses %j', (xml) => {
    expect(() => [...readXml(xml)]).toThrow(UnreadableXml);
  });

  it('ends in one pass at what never closes', () => {
    expect(() => [...readXml(`<a>${'<b "'.repeat(200_000)}`)]).toThrow(UnreadableXml);
  });
});

it('names are the same in any width, case and punctuation', () => {
  expect(normalisedName('护士（执业）资格 ')).toBe(normalisedName('护士(执业)资格'));
  expect(normalisedName('ＡＢＣ·证')).toBe('abc证');
});
