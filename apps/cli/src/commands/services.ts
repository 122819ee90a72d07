import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { answering, EXIT } from '../answer.js';

interface LintOptions {
  readonly folder?: string;
}

export function addServices(program: Command): void {
  const services = program.command('services').description('the service types of the reference data');
  const linting = services.command('lint')
    .description('read every service type as the linter does before publication, and name those whose guide or form is generic; needs no database')
    .option('--folder <folder>', 'where reference/ lies; the files of this copy when left out');
  answering<LintOptions>(linting, async ({ folder }) => {
    const { lintReferenceServices } = await import('#seeds');
    const linted = lintReferenceServices(folder === undefined ? undefined : pathToFileURL(`${folder.replace(/\/+$/, '')}/`));
    const { findings, generic } = linted;
    const lines = [
      ...findings.map(({ service, code, path, found }) => `${service}: ${code.replaceAll('_', ' ')} at ${path}${found === '' ? '' : ` (${found})`}`),
      ...generic.map((code) => `${code}: generic, its guide or its form says nothing of its own`),
      `${linted.services} service types, ${findings.length} findings, ${generic.length} generic.`,
    ];
    return { data: { ...linted }, lines, exitCode: findings.length + generic.length === 0 ? EXIT.done : EXIT.found };
  });
}
