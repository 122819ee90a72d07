import { createDataSource } from '#platform';

/** One transaction of the owner's login, which row-level security does not bind. */
export interface OwnerSession {
  /** Runs one statement; gives its rows and how many it changed. */
  run<Row extends object>(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: Row[]; readonly changed: number }>;
}

/** Runs `work` in one transaction as the owner: all of it is kept, or nothing when it throws. */
export async function asOwner<T>(ownerUrl: string, work: (session: OwnerSession) => Promise<T>): Promise<T> {
  const source = await createDataSource(ownerUrl, 1, []).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work({
      run: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
        const { records, affected } = await runner.query(sql, [...values], true);
        return { rows: records as Row[], changed: affected ?? 0 };
      },
    });
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
    await source.destroy();
  }
}
