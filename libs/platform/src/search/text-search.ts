import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../database/tx.js';
import { spokenGrams } from './spoken-grams.js';

/** Longer text is cut: every trigram costs a look into the index. */
const LONGEST = 80;
/** Shorter words have no trigram; they are looked up as grams. */
const TRIGRAM = 3;

/**
 * Read rows of versions that are searched. Its table has `search_text`, `names` (names, code and synonyms in small letters between bars), `pinyin`, `initials`, `name_zh` and `name_en`, and a trigger
 * that keeps its words (`platform.keep_words`).
 */
export interface SearchedTable {
  /** With its schema: `catalogue.qualification`. */
  readonly table: string;
  /** What the query calls it. */
  readonly alias: string;
  /** The column that tells the versions of a code apart. */
  readonly number: 'version' | 'number';
}

/**
 * One way of looking for a typed text. `written`: every word stands in a name, a synonym, the pinyin or whatever else is searched. `spoken`: most of what a sentence says does, its fillers left out.
 * `nearly`: a word of the entry is like a typed one as a whole (letters changed places, one is missing). `partly`: a typed one is like a part of a word of the entry.
 */
export type TextPass = 'written' | 'spoken' | 'nearly' | 'partly';

/** The ways in which a text is looked for, in turn until one finds something: a typo still finds, and what is written right is never mixed with what looks alike. */
export function passesFor(typed: string | undefined, ways: readonly TextPass[]): readonly TextPass[] {
  return wordsOf(typed).length === 0 ? ['written'] : ways;
}

/** How a word of an entry is held against a typed one, and the setting that says how like they must be: two letters that changed places in a word of five leave a third. */
const LIKENESS = {
  nearly: { measure: 'similarity(w.word, t.word)', operator: 'w.word % t.word', setting: 'pg_trgm.similarity_threshold', least: 0.25 },
  partly: { measure: 'word_similarity(t.word, w.word)', operator: 'w.word %> t.word', setting: 'pg_trgm.word_similarity_threshold', least: 0.3 },
} as const;

/** The threshold of the operators is a setting: for this transaction only, on its way before the statement that needs it. */
export function setLikeness(tx: Tx, pass: TextPass): void {
  if (pass === 'nearly' || pass === 'partly') tx.write(`likeness-${pass}`, 'SELECT set_config($1, $2, true)', [LIKENESS[pass].setting, String(LIKENESS[pass].least)]);
}

/** Keeps the entries that a text means, best first. Call it when all other conditions stand. */
export function rankByText<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, searched: SearchedTable, typed: string | undefined, pass: TextPass): void {
  const words = wordsOf(typed);
  if (words.length === 0) return;
  const { alias, number } = searched;
  const [whole, compact] = [words.join(' '), words.join('')];
  if (pass === 'written') {
    query.andWhere(words.map((word, i) => `${alias}.searchText LIKE :w${i}${[...word].length < TRIGRAM ? ` AND platform.grams(${alias}.searchText) @> platform.grams(:g${i})` : ''}`).join(' AND '));
    query.setParameters({
      ...Object.fromEntries(words.flatMap((word, i) => [[`w${i}`, `%${escaped(word)}%`], [`g${i}`, word]])),
      compact, isName: `%|${escaped(whole)}|%`, start: `${escaped(whole)}%`, compactStart: `${escaped(compact)}%`, inside: `%${escaped(whole)}%`,
    });
    query.addSelect(rankOf(alias), 'rank').orderBy('rank');
  } else {
    const grams = spokenGrams(words);
    query.innerJoin(`(${pass === 'spoken' ? spoken(searched) : alike(searched, pass)})`, 'near', `near.code = ${alias}.code AND near.number = ${alias}.${number}`);
    // Words that were typed apart may be one; what is like all of them together is as good as what is like each.
    query.setParameters(pass === 'spoken' ? { grams: grams.map(({ gram }) => gram), weights: grams.map(({ weight }) => weight), patterns: grams.map(({ gram }) => `%${escaped(gram)}%`) } : { words, compact });
    query.addSelect('near.alike', 'alike').orderBy('alike', 'DESC');
  }
  query.addSelect(`length(${alias}.nameZh)`, 'size').addOrderBy('size');
}

function rankOf(alias: string): string {
  return `CASE
    WHEN ${alias}.names LIKE :isName OR ${alias}.pinyin = :compact OR ${alias}.initials = :compact THEN 0
    WHEN lower(${alias}.nameZh) LIKE :start OR lower(${alias}.nameEn) LIKE :start OR ${alias}.pinyin LIKE :compactStart OR ${alias}.initials LIKE :compactStart THEN 1
    WHEN ${alias}.names LIKE :inside THEN 2 ELSE 3 END`;
}

/** For each entry that has words like the typed ones, how like they are together. */
function alike({ table, number }: SearchedTable, pass: 'nearly' | 'partly'): string {
  const { measure, operator } = LIKENESS[pass];
  return `SELECT code, number, sum(best) AS alike FROM (
      SELECT w.code, w.${number} AS number, t.word, max(${measure} * t.weight) AS best
      FROM (SELECT word, 1 AS weight FROM unnest(:words::text[]) AS word UNION SELECT :compact, cardinality(:words::text[])) AS t JOIN ${table}_word w ON ${operator}
      GROUP BY w.code, w.${number}, t.word) AS near_words GROUP BY code, number`;
}

/** How much of what is said must stand in an entry, by the weight of its parts. */
const LEAST_SAID = 0.45;
/** A part that stands in a name or a synonym says more than one that stands in a summary. */
const IN_NAME = 3;

/**
 * For each entry that has most of what a sentence says, how much that weighs: the rarer a part is among the entries, the more it tells. A part that nobody has counts as the rarest, so that a sentence about
 * something else finds nothing here.
 */
function spoken({ table, number }: SearchedTable): string {
  return `WITH said AS (SELECT * FROM unnest(:grams::text[], :weights::real[], :patterns::text[]) AS g(gram, weight, pattern)),
      hit AS (SELECT s.code, s.${number} AS number, said.gram, said.weight, CASE WHEN s.names LIKE said.pattern THEN ${IN_NAME} ELSE 1 END AS place FROM said JOIN ${table} s ON s.search_text LIKE said.pattern),
      entries AS (SELECT count(DISTINCT code) AS n FROM ${table}),
      told AS (SELECT said.gram, said.weight * ln(1 + entries.n / (0.5 + (SELECT count(DISTINCT hit.code) FROM hit WHERE hit.gram = said.gram))) AS tells FROM said, entries)
    SELECT hit.code, hit.number, sum(hit.place * told.tells) AS alike FROM hit JOIN told USING (gram) GROUP BY hit.code, hit.number
    HAVING sum(told.tells) >= ${LEAST_SAID} * (SELECT sum(tells) FROM told)`;
}

function wordsOf(typed: string | undefined): string[] {
  return (typed ?? '').toLowerCase().slice(0, LONGEST).split(/\s+/).filter((word) => word !== '').slice(0, 8);
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
