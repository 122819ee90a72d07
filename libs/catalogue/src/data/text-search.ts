import type { Tx } from '#platform';
import type { SelectQueryBuilder } from 'typeorm';
import type { QualificationEntity } from './entities.js';

/** Longer text is cut: every trigram costs a look into the index. */
const LONGEST = 80;
/** Shorter words have no trigram; they are looked up as grams. */
const TRIGRAM = 3;

const RANK = `CASE
  WHEN q.names LIKE :isName OR q.pinyin = :compact OR q.initials = :compact THEN 0
  WHEN lower(q.nameZh) LIKE :start OR lower(q.nameEn) LIKE :start OR q.pinyin LIKE :compactStart OR q.initials LIKE :compactStart THEN 1
  WHEN q.names LIKE :inside THEN 2 ELSE 3 END`;

/**
 * One way of looking for a typed text. `written`: every word stands in a name, a synonym, the pinyin or the certificate. `nearly`: a word of the entry is like a typed one
 * as a whole (letters changed places, one is missing). `partly`: a typed one is like a part of a word of the entry.
 */
export type TextPass = 'written' | 'nearly' | 'partly';

/** The ways in which a text is looked for, until one finds something: a typo still finds, and what is written right is never mixed with what looks alike. */
export function passesFor(typed: string | undefined): readonly TextPass[] {
  return wordsOf(typed).length === 0 ? ['written'] : ['written', 'nearly', 'partly'];
}

/** How a word of an entry is held against a typed one, and the setting that says how like they must be: two letters that changed places in a word of five leave a third. */
const LIKENESS = {
  nearly: { measure: 'similarity(w.word, t.word)', operator: 'w.word % t.word', setting: 'pg_trgm.similarity_threshold', least: 0.25 },
  partly: { measure: 'word_similarity(t.word, w.word)', operator: 'w.word %> t.word', setting: 'pg_trgm.word_similarity_threshold', least: 0.3 },
} as const;

/** The threshold of the operators is a setting: for this transaction only, on its way before the statement that needs it. */
export function setLikeness(tx: Tx, pass: TextPass): void {
  if (pass !== 'written') tx.write(`likeness-${pass}`, 'SELECT set_config($1, $2, true)', [LIKENESS[pass].setting, String(LIKENESS[pass].least)]);
}

/** Keeps the entries that a text means, best first. Call it when all other conditions stand. */
export function rankByText(query: SelectQueryBuilder<QualificationEntity>, typed: string | undefined, pass: TextPass): void {
  const words = wordsOf(typed);
  if (words.length === 0) return;
  const [whole, compact] = [words.join(' '), words.join('')];
  if (pass === 'written') {
    query.andWhere(words.map((word, i) => `q.searchText LIKE :w${i}${[...word].length < TRIGRAM ? ` AND catalogue.grams(q.searchText) @> catalogue.grams(:g${i})` : ''}`).join(' AND '));
    query.setParameters({
      ...Object.fromEntries(words.flatMap((word, i) => [[`w${i}`, `%${escaped(word)}%`], [`g${i}`, word]])),
      compact, isName: `%|${escaped(whole)}|%`, start: `${escaped(whole)}%`, compactStart: `${escaped(compact)}%`, inside: `%${escaped(whole)}%`,
    });
    query.addSelect(RANK, 'rank').orderBy('rank');
  } else {
    // Words that were typed apart may be one; what is like all of them together is as good as what is like each.
    query.innerJoin(`(${alike(pass)})`, 'near', 'near.code = q.code AND near.version = q.version').setParameters({ words, compact });
    query.addSelect('near.alike', 'alike').orderBy('alike', 'DESC');
  }
  query.addSelect('length(q.nameZh)', 'size').addOrderBy('size');
}

/** For each entry that has words like the typed ones, how like they are together. */
function alike(pass: 'nearly' | 'partly'): string {
  const { measure, operator } = LIKENESS[pass];
  return `SELECT code, version, sum(best) AS alike FROM (
      SELECT w.code, w.version, t.word, max(${measure} * t.weight) AS best
      FROM (SELECT word, 1 AS weight FROM unnest(:words::text[]) AS word UNION SELECT :compact, cardinality(:words::text[])) AS t JOIN catalogue.qualification_word w ON ${operator}
      GROUP BY w.code, w.version, t.word) AS near_words GROUP BY code, version`;
}

function wordsOf(typed: string | undefined): string[] {
  return (typed ?? '').toLowerCase().slice(0, LONGEST).split(/\s+/).filter((word) => word !== '').slice(0, 8);
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
