import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

let ticksPerSecond;

/** Seconds of processor time that a process has used, and those of its children that have ended. */
function secondsOf(stat) {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}

function readStat(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Processor seconds of a process with its children, so far. Unlike rates they hardly depend on what else the machine does. Undefined where the
 * system does not tell (only Linux does).
 */
export function cpuSeconds(pid) {
  if (!fs.existsSync('/proc/self/stat')) return undefined;
  const isChild = (stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = pids.map((each) => ({ pid: Number(each), stat: readStat(each) })).filter(({ stat }) => stat !== undefined);
  return stats.filter((each) => each.pid === pid || isChild(each.stat)).reduce((sum, { stat }) => sum + secondsOf(stat), 0);
}
