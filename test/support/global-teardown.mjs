import fs from 'node:fs';
import path from 'node:path';

export default async function globalTeardown() {
  const running = globalThis.__TEST_DATABASE__;
  if (!running) return;
  await running.server.stop('immediate');
  const parent = path.dirname(running.folder);
  const name = path.basename(running.folder);
  for (const file of fs.readdirSync(parent)) if (file === name || file.startsWith(`${name}.`)) fs.rmSync(path.join(parent, file), { recursive: true, force: true });
}
