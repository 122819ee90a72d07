/** A part of a sentence by which an entry is found, with how much it counts beside the others. */
export interface SpokenGram {
  readonly gram: string;
  readonly weight: number;
}

/** What a Chinese sentence is held together by, and what every service has in common; the longest first, so that none hides in another. */
const FILLERS_ZH = [
  '需要什么材料', '需要哪些材料', '怎么办理', '如何办理', '去哪里办', '在哪里办', '怎么申请', '如何申请', '怎么查询', '去哪里', '在哪里', '怎么办', '什么时候', '多少钱', '怎么', '怎样', '如何', '哪里', '哪儿', '什么', '多少', '可以', '能不能', '我想', '想要', '我要', '需要', '我们', '他们', '自己', '一下',
  '办理', '办', '我', '你', '他', '她', '的', '了', '吗', '呢', '啊', '吧', '要', '想', '去', '来', '在', '把', '给', '到', '从', '和', '与', '或', '请', '能', '会', '是', '有', '个',
] as const;
/** The same in English. */
const FILLERS_EN = new Set([
  'a', 'an', 'the', 'i', 'my', 'me', 'we', 'our', 'you', 'your', 'his', 'her', 'their', 'it', 'its', 'is', 'are', 'am', 'be', 'was', 'has', 'have', 'had', 'do', 'does', 'did', 'can', 'could', 'should', 'will', 'would', 'to', 'of', 'for', 'in', 'on', 'at', 'by', 'with', 'from',
  'and', 'or', 'how', 'what', 'where', 'when', 'who', 'which', 'why', 'want', 'need', 'get', 'make', 'this', 'that', 'there', 'please', 'about', 'as', 'if', 'not', 'no', 'new', 'apply', 'application',
]);
/** Endings without which English words of one family are one; the longest first. */
const ENDINGS = ['ations', 'ation', 'ements', 'ement', 'ments', 'ment', 'ingly', 'tions', 'ings', 'tion', 'ing', 'ies', 'ied', 'ed', 'es', 'ly', 's', 'e', 'y'] as const;
const SHORTEST_STEM = 3;
const HAN = /\p{Script=Han}+/gu;
/** A single sign says less than two that follow each other. */
const SINGLE = 0.35;

/** The parts of typed words: of Chinese each two signs that follow each other and, for less, each sign; of English the words without their endings. Fillers are left out, unless nothing else was said. */
export function spokenGrams(words: readonly string[]): SpokenGram[] {
  const told = gramsOf(words, true);
  return told.length > 0 ? told : gramsOf(words, false);
}

function gramsOf(words: readonly string[], isSifted: boolean): SpokenGram[] {
  const grams = new Map<string, number>();
  for (const word of words) {
    for (const run of word.match(HAN) ?? []) for (const part of isSifted ? withoutFillers(run) : [run]) addChinese(part, grams);
    for (const latin of word.split(/[^a-z0-9]+/)) if (latin !== '' && !(isSifted && FILLERS_EN.has(latin))) grams.set(stemOf(latin), 1);
  }
  return [...grams].map(([gram, weight]) => ({ gram, weight }));
}

function withoutFillers(run: string): string[] {
  let parts = [run];
  for (const filler of FILLERS_ZH) parts = parts.flatMap((part) => part.split(filler)).filter((part) => part !== '');
  return parts;
}

function addChinese(part: string, grams: Map<string, number>): void {
  const signs = [...part];
  signs.forEach((sign, i) => {
    const next = signs[i + 1];
    if (next !== undefined) grams.set(`${sign}${next}`, 1);
    if (!grams.has(sign)) grams.set(sign, SINGLE);
  });
}

function stemOf(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, word.length - ending.length);
}
