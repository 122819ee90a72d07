import type { Command } from 'commander';
import { answering } from '../answer.js';

interface Options {
  readonly demo?: boolean;
}

export function addPrepare(program: Command): void {
  const command = program.command('prepare')
    .description('make the database ready for a start: schema, keys on a first start, reference data')
    .option('--demo', 'also the demonstration people');
  answering<Options>(command, async ({ demo }, progress) => {
    const [platform, { seedDatabase }, { ownerUrl }, { makeKeyFile, personalKeys }] = await Promise.all([
      import('#platform'), import('#seeds'), import('../addresses.js'), import('../personal-keys.js'),
    ]);
    const config = platform.readConfig();
    progress('schema …');
    const { migrations } = await platform.prepareDatabase(ownerUrl(), config.databaseUrl);
    // Whoever runs a server of their own keeps the keys themselves: a file made in silence would be missing from their backup.
    const keysMade = config.mode === 'demo' || process.env['TONGBAN_EMBEDDED_PID'] ? await makeKeyFile(config.keysFile) : false;
    const keys = personalKeys(config.keysFile);
    const { loaded, unchanged } = await seedDatabase(ownerUrl(), {
      ...(demo ? { people: keys } : {}),
      onProgress: ({ file }) => progress(`reference data: ${file}`),
    });
    return { data: { migrations, keysMade, loaded, unchanged }, lines: [] };
  });
}
