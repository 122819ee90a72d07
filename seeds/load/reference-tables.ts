import { newId } from '#platform';
import type { ReferenceName, ReferenceRows } from '../reference-types.js';
import { searchText } from './search-text.js';
import type { JsonRow, Table } from './upsert.js';

/** Files whose rows go into one table each, as they are. */
export type PlainName = Exclude<ReferenceName, 'qualifications' | 'recognition-rules' | 'service-types' | 'people'>;

interface Target<Row> {
  readonly table: Table;
  readonly toRow: (row: Row) => JsonRow;
}

const AUTHORITY_BY_CODE = '(SELECT a.id FROM directory.authority a WHERE a.code = x.authority_id)';
const NAMES = { name_zh: 'text', name_en: 'text' };
const SPELLED = { ...NAMES, pinyin: 'text', initials: 'text' };

const named = (row: { readonly nameZh: string; readonly nameEn: string | null }): JsonRow => ({ name_zh: row.nameZh, name_en: row.nameEn });
const spelled = (row: ReferenceRows['jurisdictions' | 'institutions']): JsonRow => ({ ...named(row), pinyin: row.pinyin, initials: row.initials });

/** Where each file goes and which value each column gets. */
export const REFERENCE_TABLES: { readonly [Name in PlainName]: Target<ReferenceRows[Name]> } = {
  jurisdictions: {
    table: {
      name: 'directory.jurisdiction', key: 'code',
      columns: { code: 'text', ...SPELLED, level: 'text', kind: 'text', parent_code: 'text', owner_code: 'text', note_zh: 'text', note_en: 'text' },
    },
    toRow: (row) => ({
      code: row.code, ...spelled(row), level: row.level, kind: row.kind, parent_code: row.parentCode, owner_code: row.ownerCode,
      note_zh: row.reasonZh ?? null, note_en: row.reasonEn ?? null,
    }),
  },
  calendar: {
    // What an operator has published stands: the file may be older than the correction of a year.
    table: { name: 'directory.calendar_year', key: 'year', unless: 't.published_at IS NOT NULL', columns: { year: 'integer', version: 'text', days: 'jsonb', source: 'text' } },
    toRow: ({ year, version, holidays, makeUpWorkdays, documentZh }) => ({ year, version, days: { holidays, makeUpWorkdays }, source: documentZh }),
  },
  departments: {
    table: { name: 'directory.department', key: 'code', columns: { code: 'text', ...NAMES } },
    toRow: (row) => ({ code: row.code, ...named(row) }),
  },
  authorities: {
    table: {
      name: 'directory.authority', key: 'code', once: ['id'],
      columns: { id: 'uuid', code: 'text', jurisdiction_code: 'text', department_code: 'text', ...NAMES, provenance: 'text' },
    },
    toRow: (row) => ({
      id: newId(), code: row.code, jurisdiction_code: row.jurisdictionCode, department_code: row.departmentCode, ...named(row), provenance: row.provenance.status,
    }),
  },
  windows: {
    table: {
      name: 'directory.duty_window', key: 'code', once: ['id'], lookups: { authority_id: AUTHORITY_BY_CODE },
      columns: { id: 'uuid', code: 'text', authority_id: 'text', jurisdiction_code: 'text', ...NAMES, address_zh: 'text', address_en: 'text', provenance: 'text' },
    },
    toRow: (row) => ({
      id: newId(), code: row.code, authority_id: row.authorityCode, jurisdiction_code: row.jurisdictionCode, ...named(row), address_zh: row.addressZh,
      address_en: row.addressEn, provenance: row.provenance.status,
    }),
  },
  'standard-reasons': {
    table: {
      name: 'workflow.standard_reason', key: 'code',
      columns: { code: 'text', verb: 'text', zh: 'text', en: 'text', law_ref: 'jsonb', provenance: 'jsonb' },
    },
    toRow: ({ code, verb, zh, en, lawRef, provenance }) => ({ code, verb, zh, en, law_ref: lawRef, provenance }),
  },
  institutions: {
    table: {
      name: 'settlement.institution', key: 'register_number', once: ['id'],
      columns: {
        id: 'uuid', register_number: 'text', code: 'text', ...SPELLED, kind: 'text', grade: 'text', jurisdiction_code: 'text', address_zh: 'text',
        provenance: 'jsonb', search_text: 'text',
      },
    },
    toRow: (row) => ({
      id: newId(), register_number: row.code, code: row.insuranceCode, ...spelled(row), kind: row.kind, grade: row.grade,
      jurisdiction_code: row.jurisdictionCode, address_zh: row.addressZh, provenance: row.provenance,
      search_text: searchText(row.nameZh, row.pinyin, row.initials, row.code, row.addressZh, row.provenance.formerNameZh),
    }),
  },
};
