// What tools/chaos.mjs calls on a current build: starts everything, shakes it, lets it heal, has the database read, and says what was found.
import { setDefaultResultOrder } from 'node:dns';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { explain, say, speakOnStandardError } from '../../tools/terminal.mjs';
import { hasRedis } from './available.mjs';
import { Chance } from './chance.mjs';
import { checkInOneSnapshot, stillOpen } from './checker/check.mjs';
import { WITNESS } from './checker/witness.mjs';
import { Faults } from './faults.mjs';
import { Journal } from './journal.mjs';
import { Load } from './load.mjs';
import { HELP, readOptions } from './options.mjs';
import { inventPeople } from './people.mjs';
import { describe } from './report.mjs';
import { harmAtRandom, killAtRandom } from './schedule.mjs';
import { Stage } from './stage.mjs';

setDefaultResultOrder('ipv4first');

const MINUTE = 60_000;
/** Whoever has no answer this long after the last fault gives up; so long may the queue need to send again what it lost. */
const PATIENCE_MS = 2 * MINUTE;
const CUTS = 0.05;
const DOUBLES = 0.05;

async function shake(stage, faults, { minutes, kills, queue, seed, withRedis }) {
  Object.assign(stage.proxy, { cuts: CUTS, doubles: DOUBLES });
  const halves = queue === 'both' && withRedis ? 2 : 1;
  const [killing, harming] = [new Chance(seed, 'kills'), new Chance(seed, 'harm')];
  for (let half = 0; half < halves; half += 1) {
    if (half === 1) {
      say('  everything moves to the queues on PostgreSQL');
      stage.queueUrl = stage.databaseUrl;
      for (const { name } of stage.programs) if (faults.standsSince(name) >= 0) faults.kill(name);
    }
    const milliseconds = (minutes * MINUTE) / halves;
    const part = Math.round(kills / halves) - (half === 1 ? stage.programs.length : 0);
    await Promise.all([killAtRandom(stage, faults, killing, { kills: Math.max(0, part), milliseconds }), harmAtRandom(stage, faults, harming, { milliseconds, say })]);
  }
}

/** No more faults, right clocks, everyone back. */
async function heal(stage, faults) {
  Object.assign(stage.proxy, { cuts: 0, doubles: 0 });
  await faults.settled();
  const skewed = stage.programs.filter(({ skew }) => skew !== 0);
  for (const program of skewed) {
    await program.stop();
    program.skew = 0;
    void program.revive();
  }
  if (!(await stage.allReady(MINUTE))) throw new Error('the programs do not come back');
}

async function untilQuiet(stage) {
  const begun = Date.now();
  let open;
  do {
    await sleep(500);
    open = await stage.asOwner(stillOpen);
  } while ((open.deliveries > 0 || open.unsealed > 0) && Date.now() - begun < PATIENCE_MS);
  // an act that came last still has to be announced and sealed
  await sleep(2_000);
  return { seconds: (Date.now() - begun) / 1000, ...open };
}

async function play(stage, faults, journal, deaths, options) {
  await stage.asOwner(async (db) => db.query(WITNESS));
  const people = await inventPeople(stage, options.residents);
  await Promise.all(stage.programs.map(async (program) => program.revive()));
  const patience = { until: Number.POSITIVE_INFINITY };
  const load = new Load(stage, people, { journal, seed: options.seed, patience });
  load.start();
  say(`  under load: seed ${options.seed}, ${options.kills} kills in ${options.minutes} minutes`);
  await shake(stage, faults, options);
  patience.until = Date.now() + PATIENCE_MS;
  const healing = performance.now();
  await heal(stage, faults);
  await load.stop();
  const healed = (performance.now() - healing) / 1000;
  say('  healed; waiting until all is quiet');
  const quiet = await untilQuiet(stage);
  const { faults: found, counted } = await stage.asOwner(async (db) => checkInOneSnapshot(db, { journal, blobs: stage.blobs }));
  const more = (fault, texts) => texts.map((what) => ({ fault, about: 'answer', what }));
  const idle = journal.submits.length === 0 || journal.acts.length === 0 ? ['no submit or no act was acknowledged: nothing was shaken'] : [];
  const all = [...found, ...more('no_load', idle), ...more('strange_answer', journal.strange), ...more('no_answer', journal.unanswered), ...more('died_by_itself', deaths)];
  return { healed, quiet, counted, faults: all };
}

async function run(args) {
  const options = readOptions(args);
  if (options.help) {
    say(HELP);
    return;
  }
  if (options.json) speakOnStandardError();
  const withRedis = options.queue !== 'postgres' && hasRedis();
  if (options.queue === 'redis' && !withRedis) say('  there is no redis-server here: queues on PostgreSQL');
  const begun = performance.now();
  const [journal, deaths] = [new Journal(), []];
  const stage = await Stage.open({ disk: options.disk, redis: withRedis, chance: new Chance(options.seed, 'proxy'), onDeath: (name, how) => deaths.push(`${name} ended by itself: ${how}`) });
  const leave = () => void stage.close().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);
  try {
    const faults = new Faults(stage, new Chance(options.seed, 'faults'));
    const outcome = await play(stage, faults, journal, deaths, { ...options, withRedis });
    const report = {
      seed: options.seed, minutes: options.minutes, queue: withRedis ? options.queue : 'postgres', seconds: (performance.now() - begun) / 1000,
      harm: { ...faults.counted, 'answers cut after COMMIT': stage.proxy.counted.cut, 'requests sent twice': stage.proxy.counted.doubled }, recoveries: faults.recoveries,
      sent: journal.sent, refused: journal.refused, ...outcome,
    };
    stage.keep = report.faults.length > 0;
    if (stage.keep) fs.writeFileSync(path.join(stage.folder, 'journal.json'), JSON.stringify(journal));
    process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : describe(report)}\n`);
    if (stage.keep) say(`The logs lie in ${stage.folder} until the next run.`);
    process.exitCode = report.faults.length > 0 ? 1 : 0;
  } finally {
    await stage.close();
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
