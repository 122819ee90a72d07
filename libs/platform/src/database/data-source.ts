import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { SnakeCaseNaming } from './naming.js';

/** Entity classes as TypeORM takes them; each context hands in its own. */
export type EntityClass = new () => object;

/** Options of the one data source of a process. Time-outs keep a stuck transaction from holding a row for ever. */
function dataSourceOptions(url: string, pool: number, entities: readonly EntityClass[]): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [...entities] as MixedList<EntityClass>,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    extra: {
      max: pool,
      application_name: 'tongban',
      connectionTimeoutMillis: 5_000,
      idle_in_transaction_session_timeout: 30_000,
      statement_timeout: 20_000,
      lock_timeout: 8_000,
      keepAlive: true,
    },
  };
}

export function createDataSource(url: string, pool: number, entities: readonly EntityClass[]): DataSource {
  return new DataSource(dataSourceOptions(url, pool, entities));
}
