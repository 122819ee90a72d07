import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { Halt } from './terminal.mjs';

/** When a process began: with its number it names one process, also after the number has been given to another. */
function bornAt(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return undefined;
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
  }
}

function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return born === undefined || bornAt(pid) === born;
}

/** @returns {{pid: number, address?: string} | undefined} the living start that uses the data folder */
export function findRunning(file) {
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8'));
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function linkOrCopy(from, to) {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(error.code)) throw error;
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}

/**
 * Takes the data folder for this process, or refuses when a living one has it.
 * @returns {{leftOver: boolean, release: () => void}} leftOver: a start before this one did not end in order
 */
export function takeLock(file, address) {
  const mine = { pid: process.pid, born: bornAt(process.pid), address };
  const draft = `${file}.${process.pid}`;
  let leftOver = false;
  try {
    fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
    for (;;) {
      try {
        // a link either appears whole or fails: two starts at once cannot both succeed
        linkOrCopy(draft, file);
        return { leftOver, release: () => fs.rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = findRunning(file);
      if (holder) {
        throw new Halt(`Tongban already runs on this data folder (process ${holder.pid}, ${holder.address}): use it there, stop it with Ctrl-C, or start a second one with --data <other folder> --port <other port>.`);
      }
      leftOver = true;
      fs.rmSync(file, { force: true });
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
