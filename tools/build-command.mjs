import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { lap } from './terminal.mjs';

/** `npm run build`: everything that a start would build, nothing started. */
export async function run() {
  await ensureInstalled();
  await ensureBuilt();
  lap('the build is current');
}
