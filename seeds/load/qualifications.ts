import type { QualificationRow } from '../reference-types.js';
import { layBaseline, type BaselineVersion } from './baseline.js';
import type { OwnerSession } from './owner-session.js';
import { searchText } from './search-text.js';
import { upsert, type JsonRow, type Table } from './upsert.js';

/** The places between which the candidate catalogue recognises: 北京, 天津, 河北. */
const PARTIES = ['110000', '120000', '130000'];

const TABLE: Table = {
  name: 'catalogue.qualification', key: 'code, version',
  columns: {
    code: 'text', version: 'integer', status: 'text', name_zh: 'text', name_en: 'text', pinyin: 'text', initials: 'text', holder_type: 'text', sector: 'text', class: 'text',
    department_code: 'text', authority_zh: 'text', legal_basis: 'jsonb', certificate_zh: 'text', validity: 'jsonb', renewal_lead: 'jsonb', recognition_effect: 'text',
    provenance: 'jsonb', search_text: 'text', synonyms: 'text[]', force: 'tstzrange', parties: 'text[]', authorities: 'jsonb',
  },
};
const FOLLOW = `UPDATE catalogue.qualification q SET force = v.force FROM publication.version v
  WHERE v.kind = 'qualification' AND v.code = q.code AND v.number = q.version AND q.force IS DISTINCT FROM v.force`;
const DROP_CANDIDATES = `DELETE FROM catalogue.qualification q WHERE q.version = 0 AND EXISTS (SELECT FROM catalogue.qualification v WHERE v.code = q.code AND v.version > 0)`;

/**
 * Loads the catalogue: what is published as versions of a baseline, what is only proposed as candidates without a version. Gives how many
 * rows were written.
 */
export async function loadQualifications(session: OwnerSession, rows: readonly QualificationRow[]): Promise<number> {
  const published = rows.filter(({ status }) => status === 'published');
  const versions = await layBaseline(session, 'qualification', published.map((row) => ({ code: row.code, content: contentOf(row) })));
  await session.run(FOLLOW);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const written = await upsert(session, TABLE, versions.flatMap((version) => toRow(byCode.get(version.code), version)));
  const candidates = await upsert(session, TABLE, rows.filter(({ status }) => status === 'proposed').flatMap((row) => toRow(row)));
  await session.run(DROP_CANDIDATES);
  return written + candidates;
}

/** What the parties would sign of it. */
function contentOf(row: QualificationRow): Readonly<Record<string, unknown>> {
  const { code: _code, status: _status, pinyin: _pinyin, initials: _initials, synonyms, ...content } = row;
  return { ...content, synonyms: synonyms?.words ?? [], parties: PARTIES, authorities: issuersOf(row) };
}

/** The authority of the sector in each place: which department issues it comes from the row, the names of authorities are general knowledge. */
function issuersOf({ departmentCode }: QualificationRow): { jurisdiction: string; authority: string }[] {
  return PARTIES.map((jurisdiction) => ({ jurisdiction, authority: `${jurisdiction}-${departmentCode}` }));
}

function toRow(row: QualificationRow | undefined, version?: BaselineVersion): JsonRow[] {
  if (!row) return [];
  return [{
    code: row.code, version: version?.number ?? 0, status: row.status, name_zh: row.nameZh, name_en: row.nameEn, pinyin: row.pinyin, initials: row.initials, holder_type: row.holderType,
    sector: row.sector, class: row.class, department_code: row.departmentCode, authority_zh: row.authorityZh, legal_basis: row.legalBasis, certificate_zh: row.certificateZh,
    validity: row.validity, renewal_lead: row.renewalLead, recognition_effect: row.recognitionEffect, provenance: row.provenance,
    search_text: searchText(row.nameZh, row.nameEn, row.pinyin, row.initials, row.code, row.certificateZh, ...(row.synonyms?.words ?? [])), synonyms: row.synonyms?.words ?? [], force: version?.force ?? null,
    parties: PARTIES, authorities: issuersOf(row),
  }];
}
