import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { toRange, type SignedVersion } from '#publication';
import type { ServiceContent } from '../domain/service-content.js';
import { SERVICE_TYPE_COLUMNS, toServiceTypeRow } from './service-type-row.js';

const COLUMNS = Object.keys(SERVICE_TYPE_COLUMNS);
const UPSERT = `INSERT INTO onestop.service_type (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.map((column) => `x.${column}`).join(', ')} FROM jsonb_to_record($1::jsonb) AS x(${Object.entries(SERVICE_TYPE_COLUMNS).map(([column, type]) => `${column} ${type}`).join(', ')})
  ON CONFLICT (code, number) DO UPDATE SET ${COLUMNS.filter((column) => column !== 'code' && column !== 'number').map((column) => `${column} = excluded.${column}`).join(', ')}`;
const DELETE = 'DELETE FROM onestop.service_type WHERE code = $1 AND number = $2';

/** Writes the read rows of what is signed. */
@Injectable()
export class OnestopStore {
  /** Brings the row of a version in line. */
  project(tx: Tx, { code, number, content, standing, force }: SignedVersion): void {
    const range = toRange(force);
    if (range === null) tx.write('onestop-service-type-delete', DELETE, [code, number]);
    else tx.write('onestop-service-type-upsert', UPSERT, [JSON.stringify(toServiceTypeRow({ code, number, content: content as unknown as ServiceContent, standing, force: range }))]);
  }
}
