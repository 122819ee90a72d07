/**
 * Derives reference/departments.json, authorities.json and windows.json from the tables below and from
 * reference/jurisdictions.json:
 *   node seeds/derive/directory.mjs
 * Names of provincial authorities are general knowledge. Names below the province follow the usual pattern: `general_knowledge`
 * where the pattern is common use, `generated` where it was only filled in. Import the official directory to replace them.
 */
import { readFileSync } from 'node:fs';
import { writeReference } from './writing.mjs';

const AS_OF = '2026-11-22';
const KNOWN = { status: 'general_knowledge', source: 'general knowledge, unverified' };
/** Which body carries the field differs by place and has changed: the row has the name of the field until the directory is imported. */
const UNNAMED = { status: 'generated', source: 'place and field; which body carries the field there was not found' };
const jurisdictions = JSON.parse(readFileSync(new URL('../reference/jurisdictions.json', import.meta.url), 'utf8')).items;
const byCode = new Map(jurisdictions.map((row) => [row.code, row]));

/** Department, Chinese and English name of the field, then the authority of Beijing, Tianjin and Hebei (without the place name). */
const FIELDS = [
  ['agriculture', '农业农村', 'Agriculture and Rural Affairs', '农业农村局', '农业农村委员会', '农业农村厅'],
  ['civil_affairs', '民政', 'Civil Affairs', '民政局', '民政局', '民政厅'],
  ['commerce', '商务', 'Commerce', '商务局', '商务局', '商务厅'],
  ['construction', '住房和城乡建设', 'Housing and Urban-Rural Development', '住房和城乡建设委员会', '住房和城乡建设委员会', '住房和城乡建设厅'],
  ['culture', '文化和旅游', 'Culture and Tourism', '文化和旅游局', '文化和旅游局', '文化和旅游厅'],
  ['defence_industry', '国防科技工业', 'Defence Science and Industry', '国防科学技术工业办公室', '国防科学技术工业办公室', '国防科技工业局'],
  ['development', '发展和改革', 'Development and Reform', '发展和改革委员会', '发展和改革委员会', '发展和改革委员会'],
  ['drug', '药品监督管理', 'Medical Products', '药品监督管理局', '药品监督管理局', '药品监督管理局'],
  ['education', '教育', 'Education', '教育委员会', '教育委员会', '教育厅'],
  ['emergency', '应急管理', 'Emergency Management', '应急管理局', '应急管理局', '应急管理厅'],
  ['environment', '生态环境', 'Ecology and Environment', '生态环境局', '生态环境局', '生态环境厅'],
  ['finance', '财政', 'Finance', '财政局', '财政局', '财政厅'],
  ['foreign_affairs', '外事', 'Foreign Affairs', '人民政府外事办公室', '人民政府外事办公室', '人民政府外事办公室'],
  ['government', '政务服务', 'Government Services and Data', '政务服务和数据管理局', '人民政府政务服务办公室', '数据和政务服务局'],
  ['health', '卫生健康', 'Health', '卫生健康委员会', '卫生健康委员会', '卫生健康委员会'],
  ['human_resources', '人力资源和社会保障', 'Human Resources and Social Security', '人力资源和社会保障局', '人力资源和社会保障局', '人力资源和社会保障厅'],
  ['industry_it', '工业和信息化', 'Industry and Information Technology', '经济和信息化局', '工业和信息化局', '工业和信息化厅'],
  ['justice', '司法行政', 'Justice', '司法局', '司法局', '司法厅'],
  ['market', '市场监督管理', 'Market Regulation', '市场监督管理局', '市场监督管理委员会', '市场监督管理局'],
  ['medical_insurance', '医疗保障', 'Healthcare Security', '医疗保障局', '医疗保障局', '医疗保障局'],
  ['meteorology', '气象', 'Meteorology', '气象局', '气象局', '气象局'],
  ['natural_resources', '自然资源', 'Planning and Natural Resources', '规划和自然资源委员会', '规划和自然资源局', '自然资源厅'],
  ['public_security', '公安', 'Public Security', '公安局', '公安局', '公安厅'],
  ['science', '科学技术', 'Science and Technology', '科学技术委员会', '科学技术局', '科学技术厅'],
  ['sport', '体育', 'Sports', '体育局', '体育局', '体育局'],
  ['statistics', '统计', 'Statistics', '统计局', '统计局', '统计局'],
  ['transport', '交通运输', 'Transport', '交通委员会', '交通运输委员会', '交通运输厅'],
  ['veterans', '退役军人事务', 'Veterans Affairs', '退役军人事务局', '退役军人事务局', '退役军人事务厅'],
  ['water', '水利水务', 'Water Affairs', '水务局', '水务局', '水利厅'],
];

