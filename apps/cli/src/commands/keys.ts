import type { Command } from 'commander';
import { answering, EXIT } from '../answer.js';

interface RotateOptions {
  readonly retire?: boolean;
}

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('the keys that encrypt personal data');
  answering(keys.command('make').description('make the key file of a first installation; refuses when personal data are already there'), async () => {
    const [{ readConfig }, { makeKeyFile }] = await Promise.all([import('#platform'), import('../personal-keys.js')]);
    const { keysFile } = readConfig();
    const made = await makeKeyFile(keysFile);
    return { data: { made, keysFile }, lines: [made ? `Made ${keysFile}: back it up apart from the database.` : `${keysFile} is there already; it was left alone.`] };
  });
  const rotate = keys.command('rotate')
    .description('make a new key and encrypt all personal data and attachments anew, while Tongban runs; may be interrupted and run again')
    .option('--retire', 'remove old keys that nothing needs any more (keep the old file with older backups)');
  answering<RotateOptions>(rotate, async ({ retire }, progress) => {
    const [{ openBlobStore, readConfig, rotateFieldKey }, { ownerUrl }, { PERSONAL_COLUMNS }] = await Promise.all([
      import('#platform'), import('../addresses.js'), import('../every-context.js'),
    ]);
    const config = readConfig();
    const result = await rotateFieldKey({
      ownerUrl: ownerUrl(), keysFile: config.keysFile, columns: PERSONAL_COLUMNS, blobs: (fresh) => openBlobStore(config, fresh),
      retire: retire ?? false,
      onProgress: ({ what, done, total }) => progress(`${what}: ${done}${total === undefined ? '' : ` of ${total}`}`),
    });
    const unread = result.unreadable.length + result.unreadableBlobs;
    const lines = [
      `${result.resumed ? 'Carried on an earlier rotation. ' : ''}The key is now ${result.keyId}: ${result.rewritten} values and ${result.rewrapped} attachments have it.`,
      ...result.stillUsed.map(({ column, keyId, rows }) => `${keyId} is still needed by ${rows} values of ${column}.`),
      ...(result.retired.length > 0 ? [`Removed: ${result.retired.join(', ')}.`] : []),
      ...(unread > 0 ? [`${unread} values could not be read and stand as they were; --json names them.`] : []),
    ];
    return { data: { ...result }, lines, exitCode: unread > 0 ? EXIT.found : EXIT.done };
  });
}
