import { createDataSource, readConfig, SystemClock, UnitOfWork, type EntityClass } from '#platform';

/** Runs `work` with a unit of work on the application's login: what operators do is bound and audited like everything else. */
export async function withUnitOfWork<T>(work: (uow: UnitOfWork) => Promise<T>, entities: readonly EntityClass[] = []): Promise<T> {
  const source = await createDataSource(readConfig().databaseUrl, 2, entities).initialize();
  try {
    // No relay runs here; the one of the platform looks at the outbox by timer.
    return await work(new UnitOfWork(source, new SystemClock(), { nudge: () => undefined }));
  } finally {
    await source.destroy();
  }
}
