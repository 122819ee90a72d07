/**
 * Derives reference/institutions.json from the project's list of hospitals:
 *   node seeds/derive/institutions.mjs <hospitals.json>
 * The place comes from the list's city and district by the names of reference/jurisdictions.json; what the list does not know stays null.
 */
import { readFileSync } from 'node:fs';
import { searchKeys, writeReference } from './writing.mjs';

const path = process.argv[2];
if (path === undefined) throw new Error('name the file of the list');
const list = JSON.parse(readFileSync(path, 'utf8'));
const { items: places } = JSON.parse(readFileSync(new URL('../reference/jurisdictions.json', import.meta.url), 'utf8'));

const GRADES = { 三级甲等: 'grade_3a', 三级乙等: 'grade_3b', '三级（未定等）': 'grade_3_unclassified', 三级: 'grade_3' };

/** The deepest place that the list names: district or county, else city, else province. */
function placeOf(entry) {
  const province = places.find((place) => place.code === entry.province);
  if (!province) throw new Error(`${entry.id}: province ${entry.province} is unknown`);
  const city = entry.city === province.nameZh ? province : places.find((place) => place.nameZh === entry.city && place.parentCode === province.code);
  if (!city) throw new Error(`${entry.id}: city ${entry.city} is unknown`);
  if (entry.district === null) return city.code;
  const district = places.find((place) => place.nameZh === entry.district && [place.parentCode, place.ownerCode].includes(city.code));
  if (!district) throw new Error(`${entry.id}: district ${entry.district} of ${entry.city} is unknown`);
  return district.code;
}

function gradeOf(entry) {
  if (entry.tier === null) return null;
  const grade = GRADES[entry.tier];
  if (!grade) throw new Error(`${entry.id}: grade ${entry.tier} is unknown`);
  return grade;
}

/** Sources stand in the list as " (text)" or "text". */
const plain = (source) => source?.trim().replace(/^\((.*)\)$/, '$1') ?? null;

function institution(entry) {
  if (entry.designated_for_settlement !== null) throw new Error(`${entry.id}: a settlement status needs a field of its own`);
  return {
    code: entry.id, nameZh: entry.name_zh, nameEn: null, ...searchKeys(entry.name_zh),
    kind: entry.specialised === true ? 'specialised_hospital' : 'hospital', grade: gradeOf(entry), insuranceCode: null,
    jurisdictionCode: placeOf(entry), addressZh: entry.address,
    provenance: {
      status: 'name_list_not_official', settlementStatus: 'unknown', confidence: entry.confidence, gradeSource: plain(entry.tier_source),
      formerNameZh: entry.former_name, nameNote: entry.name_note, sources: [...entry.sources.map(plain), ...entry.tags],
    },
  };
}

writeReference('reference', 'institutions', {
  title: '京津冀医疗机构名录（非官方）', titleEn: 'Hospitals of Beijing, Tianjin and Hebei (not an official list)',
  source: ['list of hospitals of the project, assembled from public repositories; sources of each entry in its provenance'],
  asOf: list.meta.generated,
  provenance: '机构名称真实；等级来自较早的名单，地址来自2020年的名单。医保机构编码与异地直接结算状态均未知，请导入医保部门的正式名单。',
  provenanceEn: 'The names are real; grades come from an older list, addresses from a list of 2020. Insurance codes and the state of direct settlement are unknown: import the official list of the insurance authorities.',
  warning: list.meta.warning,
  leftOut: 'telephone and number of beds, which the list has for about 20 institutions only',
}, list.items.map(institution));
