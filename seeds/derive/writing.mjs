import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

/** Readings of place names that a general dictionary gets wrong (local readings, general knowledge). */
const PLACE_READINGS = {
  乐亭: ['lao', 'ting'], 蔚县: ['yu', 'xian'], 大城: ['dai', 'cheng'], 行唐: ['xing', 'tang'], 泊头: ['bo', 'tou'], 宝坻: ['bao', 'di'],
  柏乡: ['bai', 'xiang'], 任丘: ['ren', 'qiu'], 任泽: ['ren', 'ze'], 曲周: ['qu', 'zhou'], 曲阳: ['qu', 'yang'], 长安: ['chang', 'an'], 襄都: ['xiang', 'du'], 信都: ['xin', 'du'], 望都: ['wang', 'du'], 抚宁: ['fu', 'ning'],
};

/** Syllables without tones of the Chinese characters of a text; other letters stay, marks are dropped. */
export function syllables(text) {
  const override = Object.keys(PLACE_READINGS).find((name) => text.startsWith(name));
  if (override !== undefined) return [...PLACE_READINGS[override], ...syllables(text.slice(override.length))];
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((part) => part.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '');
}

/** Search keys of a Chinese name: whole pinyin and first letters. */
export function searchKeys(text) {
  const parts = syllables(text);
  return { pinyin: parts.join(''), initials: parts.map((part) => part[0]).join('') };
}

/** A reference file: the head readable, then one row a line, so that a change shows as changed rows. */
export function writeReference(folder, name, meta, items) {
  const rows = items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const head = JSON.stringify(meta, null, 2).replaceAll('\n', '\n  ');
  writeFileSync(new URL(`../${folder}/${name}.json`, import.meta.url), `{\n  "meta": ${head},\n  "items": [\n${rows}\n  ]\n}\n`);
  process.stdout.write(`${folder}/${name}.json: ${items.length} rows\n`);
}
