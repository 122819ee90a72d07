import type { LawRef } from '../../api/types.js';

const DIGITS = '零一二三四五六七八九';

/** A number from 1 to 999 as Chinese laws write it: 32 is 三十二, 105 is 一百零五. */
function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor((value % 100) / 10), value % 10];
  const front = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`;
  const middle = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  return `${front}${middle}${ones === 0 ? '' : DIGITS[ones]}`;
}

/** `32(4)` is written 第三十二条第四款; an article that is already in words stays. */
function articleText(article: string): string {
  const match = /^(\d{1,3})(?:\((\d{1,2})\))?$/.exec(article);
  if (match === null) return article;
  const text = `第${chineseNumber(Number(match[1]))}条`;
  return match[2] === undefined ? text : `${text}第${chineseNumber(Number(match[2]))}款`;
}

/** A law with its article as it is cited. A document number such as 国办发〔2020〕35号 stands without title marks. */
export function lawText({ law, article }: LawRef): string {
  const title = law.includes('〔') || law.startsWith('《') ? law : `《${law}》`;
  return article === undefined ? title : `${title}${articleText(article)}`;
}
