import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { SYSTEM } from '../auth/actor.js';
import { SystemClock } from '../clock.js';
import { createDataSource } from './data-source.js';
import { lockNames } from './lock-names.js';
import { UnitOfWork } from './unit-of-work.js';

const SOME = ['one', 'two'];
/** More than a transaction locks one by one. */
const MANY = Array.from({ length: 1_001 }, (_, i) => `name ${i}`);
/** Far longer than a lock takes that nobody holds. */
const MOMENT_MS = 300;

describe('locks on names', () => {
  let database: TestDatabase;
  let source: DataSource;
  let uow: UnitOfWork;

  beforeAll(async () => {
    database = await cloneDatabase();
    source = await createDataSource(database.url, 4, []).initialize();
    uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  /** Whether who locks second must wait for who has locked first. */
  async function waits(first: readonly [string, readonly string[]], second: readonly [string, readonly string[]]): Promise<boolean> {
    let got = false;
    const { waited, other } = await uow.run(SYSTEM, async (tx) => {
      await lockNames(tx, ...first);
      const locking = uow.run(SYSTEM, async (own) => { await lockNames(own, ...second); got = true; });
      await Promise.race([locking, sleep(MOMENT_MS)]);
      return { waited: !got, other: [locking] };
    });
    await Promise.all(other);
    return waited;
  }

  it.each([
    ['the same name', ['g', ['one']], ['g', SOME], true],
    ['other names', ['g', ['one']], ['g', ['two']], false],
    ['very many against one that is not among them', ['g', MANY], ['g', ['one']], true],
    ['one against very many', ['g', ['one']], ['g', MANY], true],
    ['the same name of another group', ['g', MANY], ['h', ['name 1']], false],
    ['nothing', ['g', MANY], ['g', []], false],
  ] as const)('%s', async (_what, first, second, expected) => {
    expect(await waits(first, second)).toBe(expected);
  });
});
