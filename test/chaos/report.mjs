import { percentile, table, tenth, whole } from '../bench/figures.mjs';

const MOST_SHOWN = 40;
const inSeconds = (milliseconds) => tenth(milliseconds / 1000);
const pairs = (counted) => Object.entries(counted).map(([name, n]) => `${name} ${whole(n)}`).join(', ');

function describeFaults(faults) {
  if (faults.length === 0) return 'Nothing lost, nothing doubled: no fault.';
  const kinds = new Map();
  for (const { fault } of faults) kinds.set(fault, (kinds.get(fault) ?? 0) + 1);
  const shown = faults.slice(0, MOST_SHOWN).map(({ fault, about, what }) => `  ${fault} [${about}] ${what}`);
  return [`${faults.length} FAULTS: ${pairs(Object.fromEntries(kinds))}`, ...shown, ...(faults.length > MOST_SHOWN ? ['  …'] : [])].join('\n');
}

/** The report in words. */
export function describe({ seed, minutes, queue, seconds, harm, recoveries, sent, refused, healed, quiet, counted, faults }) {
  const kills = Object.entries(harm).filter(([name]) => name.startsWith('kill ')).reduce((sum, [, n]) => sum + n, 0);
  const rows = Object.entries(recoveries).map(([name, times]) => [name, whole(times.length), inSeconds(percentile(times, 0.5)), inSeconds(percentile(times, 1))]);
  return [
    `Tongban chaos: seed ${seed}, ${minutes} minutes, queues on ${queue}, ${whole(seconds)} s in all`,
    `${kills} kills: ${pairs(harm)}`,
    table([['back after kill -9', 'times', 'median s', 'longest s'], ...rows]),
    `sent: ${pairs(sent)}; refused: ${pairs(refused) || 'nothing'}`,
    `read: ${pairs(counted)}`,
    `everyone answered ${tenth(healed)} s after the last fault, quiet ${tenth(quiet.seconds)} s later (${quiet.deliveries} deliveries open, ${quiet.unsealed} entries unsealed)`,
    describeFaults(faults),
  ].join('\n');
}