/** Fields whose authorities are not named "place + field". */
const OWN_NAMES = [
  ['credit', '社会信用', 'Social Credit', ...[['北京市', 'Beijing'], ['天津市', 'Tianjin'], ['河北省', 'Hebei']].map(([zh, en]) => [`${zh}社会信用工作主管部门`, `${en} Authority for Social Credit`])],
  ['customs', '海关', 'Customs', ['北京海关', 'Beijing Customs'], ['天津海关', 'Tianjin Customs'], ['石家庄海关', 'Shijiazhuang Customs']],
  ['disability', '残疾人事务', 'Disability Affairs', ['北京市残疾人联合会', "Beijing Disabled Persons' Federation"],
    ['天津市残疾人联合会', "Tianjin Disabled Persons' Federation"], ['河北省残疾人联合会', "Hebei Disabled Persons' Federation"]],
  ['energy', '能源监管', 'Energy Regulation', ...Array(3).fill(['国家能源局华北监管局', 'North China Energy Regulatory Office of the National Energy Administration'])],
  ['forestry', '林业和草原', 'Forestry and Grassland', ['北京市园林绿化局', 'Beijing Municipal Landscaping and Forestry Bureau'],
    ['天津市规划和自然资源局（林业）', 'Tianjin Municipal Planning and Natural Resources Bureau (forestry)'],
    ['河北省林业和草原局', 'Hebei Provincial Forestry and Grassland Bureau']],
  ['housing_fund', '住房公积金', 'Housing Provident Fund', ['北京住房公积金管理中心', 'Beijing Housing Fund Management Centre'],
    ['天津市住房公积金管理中心', 'Tianjin Housing Fund Management Centre'], ['河北省省直住房资金中心', 'Hebei Provincial Housing Fund Centre']],
  ['media', '新闻出版和广播电视', 'Press and Broadcasting', ['北京市新闻出版局', 'Beijing Municipal Press and Publication Bureau'],
    ['天津市新闻出版局', 'Tianjin Municipal Press and Publication Bureau'], ['河北省新闻出版局', 'Hebei Provincial Press and Publication Bureau']],
  ['tax', '税务', 'Taxation', ['国家税务总局北京市税务局', 'Beijing Municipal Tax Service, State Taxation Administration'],
    ['国家税务总局天津市税务局', 'Tianjin Municipal Tax Service, State Taxation Administration'],
    ['国家税务总局河北省税务局', 'Hebei Provincial Tax Service, State Taxation Administration']],
];
const PLACES = [['110000', '北京市', 'Beijing Municipal'], ['120000', '天津市', 'Tianjin Municipal'], ['130000', '河北省', 'Hebei Provincial']];

function englishName(place, field, chinese) {
  if (chinese.endsWith('厅')) return `${place} Department of ${field}`;
  if (chinese.endsWith('委员会')) return `${place} ${field} Commission`;
  return `${place} ${field} ${chinese.endsWith('办公室') ? 'Office' : 'Bureau'}`;
}

function authority(jurisdictionCode, departmentCode, nameZh, nameEn, provenance) {
  const kind = departmentCode === 'government' ? 'government_service' : 'competent';
  return { code: `${jurisdictionCode}-${departmentCode}`, nameZh, nameEn, departmentCode, jurisdictionCode, kind, provenance };
}

const provincial = [
  ...FIELDS.flatMap(([department, , field, ...names]) => PLACES.map(([code, placeZh, placeEn], index) =>
    authority(code, department, placeZh + names[index], englishName(placeEn, field, names[index]), KNOWN))),
  ...OWN_NAMES.flatMap(([department, , , ...names]) => PLACES.map(([code], index) => authority(code, department, ...names[index], department === 'credit' ? UNNAMED : KNOWN))),
];

/** The name with what people put before it: 北京市通州区, 廊坊市广阳区, but 三河市, 固安县. */
function fullName(row) {
  if (row.kind === 'virtual') return { zh: '河北雄安新区', en: "Xiong'an New Area, Hebei" };
  const parent = byCode.get(row.parentCode);
  const province = byCode.get(`${row.code.slice(0, 2)}0000`);
  const en = `${row.nameEn}, ${province.nameEn.replace(' Province', '')}`;
  return { zh: row.kind === 'district' ? parent.nameZh + row.nameZh : row.nameZh, en };
}

