import { setTimeout as sleep } from 'node:timers/promises';
import { spread, summary, table, tenth } from './figures.mjs';
import { WrongAnswer } from './load.mjs';

const ROWS = 20_000;
const SIGNATORIES = ['catalogue-beijing', 'catalogue-tianjin', 'catalogue-hebei'];
const TITLES = { titleZh: '两万行', titleEn: 'Twenty thousand rows' };
const POLL_MS = 100;

/** One administrator over HTTP. */
class Administrator {
  static async signIn(origin, subject) {
    const answer = await fetch(`${origin}/demo-sign-in/bearer`, { method: 'POST', body: new URLSearchParams({ subject }) });
    return new Administrator(origin, { authorization: `Bearer ${(await answer.json()).access_token}` });
  }

  constructor(origin, headers) {
    Object.assign(this, { origin, headers });
  }

  async ask(path, init = {}) {
    const answer = await fetch(`${this.origin}${path}`, { ...init, headers: { ...this.headers, ...init.headers } });
    if (!answer.ok) throw new WrongAnswer(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return answer;
  }

  async get(path) {
    return (await this.ask(path)).json();
  }

  async post(path, body) {
    return (await this.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
  }
}

/** The exported qualifications and rules again and again, under codes and names of their own: new entries, each with its rule, for all three to sign. */
function copies(exported) {
  const records = exported.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const rules = new Map(records.filter(({ kind }) => kind === 'recognition_rule').map((rule) => [rule.content.qualificationCode, rule]));
  const pairs = records.filter(({ kind, code }) => kind === 'qualification' && rules.has(code)).map((entry) => [entry, rules.get(entry.code)]);
  const lines = Array.from({ length: ROWS / 2 }, (_, i) => {
    const n = Math.floor(i / pairs.length) + 1;
    const [entry, rule] = pairs[i % pairs.length];
    const code = `${entry.code}-${n}`;
    return [
      { ...entry, code, content: { ...entry.content, nameZh: `${entry.content.nameZh}第${n}区`, nameEn: `${entry.content.nameEn} of area ${n}` } },
      { ...rule, code: `${rule.code}-${n}`, content: { ...rule.content, qualificationCode: code } },
    ];
  });
  return `${lines.flat().map((record) => JSON.stringify(record)).join('\n')}\n`;
}

async function timed(work) {
  const begun = performance.now();
  const value = await work();
  return [(performance.now() - begun) / 1_000, value];
}

async function reaches(admin, id, state, say) {
  for (let told = Date.now(); ; await sleep(POLL_MS)) {
    const found = await admin.get(`/api/catalogue/imports/${id}`);
    if (found.state === state) return found;
    if (found.state === 'stopped') throw new WrongAnswer(`the import stopped: ${JSON.stringify(found.problem)}`);
    if (Date.now() - told > 10_000) {
      told = Date.now();
      say(`    ${found.state}: ${found.checked} checked, ${found.drafted} drafted`);
    }
  }
}

/** The same number of rows, each inserted by a statement of its own in one transaction. */
async function bare(scratch, database) {
  return scratch.asOwner(database, async (db) => {
    await db.query('TRUNCATE bare');
    const [seconds] = await timed(async () => {
      await db.query('BEGIN');
      for (let i = 0; i < ROWS; i += 1) await db.query("INSERT INTO bare VALUES (gen_random_uuid(), $1, repeat('note ', 20), $2, now())", [`row ${i}`, i]);
      await db.query('COMMIT');
    });
    return seconds;
  });
}

async function once(scratch, say) {
  const database = await scratch.copyDatabase();
  const portal = await scratch.startPortal(database);
  const admins = await Promise.all(SIGNATORIES.map(async (subject) => Administrator.signIn(portal.origin, subject)));
  const [beijing] = admins;
  const file = copies(await (await beijing.ask('/api/catalogue/export?format=jsonl')).text());
  const form = new FormData();
  form.set('mode', 'merge');
  form.set('file', new Blob([file]), 'twenty-thousand.jsonl');
  const steps = {};
  const [upload, { id }] = await timed(async () => (await beijing.ask('/api/catalogue/imports', { method: 'POST', body: form })).json());
  steps['read the file'] = upload;
  const [check, checked] = await timed(async () => reaches(beijing, id, 'checked', say));
  if (checked.counts.added !== ROWS) throw new WrongAnswer(`not every row is new: ${JSON.stringify(checked.counts)}`);
  steps['look at every row'] = check;
  await beijing.post(`/api/catalogue/imports/${id}/confirm`, { ...TITLES, withdraw: false });
  const [propose, { batchId }] = await timed(async () => reaches(beijing, id, 'proposed', say));
  steps['make drafts and propose them'] = propose;
  const [show, batch] = await timed(async () => beijing.get(`/api/publication/batches/${batchId}`));
  steps['open the batch'] = show;
  const [impact] = await timed(async () => beijing.get(`/api/publication/batches/${batchId}/impact`));
  steps['ask for its impact'] = impact;
  for (const admin of admins.slice(0, -1)) {
    const [sign] = await timed(async () => admin.post(`/api/publication/batches/${batchId}/sign`, { digest: batch.digest }));
    steps['sign'] = Math.max(sign, steps['sign'] ?? 0);
  }
  const [last, signed] = await timed(async () => admins.at(-1).post(`/api/publication/batches/${batchId}/sign`, { digest: batch.digest }));
  if (signed.state !== 'signed') throw new WrongAnswer(`the batch is ${signed.state}`);
  steps['sign as the last, everything takes force'] = last;
  await portal.stop();
  return { steps, bar: await bare(scratch, database) };
}

/** An import of 20,000 new documents, half entries and half rules, from the file to the last signature, beside as many bare inserts. */
export async function measureImport(scratch, { rounds, say }) {
  const runs = [];
  for (let round = 1; round <= rounds; round += 1) {
    const run = await once(scratch, say);
    runs.push(run);
    say(`  round ${round}: ${Object.entries(run.steps).map(([name, seconds]) => `${name} ${tenth(seconds)} s`).join(', ')}`);
  }
  const results = ['bar', ...Object.keys(runs[0].steps)].map((label) => {
    const of = (run) => (label === 'bar' ? run.bar : run.steps[label]);
    return { label: label === 'bar' ? 'bar: as many bare INSERTs, one transaction' : label, seconds: summary(runs.map(of)), ofTheBar: summary(runs.map((run) => of(run) / run.bar)) };
  });
  return { rows: ROWS, results };
}

export function describeImport({ rows, results }) {
  return [
    `import: ${rows} new documents, half entries and half rules, from the file to the last of three signatures, seconds and how many times the bar`,
    table([['', 'seconds', '/ bar'], ...results.map((r) => [r.label, spread(r.seconds, tenth), spread(r.ofTheBar, (number) => `${tenth(number)} x`)])]),
  ].join('\n');
}
