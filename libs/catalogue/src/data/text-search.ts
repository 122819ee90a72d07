import type { SelectQueryBuilder } from 'typeorm';
import type { QualificationEntity } from './entities.js';

/** Share of the typed trigrams that an entry must have to count as meant; two letters that changed places in a word of five leave a third. */
const LEAST_ALIKE = '0.3';
/** Longer text is cut: every trigram costs a look into the index. */
const LONGEST = 80;

/** Set by the statement itself before the index is read, for this transaction only: the operator takes its threshold from nowhere else. */
const ALIKE = `q.searchText %> (SELECT :whole::text FROM set_config('pg_trgm.word_similarity_threshold', '${LEAST_ALIKE}', true))`;
const NAMES = `concat_ws('|', '', lower(q.nameZh), lower(q.nameEn), lower(q.code), lower(array_to_string(q.synonyms, '|')), '')`;
const RANK = `CASE
  WHEN ${NAMES} LIKE :isName OR q.pinyin = :compact OR q.initials = :compact THEN 0
  WHEN lower(q.nameZh) LIKE :start OR lower(q.nameEn) LIKE :start OR q.pinyin LIKE :compactStart OR q.initials LIKE :compactStart THEN 1
  WHEN ${NAMES} LIKE :inside THEN 2 ELSE 3 END`;

/**
 * Keeps the entries that a text means, best first: those that have every typed word in a name, a synonym, the pinyin or the certificate; only where there is
 * none, those that look alike, so that a typo still finds. Call it when all other conditions stand.
 */
export function rankByText(query: SelectQueryBuilder<QualificationEntity>, typed: string | undefined): void {
  const parts = (typed ?? '').toLowerCase().slice(0, LONGEST).split(/\s+/).filter((word) => word !== '').slice(0, 8);
  if (parts.length === 0) return;
  const literal = parts.map((_, i) => `q.searchText LIKE :w${i}`).join(' AND ');
  const [whole, compact] = [parts.join(' '), parts.join('')];
  const found = query.clone().select('1').andWhere(literal).getQuery();
  query.andWhere(`((${literal}) OR (NOT EXISTS (${found}) AND ${ALIKE}))`);
  query.setParameters({
    ...Object.fromEntries(parts.map((word, i) => [`w${i}`, `%${escaped(word)}%`])),
    whole, compact, isName: `%|${escaped(whole)}|%`, start: `${escaped(whole)}%`, compactStart: `${escaped(compact)}%`, inside: `%${escaped(whole)}%`,
  });
  query.addSelect(RANK, 'rank').addSelect(`CASE WHEN ${literal} THEN 1 ELSE word_similarity(:whole, q.searchText) END`, 'alike').addSelect('length(q.nameZh)', 'size');
  query.orderBy('rank').addOrderBy('alike', 'DESC').addOrderBy('size');
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
