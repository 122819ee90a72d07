import { SERVICE_TYPE_COLUMNS, toServiceTypeRow, type ServiceContent } from '#onestop';
import type { ServiceTypeRow } from '../reference-types.js';
import { composeServices, readEvidenceTypes, readRegisters } from '../services/index.js';
import { layBaseline } from './baseline.js';
import type { OwnerSession } from './owner-session.js';
import { upsert, type Table } from './upsert.js';

const TYPES: Table = { name: 'onestop.service_type', key: 'code, number', columns: SERVICE_TYPE_COLUMNS };
const EVIDENCE: Table = {
  name: 'onestop.evidence_type', key: 'code', columns: { code: 'text', name_zh: 'text', name_en: 'text', register: 'text', attributes: 'jsonb', provenance: 'jsonb' },
};
const REGISTERS: Table = { name: 'onestop.register', key: 'code', columns: { code: 'text', kind: 'text', jurisdiction_code: 'text', name_zh: 'text', name_en: 'text', provenance: 'jsonb' } };
const FOLLOW = `UPDATE onestop.service_type s SET force = v.force FROM publication.version v
  WHERE v.kind = 'service_type' AND v.code = s.code AND v.number = s.number AND s.force IS DISTINCT FROM v.force`;

/** Loads every service type, those about qualifications and those composed of `reference/services/`, what registers attest, and the registers. Gives how many rows were written. */
export async function loadEveryServiceType(session: OwnerSession, rows: readonly ServiceTypeRow[], folder: URL): Promise<number> {
  const evidence = readEvidenceTypes(folder).map(({ code, nameZh, nameEn, register, attributes, provenance }) => ({ code, name_zh: nameZh, name_en: nameEn, register, attributes, provenance }));
  const composed = composeServices(folder).map(({ code, content }): ServiceTypeRow => ({ code, ...content }));
  const registers = readRegisters(folder).map(({ code, kind, jurisdictionCode, nameZh, nameEn, provenance }) => ({ code, kind, jurisdiction_code: jurisdictionCode, name_zh: nameZh, name_en: nameEn, provenance }));
  return (await loadServiceTypes(session, [...rows, ...composed])) + (await upsert(session, EVIDENCE, evidence)) + (await upsert(session, REGISTERS, registers));
}

/** Loads service types as versions of one baseline. Gives how many rows were written. */
export async function loadServiceTypes(session: OwnerSession, rows: readonly ServiceTypeRow[]): Promise<number> {
  const contents = new Map(rows.map(({ code, ...content }): readonly [string, ServiceContent] => [code, content]));
  const versions = await layBaseline(session, 'service_type', [...contents].map(([code, content]) => ({ code, content: { ...content } })));
  await session.run(FOLLOW);
  return upsert(session, TYPES, versions.flatMap(({ code, number, force }) => {
    const content = contents.get(code);
    return content ? [toServiceTypeRow({ code, number, content, standing: 'active', force })] : [];
  }));
}
