import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { aRequestRow, insertRows } from '../../../../../test/support/builders/request-rows.js';
import { createEmptyDatabase, type EmptyDatabase } from '../../../../../test/support/database.js';
import { createDataSource } from '../data-source.js';
import { MIGRATIONS } from './index.js';

const NAME = 'ServiceTypeVersions20261127081000';

let database: EmptyDatabase;

async function migrate(...migrations: (typeof MIGRATIONS)[number][]): Promise<void> {
  const source = await createDataSource(database.ownerUrl, 1, []).setOptions({ migrations }).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

beforeAll(async () => { database = await createEmptyDatabase(); }, 60_000);
afterAll(async () => { await database.drop(); });

describe('the migration to service types by version', () => {
  it('leaves requests that were filed before under the first version, whatever it was called', async () => {
    const names = MIGRATIONS.map((migration) => new migration().name);
    await migrate(...MIGRATIONS.slice(0, names.indexOf(NAME)));
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      // Nobody it refers to is there; only its version matters.
      await client.query('SET session_replication_role = replica');
      const applicant_id = '00000000-0000-7000-8000-000000000001';
      for (const service_type_version of ['2026.1', '1', '01']) {
        await client.query(insertRows('workflow.request'), [JSON.stringify([aRequestRow({ applicant_id, service_type_version })])]);
      }
      await migrate(...MIGRATIONS);
      expect((await client.query('SELECT DISTINCT service_type_version FROM workflow.request')).rows).toEqual([{ service_type_version: '1' }]);
    } finally {
      await client.end();
    }
  }, 60_000);
});
