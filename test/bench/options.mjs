import { parseArgs } from 'node:util';
import { Halt } from '../../tools/terminal.mjs';

export const HELP = `npm run bench -- [submit|route|search|import|scale|fair|peers|all] [options]

  submit             submits per second against one bare INSERT of the same stack
  route              from the submit answer to the clerk's list, on both queue back ends
  search             a search and as-of look-ups among 20,000 entries, against a bare SELECT by primary key
  import             20,000 new documents from the file to the last signature, against as many bare inserts
  scale              work list, transitions and submits while the table grows from 10,000 to a million requests; memory
  fair               a request to one jurisdiction while 50,000 to another are worked off
  peers              a durable flow of three steps beside pg-boss and DBOS
  all                all of them (default)

  --seconds <n>      length of one measured stretch (default 5)
  --rounds <n>       bar and submit take turns this often (default 3)
  --requests <n>     how many requests scale seeds at most (default 1000000)
  --profile          also show where the time of a submit goes (slower, needs no other option)
  --json             one JSON document on standard output, progress on standard error
  --help             this text`;

const PARTS = ['submit', 'route', 'search', 'import', 'scale', 'fair', 'peers', 'all'];

function wholeNumber(text, name, most) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Halt(`--${name} takes a whole number from 1 to ${most}.`);
  return value;
}

/** @returns {{part: string, seconds: number, rounds: number, requests: number, profile: boolean, json: boolean, help: boolean}} */
export function readOptions(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        seconds: { type: 'string', default: '5' },
        rounds: { type: 'string', default: '3' },
        requests: { type: 'string', default: '1000000' },
        profile: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Halt(`${error.message}\n\n${HELP}`);
  }
  const { values, positionals } = parsed;
  const [part = 'all', ...more] = positionals;
  if (!PARTS.includes(part) || more.length > 0) throw new Halt(`There is nothing to measure called "${positionals.join(' ')}".\n\n${HELP}`);
  return { ...values, part, seconds: wholeNumber(values.seconds, 'seconds', 600), rounds: wholeNumber(values.rounds, 'rounds', 50), requests: wholeNumber(values.requests, 'requests', 10_000_000) };
}
