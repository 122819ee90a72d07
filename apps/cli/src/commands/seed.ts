import type { Command } from 'commander';
import { answering } from '../answer.js';

interface Options {
  readonly demo?: boolean;
  readonly again?: boolean;
}

export function addSeed(program: Command): void {
  const command = program.command('seed')
    .description('load the reference data; what has not changed is left alone')
    .option('--demo', 'also the demonstration people')
    .option('--again', 'load every file, also those that have not changed since the last time');
  answering<Options>(command, async ({ demo, again }, progress) => {
    const [{ readConfig }, { seedDatabase }, { ownerUrl }, { personalKeys }] = await Promise.all([
      import('#platform'), import('#seeds'), import('../addresses.js'), import('../personal-keys.js'),
    ]);
    const { loaded, unchanged } = await seedDatabase(ownerUrl(), {
      ...(demo ? { people: personalKeys(readConfig().keysFile) } : {}),
      again: again ?? false,
      onProgress: ({ file }) => progress(`loaded ${file}`),
    });
    const lines = loaded.map(({ file, rows, written }) => `${file}: ${rows} rows, ${written} written`);
    return { data: { loaded, unchanged }, lines: [...lines, `${unchanged.length} files have not changed.`] };
  });
}
