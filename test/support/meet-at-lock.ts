import pg from 'pg';
import { eventually } from './house.js';

/** A statement that takes a lock, with its values. */
interface Lock {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

const WAITING = 'SELECT count(DISTINCT pid)::int AS n FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted';

/** Makes two things meet: while the lock is held `start` runs into it, as often as `waiters` says, then `meanwhile` happens, and only then the lock is given back. Gives what `start` came to. */
export async function meetAtLock<Result>(ownerUrl: string, lock: Lock, waiters: number, start: () => Promise<Result>, meanwhile: () => Promise<unknown> = async () => Promise.resolve()): Promise<Result> {
  const [holder, watcher] = [new pg.Client({ connectionString: ownerUrl }), new pg.Client({ connectionString: ownerUrl })];
  await Promise.all([holder.connect(), watcher.connect()]);
  try {
    await holder.query('BEGIN');
    await holder.query(lock.sql, [...(lock.values ?? [])]);
    const started = start();
    // a failure is told by whoever waits for the result, below
    started.catch(() => undefined);
    await eventually(async () => ((await watcher.query<{ n: number }>(WAITING)).rows[0]?.n ?? 0) >= waiters);
    await meanwhile();
    await holder.query('COMMIT');
    return await started;
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
}
