/**
 * Derives reference/benefit-policies.json from the project's sample figures of insured places:
 *   node seeds/derive/benefit-policies.mjs <settlement-policy.json>
 * A figure whose meaning is not clear (a range, bands without edges, tiers named a and b) is left out and named in `leftOut`: what a policy does not say is refused, never guessed.
 */
import { readFileSync } from 'node:fs';
import { writeReference } from './writing.mjs';

const path = process.argv[2];
if (path === undefined) throw new Error('name the file of the figures');
const { regions, cross_province_factors: { values: factors, source: factorSource } } = JSON.parse(readFileSync(path, 'utf8'));

const TIERS = {
  村: ['village'], 乡: ['township'], 乡镇: ['township'], 基层: ['community'], 社区: ['community'], 一级: ['grade_1'], 二级: ['grade_2'], 三级: ['grade_3'], 三级乙等或普通三级: ['grade_3'], 三级甲等: ['grade_3a'], '三级甲等(高档)': ['grade_3a'],
  其他: ['grade_1', 'grade_2', 'grade_3'],
};
const STATUSES = { active: 'working', retired: 'retired', retired_70plus: 'retired_70' };
const FIRST_DAY = '2026-01-01';

const fen = (yuan) => yuan * 100;
const ratio = (percent) => percent * 100;
const isRecord = (value) => typeof value === 'object' && value !== null;
const isTiered = (value) => isRecord(value) && Object.keys(value).every((key) => key in TIERS);
const isByStatus = (value) => isRecord(value) && Object.keys(value).every((key) => key in STATUSES);

/** A number for all tiers, or one a tier; undefined where the names of the tiers say nothing. */
function byTier(value, unit) {
  if (typeof value === 'number') return { all: unit(value) };
  if (!isTiered(value)) return undefined;
  return { tiers: Object.fromEntries(Object.entries(value).flatMap(([name, amount]) => TIERS[name].map((tier) => [tier, unit(amount)]))) };
}

function byStatus(value, statuses, unit) {
  if (isByStatus(value)) return Object.fromEntries(Object.entries(value).map(([name, amount]) => [STATUSES[name], byTier(amount, unit)]));
  const one = byTier(value, unit);
  return one === undefined ? undefined : Object.fromEntries(statuses.map((status) => [status, one]));
}

/** Raises every ratio of a table by points of percent. */
function raised(table, points) {
  const more = (value) => Math.min(value + ratio(points), 10_000);
  return table.all === undefined ? { tiers: Object.fromEntries(Object.entries(table.tiers).map(([tier, value]) => [tier, more(value)])) } : { all: more(table.all) };
}

function ratiosOf(figures, insurance, leftOut, where) {
  const own = byTier(figures.ratio_percent, ratio);
  if (own === undefined) {
    leftOut.push(`${where}: ratios whose tiers are not named`);
    return undefined;
  }
  if (insurance === 'resident') return { resident: own };
  const { retiree_ratio_percent: retired = null, retiree_add_points: points = retired?.add_points ?? null } = figures;
  if (points !== null) return { working: own, retired: raised(own, points) };
  if (typeof retired === 'number') return { working: own, retired: { all: ratio(retired) } };
  leftOut.push(`${where}: ratios of retired persons`);
  return { working: own };
}

function capsOf(figures, insurance) {
  if (insurance === 'resident' || figures.annual_cap !== undefined) {
    const cap = figures.annual_cap ?? figures.annual_cap_active;
    return byStatus(cap, insurance === 'resident' ? ['resident'] : ['working', 'retired'], fen);
  }
  const given = { working: figures.annual_cap_active, retired: figures.annual_cap_retired, working_45: figures.annual_cap_45plus };
  // Of Beijing the figures say that there is no cap since 2023.
  const none = figures.note?.startsWith('no annual cap') ? { working: { all: null }, retired: { all: null } } : {};
  return { ...none, ...Object.fromEntries(Object.entries(given).filter(([, yuan]) => typeof yuan === 'number').map(([status, yuan]) => [status, { all: fen(yuan) }])) };
}

