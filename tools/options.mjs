import path from 'node:path';
import { parseArgs } from 'node:util';
import { at } from './paths.mjs';
import { Halt } from './terminal.mjs';

export const HELP = `通办 Tongban: public services that work across jurisdictions

  npm start                     install, build and start everything on http://localhost:3000
  npm start -- [options]

Options
  --port <number>     listening port (PORT; 3000)
  --host <address>    listening address (HOST; 127.0.0.1, only this machine; 0.0.0.0 for every network)
  --data <folder>     database, keys and attachments (TONGBAN_DATA; ./.data)
  --no-demo           no demonstration people and no local sign-in: needs OIDC_ISSUER and OIDC_CLIENT_ID
  --reset             delete the data folder's contents and begin anew; asks first
  --yes               do not ask
  --verbose           show the whole log (otherwise errors only; all of it is in the data folder's log/)
  --help              this text

Environment
  DATABASE_URL        a PostgreSQL 15 or newer of your own; the embedded one is then never started
  DATABASE_OWNER_URL  its owner, when DATABASE_URL is a login of its own for the application
  QUEUE_URL           redis://... puts the queues on Redis; otherwise they are in PostgreSQL
  Everything else: docs/operations.md

Other commands
  npm test            type check, lint, boundary rules and every test
  npm run tongban -- --help     the operator's commands
`;

const DEFINITION = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  'no-demo': { type: 'boolean' },
  reset: { type: 'boolean' },
  yes: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

function parsePort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Halt(`"${text}" is not a port: give a number from 1 to 65535, for example --port 3001.`);
}

function parse(args) {
  try {
    return parseArgs({ args, options: DEFINITION, allowPositionals: false }).values;
  } catch (error) {
    throw new Halt(`${error.message.split('. ')[0]}. "npm start -- --help" lists the options.`);
  }
}

/** The data folder that the environment asks for. */
export function dataDirectory(env, given) {
  return path.resolve(given ?? (env.TONGBAN_DATA || at('.data')));
}

/**
 * What to start: options first, then the environment, then the defaults.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function readOptions(args, env) {
  const given = parse(args);
  const port = parsePort(given.port ?? (env.PORT || '3000'));
  const host = given.host ?? (env.HOST || '127.0.0.1');
  return {
    help: given.help === true,
    port,
    host,
    publicUrl: env.PUBLIC_URL || `http://localhost:${port}`,
    dataDir: dataDirectory(env, given.data),
    demo: given['no-demo'] !== true && env.TONGBAN_MODE !== 'production',
    reset: given.reset === true,
    yes: given.yes === true,
    verbose: given.verbose === true,
  };
}
