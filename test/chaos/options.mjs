import { parseArgs } from 'node:util';
import { Halt } from '../../tools/terminal.mjs';

export const HELP = `npm run chaos -- [options]

Shakes a running deployment while people work with it, lets it heal, and reads the database.

  --minutes <n>      how long it is shaken (default 1; a part of one is possible)
  --kills <n>        how many processes are killed meanwhile (default 50 a minute for one minute, 25 a minute for more)
  --seed <n>         the faults of an earlier run, in their order
  --queue <name>     redis, postgres, or both: Redis, and in the middle everything moves to PostgreSQL (default both; postgres where there is no Redis)
  --residents <n>    how many apply (default 10)
  --disk             database on the disk instead of in memory
  --json             one JSON document on standard output, progress on standard error
  --help             this text`;

function number(text, name, least, most) {
  const value = Number(text);
  if (Number.isNaN(value) || value < least || value > most) throw new Halt(`--${name} takes a number from ${least} to ${most}.`);
  return value;
}

/** @returns {{minutes: number, kills: number, seed: number, queue: string, residents: number, disk: boolean, json: boolean, help: boolean}} */
export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        minutes: { type: 'string', default: '1' }, kills: { type: 'string' }, seed: { type: 'string' }, queue: { type: 'string', default: 'both' }, residents: { type: 'string', default: '10' },
        disk: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    throw new Halt(`${error.message}\n\n${HELP}`);
  }
  if (!['redis', 'postgres', 'both'].includes(values.queue)) throw new Halt(`--queue takes redis, postgres or both.\n\n${HELP}`);
  const minutes = number(values.minutes, 'minutes', 0.1, 24 * 60);
  return {
    ...values,
    minutes,
    kills: Math.round(number(values.kills ?? minutes * (minutes > 1 ? 25 : 50), 'kills', 0, 100_000)),
    seed: Math.floor(number(values.seed ?? Math.random() * 1e9, 'seed', 0, 2 ** 32)),
    residents: Math.floor(number(values.residents, 'residents', 1, 200)),
  };
}
