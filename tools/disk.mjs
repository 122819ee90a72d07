import fs from 'node:fs';
import path from 'node:path';
import { Halt } from './terminal.mjs';

const MEGABYTE = 1 << 20;

/** Free bytes for this user on the disk that holds the path or its nearest existing parent; undefined where the platform does not say. */
function freeBytes(where) {
  for (let dir = path.resolve(where); ; dir = path.dirname(dir)) {
    try {
      const disk = fs.statfsSync(dir);
      return disk.bavail * disk.bsize;
    } catch {
      if (dir === path.dirname(dir)) return undefined;
    }
  }
}

/** Refuses a long step that cannot fit. */
export function requireSpace(where, megabytes, purpose) {
  const free = freeBytes(where);
  if (free === undefined || free >= megabytes * MEGABYTE) return;
  throw new Halt(
    `The disk of ${where} is full: ${purpose} needs about ${megabytes} MB and ${Math.floor(free / MEGABYTE)} MB are free. Free some space, or put the data elsewhere with --data <folder>.`,
  );
}

/** What is said when the data folder's disk is full. */
export function fullDisk(where) {
  return new Halt(`The disk of ${where} is full: free some space and start again, or put the data elsewhere with --data <folder>. Nothing that was confirmed is lost.`);
}

/** Whether a failure came from a full disk, by its text or by what is left now. */
export function isFullDisk(text, where) {
  if (/ENOSPC|no space left on device|disk quota exceeded|EDQUOT/i.test(text)) return true;
  const free = freeBytes(where);
  return free !== undefined && free < 4 * MEGABYTE;
}
