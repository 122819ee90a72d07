import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A hand-written SQL migration as TypeORM wants it. There is no way down: the expand-then-contract rule makes the next
 * migration the way back (ADR 0003).
 */
export function sqlMigration(name: string, sql: string): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }
    async down(): Promise<void> {
      return Promise.reject(new Error(`${name} cannot be undone; restore a backup or write the next migration`));
    }
  };
}