/** Bands beyond the first, as the notes of the figures give them. */
const FURTHER = {
  '110000 employee outpatient': { upTo: 20_000, ratio: { working: { all: 6_000 }, retired: { all: 8_000 } } },
  '120000 employee outpatient': { upTo: 5_500, ratio: { working: { all: 5_500 } } },
};

function schemeOf(figures, insurance, kind, where, leftOut) {
  const statuses = insurance === 'resident' ? ['resident'] : ['working', 'retired'];
  const { first = figures.deductible, later = figures.deductible?.second } = isRecord(figures.deductible) ? figures.deductible : {};
  const ratios = ratiosOf(figures, insurance, leftOut, where);
  const [deductible, cap] = [byStatus(first, statuses, fen), capsOf(figures, insurance)];
  if (ratios === undefined || deductible === undefined || cap === undefined) {
    leftOut.push(`${where}: the whole kind of care`);
    return undefined;
  }
  const further = FURTHER[where];
  const bands = further === undefined ? [{ upTo: null, ratio: ratios }] : [{ upTo: fen(further.upTo), ratio: ratios }, { upTo: null, ratio: further.ratio }];
  return {
    scope: kind, bandsOver: 'year', cap, bands,
    deductible: { per: kind === 'inpatient' ? 'stay' : 'year', first: deductible, ...(later === undefined || kind !== 'inpatient' ? {} : { later: byStatus(later, statuses, fen) }) },
  };
}

function criticalIllness(figures, where, source, leftOut) {
  if (!figures) return [];
  const bands = figures.bands?.map(({ up_to: upTo, above, ratio_percent: percent }) => (upTo === undefined && above === undefined ? undefined : { upTo: upTo === undefined ? null : fen(upTo), ratio: ratio(percent) }));
  if (bands === undefined || bands.includes(undefined)) {
    leftOut.push(`${where}: critical illness, whose bands have no edges`);
    return [];
  }
  return [{ fund: 'critical_illness', basis: 'self_borne', groups: [], threshold: fen(figures.deductible), bands, cap: figures.annual_cap === undefined ? null : fen(figures.annual_cap), source }];
}

function filingFactors(insurance) {
  const of = (name) => Math.round(factors[`${name}_${insurance}`] * 10_000);
  return { local: 10_000, treated_as_filed: 10_000, long_term: Math.round(factors.filed_long_term * 10_000), referral: of('referral'), emergency: of('emergency'), unfiled: of('unfiled') };
}

const items = regions.filter(({ confidence }) => confidence !== 'missing').flatMap((region) => ['employee', 'resident'].map((insurance) => {
  const leftOut = [];
  const source = { status: 'sample', source: region.source };
  const schemes = Object.fromEntries(['outpatient', 'inpatient'].flatMap((kind) => {
    const scheme = schemeOf(region[`${insurance}_${kind}`], insurance, kind, `${region.region_code} ${insurance} ${kind}`, leftOut);
    return scheme === undefined ? [] : [[kind, scheme]];
  }));
  const layers = insurance === 'resident' ? criticalIllness(region.critical_illness, `${region.region_code} resident`, source, leftOut) : [];
  return { code: `${region.region_code}-${insurance}`, version: '2026.1', insuredPlace: region.region_code, insurance, validFrom: FIRST_DAY, validTo: null, schemes, filingFactors: filingFactors(insurance), layers, leftOut, provenance: source };
}));

writeReference('reference', 'benefit-policies', {
  title: '参保地待遇政策（示例数据）',
  titleEn: 'Benefit policies of insured places (sample figures)',
  source: ['figures per region of the project, assembled from a public repository; secondary', factorSource],
  asOf: '2026-11-22',
  provenance: '示例数据，不是正式政策，也不构成就医建议；起始日由本项目设定。来源未写明或者含义不清的数据未收录，系统对其拒绝预估。',
  provenanceEn: 'Sample figures: no official policy and no advice; the first day is the project\'s. What the source does not say, or not clearly, is left out, and the system refuses to estimate it.',
}, items);
