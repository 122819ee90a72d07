import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#kernel';

let pool = randomBytes(10 * 256);
let used = 0;

/** A fresh UUIDv7, made by the application so that a row's id is known before it is written. */
export function newId(): string {
  if (used === pool.length) {
    pool = randomBytes(10 * 256);
    used = 0;
  }
  used += 10;
  return uuidV7(Date.now(), pool.subarray(used - 10, used));
}
