import { ensureBuilt } from './build.mjs';
import { openDataFolder } from './data-folder.mjs';
import { embeddedAddresses, isGiven, openDatabase, programEnvironment } from './database.mjs';
import { runningServer } from './embedded-pg.mjs';
import { ensureInstalled } from './install.mjs';
import { dataDirectory } from './options.mjs';
import { findRunning, takeLock } from './running-lock.mjs';
import { Shutdown, runProgram } from './supervisor.mjs';
import { Halt, speakOnStandardError } from './terminal.mjs';

const asksForHelp = (args) => args.length === 0 || args[0] === 'help' || args.some((each) => ['--help', '-h', '--version', '-V'].includes(each));

/** Anyone may verify, also where no Tongban runs: these get no database and leave no data folder behind. */
const needsNoDatabase = ([group, act]) => act === 'verify' && ['catalogue', 'credential'].includes(group);

/** The database that a running start keeps, else one started for this command alone. */
async function findDatabase(folder, shutdown) {
  if (isGiven(process.env)) return openDatabase(process.env, folder);
  if (findRunning(folder.runningFile)) {
    const server = runningServer(folder.clusterDir);
    if (!server?.ready) throw new Halt('Tongban is still starting on this data folder: try again in a moment.');
    return embeddedAddresses(folder, server);
  }
  shutdown.add(takeLock(folder.runningFile, 'npm run tongban').release);
  const database = await openDatabase(process.env, folder);
  shutdown.add(database.stop);
  return database;
}

/** `npm run tongban -- <command>`: the operator's program, with a database to work on. Standard output belongs to the command. */
export async function run(args) {
  if (args[0] === 'start') {
    const { run: start } = await import('./start.mjs');
    await start(args.slice(1));
    return;
  }
  speakOnStandardError();
  await ensureInstalled();
  await ensureBuilt({ web: false });
  if (asksForHelp(args) || needsNoDatabase(args)) {
    process.exitCode = await runProgram(args, { env: process.env });
    return;
  }
  const shutdown = new Shutdown();
  // the command itself is told by the terminal; we wait for it and then stop what we started
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  try {
    const folder = openDataFolder(dataDirectory(process.env));
    const database = await findDatabase(folder, shutdown);
    const env = programEnvironment(folder, database, { demo: process.env.TONGBAN_MODE !== 'production' });
    process.exitCode = await runProgram(args, { env });
  } finally {
    await shutdown.run();
  }
}
