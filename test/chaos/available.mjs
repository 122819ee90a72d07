import fs from 'node:fs';
import path from 'node:path';

/** Whether a Redis server can be started here. */
export function hasRedis() {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => folder !== '' && fs.existsSync(path.join(folder, 'redis-server')));
}
