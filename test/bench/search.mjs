import { percentile, spread, summary, table, tenth } from './figures.mjs';
import { WrongAnswer } from './load.mjs';

const ENTRIES = 20_000;
const WARM_UP_SECONDS = 2;
const ROUTE = '/api/catalogue/qualifications';
/** Whole name, two characters, synonym, a word of very many, pinyin, initials, English, several words. */
const FOUND = ['教师资格', '护士', '二建', '许可证', 'hushi', 'yszg', 'nurse', 'safety engineer', '第12区'];
/** Typos in every script, and what means nothing. */
const ALIKE = ['enginer', 'nusre', 'hushizigezheng', '护士职业资格', 'fire fihgter', 'qqqxxxzzz'];

/** Copies of the reference entries under codes and names of their own, every third with an earlier version: what a catalogue of all provinces might hold. */
const fill = (columns) => `INSERT INTO catalogue.qualification (${columns.join(', ')})
  SELECT ${columns.map((column) => `(copy).${column}`).join(', ')}
  FROM (SELECT jsonb_populate_record(q, jsonb_build_object('code', q.code || '-' || n, 'version', v, 'status', 'published', 'name_zh', q.name_zh || '第' || n || '区', 'name_en', q.name_en || ' of area ' || n,
    'pinyin', q.pinyin || 'di' || n || 'qu', 'initials', q.initials || 'd' || n || 'q', 'search_text', q.search_text || ' 第' || n || '区 area ' || n || ' ' || lower(q.code) || '-' || n,
    'force', CASE WHEN n % 3 = 0 AND v = 1 THEN '[2024-01-01,2025-01-01)' WHEN n % 3 = 0 THEN '[2025-01-01,)' ELSE '[2024-01-01,)' END)) AS copy
  FROM generate_series(1, $1::int) n CROSS JOIN catalogue.qualification q CROSS JOIN generate_series(1, 2) v WHERE v = 1 OR n % 3 = 0) AS copies`;
const OWN_COLUMNS = `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'catalogue' AND table_name = 'qualification' AND is_generated = 'NEVER'`;
const FILL_BARE = `INSERT INTO bare SELECT gen_random_uuid(), 'row ' || n, repeat('note ', 20), n, now() FROM generate_series(1, $1::int) n`;

async function prepare(scratch, database) {
  return scratch.asOwner(database, async (db) => {
    const { rows: [{ n }] } = await db.query('SELECT count(*)::int AS n FROM catalogue.qualification');
    await db.query('SET session_replication_role = replica');
    const { rows: columns } = await db.query(OWN_COLUMNS);
    await db.query(fill(columns.map(({ name }) => name)), [Math.ceil(ENTRIES / n) - 1]);
    await db.query('INSERT INTO catalogue.qualification_word SELECT q.code, q.version, word FROM catalogue.qualification q, platform.words_of(q.search_text) AS word ON CONFLICT DO NOTHING');
    await db.query(FILL_BARE, [ENTRIES]);
    await db.query('VACUUM ANALYZE catalogue.qualification');
    await db.query('VACUUM ANALYZE catalogue.qualification_word');
    await db.query('VACUUM ANALYZE bare');
    const { rows: [counted] } = await db.query('SELECT count(DISTINCT code)::int AS entries, count(*)::int AS versions FROM catalogue.qualification');
    const { rows: codes } = await db.query('SELECT code FROM catalogue.qualification WHERE version > 0 GROUP BY code ORDER BY md5(code) LIMIT 5000');
    const { rows: ids } = await db.query('SELECT id FROM bare LIMIT 5000');
    return { ...counted, codes: codes.map(({ code }) => code), ids: ids.map(({ id }) => id) };
  });
}

/** One caller, one question after the other: milliseconds of every answer. */
async function ask(origin, pathOf, seconds) {
  const times = [];
  const until = performance.now() + seconds * 1000;
  for (let i = 0; performance.now() < until; i += 1) {
    const path = pathOf(i);
    const begun = performance.now();
    const answer = await fetch(`${origin}${path}`);
    await answer.arrayBuffer();
    times.push(performance.now() - begun);
    if (answer.status !== 200) throw new WrongAnswer(`${path} answered ${answer.status}`);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), answers: times.length };
}

/** Latency of the catalogue's questions over HTTP, bar and questions in turns. */
export async function measureSearch(scratch, { seconds, rounds, say }) {
  const database = await scratch.copyDatabase();
  const { entries, versions, codes, ids } = await prepare(scratch, database);
  const [bar, portal] = [await scratch.startBar(database), await scratch.startPortal(database)];
  const typed = (texts) => (i) => `${ROUTE}?${new URLSearchParams({ q: texts[i % texts.length], limit: '20' })}`;
  const before = encodeURIComponent('2024-06-01T00:00:00+08:00');
  const contestants = [
    { label: 'bar: one SELECT by primary key', origin: bar.origin, pathOf: (i) => `/bare/${ids[i % ids.length]}` },
    { label: 'search for what is written so', origin: portal.origin, pathOf: typed(FOUND) },
    { label: 'the same as of an instant', origin: portal.origin, pathOf: (i) => `${typed(FOUND)(i)}&at=${before}` },
    { label: 'search with a typo', origin: portal.origin, pathOf: typed(ALIKE) },
    { label: 'entry as of an instant', origin: portal.origin, pathOf: (i) => `${ROUTE}/${codes[i % codes.length]}?at=${before}` },
  ].map((each) => ({ ...each, rounds: [] }));
  for (const { origin, pathOf } of contestants) await ask(origin, pathOf, WARM_UP_SECONDS);
  for (let round = 1; round <= rounds; round += 1) {
    for (const each of contestants) each.rounds.push(await ask(each.origin, each.pathOf, seconds));
    say(`  round ${round}: ${contestants.slice(1, -1).map((each) => `${each.label} p95 ${tenth(each.rounds.at(-1).p95)} ms`).join(', ')}`);
  }
  await portal.stop();
  await bar.stop();
  const [{ rounds: barRounds }] = contestants;
  const results = contestants.map(({ label, rounds: each }) => ({
    label,
    p50: summary(each.map((r) => r.p50)),
    p95: summary(each.map((r) => r.p95)),
    p50OfTheBar: summary(each.map((r, i) => r.p50 / barRounds[i].p50)),
    p95OfTheBar: summary(each.map((r, i) => r.p95 / barRounds[i].p95)),
  }));
  return { entries, versions, results };
}

export function describeSearch({ entries, versions, results }) {
  const times = (number) => `${tenth(number)} x`;
  return [
    `search: one caller over HTTP, ${entries} entries in ${versions} versions, milliseconds and how many times the bar`,
    table([['', 'p50', 'p95', 'p50 / bar', 'p95 / bar'], ...results.map((r) => [r.label, spread(r.p50, tenth), spread(r.p95, tenth), spread(r.p50OfTheBar, times), spread(r.p95OfTheBar, times)])]),
  ].join('\n');
}
