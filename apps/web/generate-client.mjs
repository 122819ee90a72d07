import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = resolve(here, '../../test/contract/openapi.json');
const target = resolve(here, 'src/api/schema.d.ts');

async function changedAt(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

/**
 * Writes the types of the HTTP API from the OpenAPI snapshot.
 * @returns {Promise<boolean>} whether the file was written (false: it was up to date)
 */
export async function generateClient() {
  const from = await changedAt(source);
  if (from === undefined) {
    console.warn(`no OpenAPI snapshot at ${source}: the API types are not written`);
    return false;
  }
  const to = await changedAt(target);
  if (to !== undefined && to >= from) return false;
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const ast = await openapiTS(JSON.parse(await readFile(source, 'utf8')), { alphabetize: true });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, astToString(ast));
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const written = await generateClient();
  console.log(written ? `wrote ${target}` : 'the API types are up to date');
}