/** Places with authorities of their own below the province, so that a post that reaches below has something to reach. */
const WITH_AUTHORITIES = [
  '110105', '110106', '110108', '110112', '110115', '120101', '120114', '120115', '120116', '120119',
  '130123', '130681', '131003', '131022', '131082',
];
const local = WITH_AUTHORITIES.flatMap((code) => {
  const row = byCode.get(code);
  const { zh, en } = fullName(row);
  const health = row.parentCode.endsWith('0000') ? '卫生健康委员会' : '卫生健康局';
  return [
    authority(code, 'human_resources', `${zh}人力资源和社会保障局`, `Human Resources and Social Security Bureau of ${en}`, KNOWN),
    authority(code, 'health', zh + health, `Health ${health.endsWith('局') ? 'Bureau' : 'Commission'} of ${en}`, KNOWN),
  ];
});
const xiongan = ['human_resources', 'health'].map((department) => authority('133100', department, '河北雄安新区公共服务局',
  "Public Services Bureau of Xiong'an New Area, Hebei", { status: 'general_knowledge', source: 'general knowledge, unverified: one body carries both fields' }));

const counties = jurisdictions.filter((row) => row.level === 'county');
/** Every place of the administrative division has a people's government; a virtual one (Xiong'an) has none. */
const governments = jurisdictions.filter((row) => row.kind !== 'virtual').map((row) => {
  const { zh, en } = row.level === 'province' ? { zh: row.nameZh, en: row.nameEn } : fullName(row);
  return authority(row.code, 'peoples_government', `${zh}人民政府`, `People's Government of ${en}`,
    { status: 'generated', source: "name of the place and 人民政府; bodies of review under 行政复议法 24" });
});
const SERVICE = { 11: ['政务服务和数据管理局', 'Government Services and Data Bureau'], 12: ['政务服务办公室', 'Government Services Office'], 13: ['数据和政务服务局', 'Data and Government Services Bureau'] };
const service = counties.map((row) => {
  const { zh, en } = fullName(row);
  const [nameZh, nameEn] = SERVICE[row.code.slice(0, 2)];
  return authority(row.code, 'government', zh + nameZh, `${nameEn} of ${en}`, { status: 'generated', source: 'name filled in by the usual pattern of the province' });
});
const windows = counties.map((row) => {
  const { zh, en } = fullName(row);
  return {
    code: `W-${row.code}`, nameZh: `${zh}政务服务中心综合窗口`, nameEn: `General window, Government Service Centre of ${en}`,
    jurisdictionCode: row.code, authorityCode: `${row.code}-government`,
    addressZh: `${zh}政务服务中心（地址待导入）`, addressEn: `Government Service Centre of ${en} (address to be imported)`,
    provenance: { status: 'generated', source: 'one general window a county-level division, until the register of windows is imported' },
  };
});

const byRowCode = (a, b) => a.code.localeCompare(b.code);
const UNVERIFIED = {
  provenance: '机构名称为通用知识或按惯例生成，未经官方核对；请导入正式机构名录。',
  provenanceEn: 'Names of authorities are general knowledge or filled in by the usual pattern, not checked; import the official directory.',
};
writeReference('reference', 'departments', {
  title: '主管部门类别', titleEn: 'Departments', source: ['one row a sector of qualifications.json'], asOf: AS_OF,
  provenance: '每个资质领域对应一个省级主管部门类别，另有各级人民政府（行政复议机关）；消防、知识产权、民航、审计等更细的部门尚未分列，主管机关原文见资质条目。',
  provenanceEn: 'One department a sector, and the people’s governments (bodies of administrative review). Finer ones (fire, intellectual property, civil aviation, audit) are not apart yet; each qualification keeps the name of its authority as found.',
}, [...FIELDS, ...OWN_NAMES, ['peoples_government', '人民政府', "People's Government"]].map(([code, nameZh, nameEn]) => ({
  code, nameZh, nameEn, provenance: { status: 'project_proposal', source: 'sector of the candidate list, mapped to a department by the project' },
})).sort(byRowCode));
writeReference('reference', 'authorities', {
  title: '主管机关与政务服务机构', titleEn: 'Competent authorities and government-service authorities', source: ['general knowledge', 'generated names'], asOf: AS_OF, ...UNVERIFIED,
}, [...provincial, ...local, ...xiongan, ...service, ...governments].sort(byRowCode));
writeReference('reference', 'windows', {
  title: '综合窗口', titleEn: 'General windows', source: ['generated from jurisdictions.json'], asOf: AS_OF, ...UNVERIFIED,
}, windows);
