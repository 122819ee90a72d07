import { no, ok, type Refusal, type Result } from '#kernel';

/** Views that one person may keep in one post. */
export const MOST_VIEWS = 20;
/** Signs of a name as a reader counts them: a family emoji is one. */
export const MOST_NAME_SIGNS = 40;
/** One sign may be built of many marks; the name as a whole may not be longer than this. */
const MOST_NAME_UNITS = 400;

/** Control signs, and those that turn the direction of everything behind them: a name must not rearrange the page around it. Joiners of emoji stay. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The name of a view as it is kept: composed, without unseen signs and outer blanks. Refuses `view_name_invalid`. */
export function viewName(typed: string): Result<string, Refusal> {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();
  const signs = name.length > MOST_NAME_UNITS ? Number.POSITIVE_INFINITY : [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name)].length;
  // Joiners alone are nothing to see.
  const isSeen = /[^\p{Cf}\p{M}\s]/u.test(name);
  return isSeen && signs <= MOST_NAME_SIGNS ? ok(name) : no({ code: 'view_name_invalid', details: { max: MOST_NAME_SIGNS } });
}

/** The ids in the order that is asked for; those that it does not name stay behind, as they were. Others are nobody's business and left out. */
export function arranged(known: readonly string[], asked: readonly string[]): string[] {
  const named = [...new Set(asked)].filter((id) => known.includes(id));
  return [...named, ...known.filter((id) => !named.includes(id))];
}
