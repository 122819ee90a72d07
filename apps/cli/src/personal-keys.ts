import { existsSync } from 'node:fs';
import { BlindIndex, ConfigError, createDataSource, ensureKeyFile, FieldCipher, loadKeys } from '#platform';
import { ownerUrl } from './addresses.js';

/**
 * Makes the key file unless it is there; gives whether it was made. Throws ConfigError when it is gone although the database knows people:
 * a new key would not read what the lost one sealed.
 */
export async function makeKeyFile(file: string): Promise<boolean> {
  if (!existsSync(file) && (await knowsPeople())) {
    throw new ConfigError(`The key file ${file} is missing, and the database holds personal data that it encrypted: restore the file from your backup.`);
  }
  return ensureKeyFile(file).made;
}

async function knowsPeople(): Promise<boolean> {
  const source = await createDataSource(ownerUrl(), 1, []).initialize();
  try {
    const tables: { present: boolean }[] = await source.query(`SELECT to_regclass('directory.person') IS NOT NULL AS present`);
    if (!tables[0]?.present) return false;
    const people: { present: boolean }[] = await source.query('SELECT EXISTS (SELECT FROM directory.person) AS present');
    return people[0]?.present ?? false;
  } finally {
    await source.destroy();
  }
}

/** What seals personal fields, from the key file. Throws ConfigError when it cannot be used. */
export function personalKeys(file: string): { readonly cipher: FieldCipher; readonly index: BlindIndex } {
  const keys = loadKeys(file);
  return { cipher: new FieldCipher(keys), index: new BlindIndex(keys) };
}
