import { pinyin } from 'pinyin-pro';

/** How a Chinese name is typed in Latin letters: its pinyin without tones, and the first letter of each syllable. */
export interface Spelling {
  readonly pinyin: string;
  readonly initials: string;
}

/** What is not Chinese stays as it is, in small letters. */
export function spellingOf(name: string): Spelling {
  const spelled = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  return { pinyin: spelled.join('').toLowerCase(), initials: spelled.map((each) => each[0] ?? '').join('').toLowerCase() };
}
