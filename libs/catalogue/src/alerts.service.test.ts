import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DIRECTORY_ENTITIES, DirectoryQueries } from '#directory';
import { BlindIndex, FieldCipher, SystemClock, UnitOfWork, createDataSource, loadKeys, newId, type PersonActor } from '#platform';
import { cloneDatabase, type TestDatabase } from '../../../test/support/database.js';
import { AlertSeals } from './alert-seals.js';
import { AlertsService } from './alerts.service.js';
import { CatalogueService } from './catalogue.service.js';
import type { AlertEntity } from './data/alert.entities.js';
import { AlertStore } from './data/alert.store.js';
import { CatalogueQueries } from './data/catalogue.queries.js';
import { CATALOGUE_ENTITIES } from './data/entities.js';
import { HoldingAlerts } from './holding-alerts.js';

let database: TestDatabase;
let owner: pg.Client;
let source: ReturnType<typeof createDataSource>;
let offices: { health: string; other: string };

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  source = await createDataSource(database.url, 2, [...DIRECTORY_ENTITIES, ...CATALOGUE_ENTITIES]).initialize();
  const idOf = async (code: string): Promise<string> => (await owner.query<{ id: string }>('SELECT id FROM directory.authority WHERE code = $1', [code])).rows[0]?.id ?? '';
  offices = { health: await idOf('110000-health'), other: await idOf('110000-commerce') };
});
afterAll(async () => {
  await Promise.all([owner.end(), source.destroy()]);
  await database.drop();
});

/** The service as a process has it that has read nothing yet. */
function freshService(): AlertsService {
  const clock = new SystemClock();
  const uow = new UnitOfWork(source, clock, { nudge: () => undefined });
  const keys = loadKeys(process.env['TEST_KEYS'] ?? '');
  const [cipher, directory, store] = [new FieldCipher(keys), new DirectoryQueries(uow), new AlertStore()];
  const holdings = new HoldingAlerts(store, new BlindIndex(keys), cipher);
  return new AlertsService(uow, store, new CatalogueService(new CatalogueQueries(uow), directory, clock), directory, holdings, new AlertSeals(cipher, holdings));
}
const actor = (role: 'case_clerk' | 'supervisor', authorityId: string | null, jurisdictionCode = '110000'): PersonActor => (
  { kind: 'person', personId: newId(), post: { postId: newId(), role, jurisdictionCode, reach: role === 'supervisor' ? 'below' : 'own', authorityId, windowId: null, jurisdictions: [jurisdictionCode] } });

describe('who may end an alert', () => {
  const alert = (): AlertEntity => ({ departmentCode: 'health', authorityId: offices.health }) as AlertEntity;

  it('is who may speak for the authority that marked it', async () => {
    const service = freshService();
    const asked = [actor('case_clerk', offices.health), actor('supervisor', null), actor('case_clerk', offices.other), actor('supervisor', null, '120000'), { ...actor('supervisor', null), post: null }];
    expect(await Promise.all(asked.map(async (who) => service.mayEnd(who, alert())))).toEqual([true, true, false, false, false]);
  });

  it('is not answered with no where the directory cannot be read', async () => {
    const service = freshService();
    await owner.query('REVOKE SELECT ON directory.authority FROM tongban_app');
    try {
      await expect(service.mayEnd(actor('case_clerk', offices.health), alert())).rejects.toThrow('permission denied');
    } finally {
      await owner.query('GRANT SELECT ON directory.authority TO tongban_app');
    }
    expect(await service.mayEnd(actor('case_clerk', offices.health), alert())).toBe(true);
  });
});
