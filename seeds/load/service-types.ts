import { SERVICE_TYPE_COLUMNS, toServiceTypeRow } from '#onestop';
import type { ServiceTypeRow } from '../reference-types.js';
import { layBaseline } from './baseline.js';
import type { OwnerSession } from './owner-session.js';
import { upsert, type Table } from './upsert.js';

const TABLE: Table = { name: 'onestop.service_type', key: 'code, number', columns: SERVICE_TYPE_COLUMNS };
const FOLLOW = `UPDATE onestop.service_type s SET force = v.force FROM publication.version v
  WHERE v.kind = 'service_type' AND v.code = s.code AND v.number = s.number AND s.force IS DISTINCT FROM v.force`;

/** Loads the service types as versions of a baseline. Gives how many rows were written. */
export async function loadServiceTypes(session: OwnerSession, rows: readonly ServiceTypeRow[]): Promise<number> {
  const contents = new Map(rows.map(({ code, ...content }) => [code, content]));
  const versions = await layBaseline(session, 'service_type', [...contents].map(([code, content]) => ({ code, content: { ...content } })));
  await session.run(FOLLOW);
  return upsert(session, TABLE, versions.flatMap(({ code, number, force }) => {
    const content = contents.get(code);
    return content ? [toServiceTypeRow({ code, number, content, standing: 'active', force })] : [];
  }));
}
