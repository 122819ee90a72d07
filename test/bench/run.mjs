// What tools/bench.mjs calls on a current build: measures, prints, and leaves nothing behind.
import os from 'node:os';
import { setDefaultResultOrder } from 'node:dns';
import { Halt, explain, say, speakOnStandardError } from '../../tools/terminal.mjs';
import { describeFair, measureFair } from './fair.mjs';
import { describeImport, measureImport } from './import.mjs';
import { CONNECTIONS, WrongAnswer } from './load.mjs';
import { HELP, readOptions } from './options.mjs';
import { describePeers, measurePeers } from './peers.mjs';
import { describeProfile, measureProfile } from './profile.mjs';
import { describeRoute, measureRoute } from './route.mjs';
import { Scratch } from './scratch.mjs';
import { describeScale, measureScale } from './scale.mjs';
import { describeSearch, measureSearch } from './search.mjs';
import { describeSubmit, measureSubmit } from './submit.mjs';

setDefaultResultOrder('ipv4first');

async function measure(scratch, options) {
  const results = { machine: { cpus: os.availableParallelism(), node: process.version, postgres: scratch.version }, connections: CONNECTIONS, seconds: options.seconds, rounds: options.rounds };
  const asked = (part) => options.part === part || options.part === 'all';
  if (asked('submit')) results.submit = await measureSubmit(scratch, options);
  if (options.profile) results.profile = await measureProfile(scratch, options);
  if (asked('route')) results.route = await measureRoute(scratch, options);
  if (asked('search')) results.search = await measureSearch(scratch, options);
  if (asked('import')) results.import = await measureImport(scratch, options);
  if (asked('scale')) results.scale = await measureScale(scratch, options);
  if (asked('fair')) results.fair = await measureFair(scratch, options);
  if (asked('peers')) results.peers = await measurePeers(scratch, options);
  return results;
}

function describe({ machine, connections, seconds, rounds, submit, profile, route, search, import: imported, scale, fair, peers }) {
  const head = `Tongban bench: ${connections} connections, ${rounds} rounds of ${seconds} s, ${machine.cpus} CPUs, Node ${machine.node}, PostgreSQL ${machine.postgres}`;
  return [head, submit && describeSubmit(submit), profile && describeProfile(profile), route && describeRoute(route), search && describeSearch(search), imported && describeImport(imported), scale && describeScale(scale), fair && describeFair(fair), peers && describePeers(peers)].filter(Boolean).join('\n\n');
}

async function run(args) {
  const options = readOptions(args);
  if (options.help) {
    say(HELP);
    return;
  }
  if (options.json) speakOnStandardError();
  const scratch = await Scratch.open(options);
  const leave = () => void scratch.close().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);
  try {
    const results = await measure(scratch, { ...options, say });
    process.stdout.write(`${options.json ? JSON.stringify(results, null, 2) : `\n${describe(results)}`}\n`);
  } finally {
    await scratch.close();
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  explain(error instanceof WrongAnswer ? new Halt(`Nothing was measured: ${error.message}`) : error);
  process.exitCode = 1;
}
