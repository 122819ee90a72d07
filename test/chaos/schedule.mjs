import { setTimeout as sleep } from 'node:timers/promises';

const KILLS = { http: 12, 'worker-1': 22, 'worker-2': 22, postgres: 16, redis: 28 };
/** What is back is left in peace for so long (ms), for a start that never ends would leave nothing to shake. */
const PEACE_MS = { http: 1_000, 'worker-1': 500, 'worker-2': 500, postgres: 4_000, redis: 1_000 };
/** A slow machine takes longer for as many kills; at most this many times as long. */
const MOST_STRETCH = 1.5;
/** The other faults, a few seconds apart. */
const OTHERS = { flush: 20, drop: 30, duplicate: 30, fillDisk: 20 };
const BETWEEN_OTHERS_MS = 3_000;
/** What the queue loses is sent again after a minute: shortly before the end only what recovers sooner is harmed, or a short run would mostly wait. */
const LAST_LOSS_MS = 20_000;

const withoutRedis = (weights) => Object.fromEntries(Object.entries(weights).filter(([name]) => !['redis', 'flush'].includes(name)));
const standingOnly = (weights, standing) => Object.fromEntries(Object.entries(weights).filter(([name]) => standing.includes(name)));

/** Kills at uneven intervals until as many have been made; never what is still coming back. */
export async function killAtRandom(stage, faults, chance, { kills, milliseconds }) {
  const begun = Date.now();
  for (let made = 0; made < kills; made += 1) {
    const due = begun + (milliseconds * (made + chance.next())) / kills;
    while (Date.now() < due) await sleep(Math.min(100, due - Date.now()));
    const weights = stage.queueUrl === stage.databaseUrl ? withoutRedis(KILLS) : KILLS;
    const standing = () => Object.keys(weights).filter((name) => faults.standsSince(name) > PEACE_MS[name]);
    for (; standing().length === 0; await sleep(50)) if (Date.now() - begun > milliseconds * MOST_STRETCH) return;
    faults.kill(chance.weighted(standingOnly(weights, standing())));
  }
}

/** Everything that is no kill, one after the other. What cannot be done at the moment, for its victim is dead, is left out. */
export async function harmAtRandom(stage, faults, chance, { milliseconds, say }) {
  const end = Date.now() + milliseconds;
  for (;;) {
    await sleep(BETWEEN_OTHERS_MS * chance.between(0.4, 1.6));
    if (Date.now() > end) return;
    const onRedis = stage.queueUrl !== stage.databaseUrl;
    const { flush, drop, ...harmless } = OTHERS;
    const losing = end - Date.now() > LAST_LOSS_MS;
    const kind = chance.weighted({ ...harmless, ...(losing ? { drop } : {}), ...(losing && onRedis ? { flush } : {}) });
    await faults[kind]().catch((error) => say(`  ${kind} was not possible: ${String(error.message).slice(0, 100)}`));
  }
}
