import type { Command } from 'commander';
import { answering } from '../answer.js';

export function addMigrate(program: Command): void {
  const command = program.command('migrate').description("bring the database to this program's schema: tables, queue, and the application's login");
  answering(command, async () => {
    const [{ prepareDatabase }, { applicationUrl, ownerUrl }] = await Promise.all([import('#platform'), import('../addresses.js')]);
    const { migrations, role } = await prepareDatabase(ownerUrl(), applicationUrl());
    const lines = migrations.length === 0 ? ['The schema is current.'] : [`${migrations.length} migrations ran: ${migrations.join(', ')}.`];
    return { data: { migrations, role }, lines: [...lines, `The application signs in as ${role}.`] };
  });
}
