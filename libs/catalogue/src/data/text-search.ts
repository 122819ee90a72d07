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
 * One way of looking for a typed text. `written`: every word stands in a name, a synonym, the pinyin or the certificate. A number: the share of the typed
 * trigrams that an entry must have to count as meant; two letters that changed places in a word of five leave a third.
 */
export type TextPass = 'written' | number;

/** The ways in which a text is looked for, until one finds something: a typo still finds, and what is written right is never mixed with what looks alike. */
export function passesFor(typed: string | undefined): readonly TextPass[] {
  return wordsOf(typed).length === 0 ? ['written'] : ['written', 0.5, 0.3];
}

/** Keeps the entries that a text means, best first. Call it when all other conditions stand. */
export function rankByText(query: SelectQueryBuilder<QualificationEntity>, typed: string | undefined, pass: TextPass): void {
  const words = wordsOf(typed);
  if (words.length === 0) return;
  const [whole, compact] = [words.join(' '), words.join('')];
  query.setParameters({
    ...Object.fromEntries(words.flatMap((word, i) => [[`w${i}`, `%${escaped(word)}%`], [`g${i}`, word]])),
    whole, compact, isName: `%|${escaped(whole)}|%`, start: `${escaped(whole)}%`, compactStart: `${escaped(compact)}%`, inside: `%${escaped(whole)}%`,
  });
  if (pass === 'written') query.andWhere(words.map((word, i) => `q.searchText LIKE :w${i}${[...word].length < TRIGRAM ? ` AND catalogue.grams(q.searchText) @> catalogue.grams(:g${i})` : ''}`).join(' AND '));
  else query.andWhere(alike(pass)).addSelect('word_similarity(:whole, q.searchText)', 'alike');
  query.addSelect(RANK, 'rank').addSelect('length(q.nameZh)', 'size').orderBy('rank');
  if (pass !== 'written') query.addOrderBy('alike', 'DESC');
  query.addOrderBy('size');
}

/** The operator takes its threshold from a setting: the statement sets it before it reads the index, for this transaction only. */
function alike(least: number): string {
  return `q.searchText %> (SELECT :whole::text FROM set_config('pg_trgm.word_similarity_threshold', '${least}', true))`;
}

function wordsOf(typed: string | undefined): string[] {
  return (typed ?? '').toLowerCase().slice(0, LONGEST).split(/\s+/).filter((word) => word !== '').slice(0, 8);
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
