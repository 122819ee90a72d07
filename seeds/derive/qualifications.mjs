/**
 * Derives reference/qualifications.json and reference/recognition-rules.json from the project's candidate list:
 *   node seeds/derive/qualifications.mjs <candidate list, qualifications.json>
 * No statement of the list about where something comes from is dropped; `reassemble` proves it for every entry.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { SYNONYMS, SYNONYMS_AS_OF } from './synonyms.mjs';
import { searchKeys, writeReference } from './writing.mjs';

const path = process.argv[2];
if (path === undefined) throw new Error('name the file of the candidate list');
const list = JSON.parse(readFileSync(path, 'utf8'));
const AS_OF = list.meta.generated;

/** Copies of the acts, not official; the state in which the articles were looked up. */
const LAW_TEXTS = 'https://github.com/LawRefBook/Laws/blob/2f4c5c23/';
const NOT_OF_A_LEVEL = '; accept_as_proof because a level qualification permits nothing, in place of ';

const UNITS = { 个月: 'month', 日: 'day', 个工作日: 'working_day' };

function renewalLead(text, source) {
  if (text === null) return null;
  const [, value, unit] = /^(\d+)(个月|日|个工作日)前$/.exec(text);
  return { value: Number(value), unit: UNITS[unit], source };
}

function validity(entry, source) {
  if (entry === null) return { kind: 'unknown', value: null, unit: null, source };
  if (entry.type === 'permanent') return { kind: 'permanent', value: null, unit: null, source };
  return { kind: 'term', value: entry.years * 12, unit: 'month', source };
}

function legalBasis(text, check) {
  if (text === null) return null;
  return { text, law: check.law, article: check.article, verified: check.found, edition: check.edition, file: check.file, url: `${LAW_TEXTS}${encodeURI(check.file)}` };
}

/**
 * A level qualification proves ability and lets nobody do anything (国家职业资格目录 2021: 水平评价类), whatever the list says: it is accepted as proof.
 */
function effect(entry) {
  if (entry.class !== 'level') return { recognitionEffect: entry.recognition_effect, effectSource: entry.recognition_effect_source };
  return { recognitionEffect: 'accept_as_proof', effectSource: `${entry.recognition_effect_source}${NOT_OF_A_LEVEL}${entry.recognition_effect}` };
}

function qualification(entry) {
  const { recognitionEffect, effectSource } = effect(entry);
  return {
    code: entry.id, nameZh: entry.name_zh, nameEn: entry.name_en, ...searchKeys(entry.name_zh),
    holderType: entry.holder_type, sector: entry.sector, class: entry.class, departmentCode: entry.sector, authorityZh: entry.authority_zh,
    legalBasis: legalBasis(entry.legal_basis, entry.law_check), certificateZh: entry.certificate_zh,
    validity: validity(entry.validity, entry.validity_source),
    renewalLead: renewalLead(entry.renewal_lead, entry.renewal_lead_source),
    recognitionEffect,
    provenance: {
      status: 'composition_not_official', listOrigin: entry.list_origin, jjjStatus: entry.jjj_status,
      authoritySource: entry.authority_source, validitySource: entry.validity_source, renewalLeadSource: entry.renewal_lead_source,
      effectSource, sources: entry.source,
    },
    status: entry.seed_status,
    ...(SYNONYMS[entry.id] && { synonyms: { words: SYNONYMS[entry.id], source: 'project_proposal', asOf: SYNONYMS_AS_OF } }),
  };
}

/** The way back, written apart from the way there: whatever differs was lost. */
function reassemble(row) {
  const { kind, value } = row.validity;
  const [effectSource, listed] = row.provenance.effectSource.split(NOT_OF_A_LEVEL);
  const unit = row.renewalLead && Object.keys(UNITS).find((text) => UNITS[text] === row.renewalLead.unit);
  return {
    id: row.code, name_zh: row.nameZh, name_en: row.nameEn, holder_type: row.holderType, sector: row.sector,
    authority_zh: row.authorityZh, authority_source: row.provenance.authoritySource,
    legal_basis: row.legalBasis?.text ?? null,
    law_check: row.legalBasis && {
      law: row.legalBasis.law, edition: row.legalBasis.edition, file: row.legalBasis.file, article: row.legalBasis.article, found: row.legalBasis.verified,
    },
    certificate_zh: row.certificateZh,
    validity: kind === 'unknown' ? null : kind === 'permanent' ? { type: 'permanent' } : { type: 'years', years: value / 12 },
    validity_source: row.provenance.validitySource,
    renewal_lead: row.renewalLead && `${row.renewalLead.value}${unit}前`, renewal_lead_source: row.provenance.renewalLeadSource,
    recognition_effect: listed ?? row.recognitionEffect, recognition_effect_source: effectSource,
    list_origin: row.provenance.listOrigin, jjj_status: row.provenance.jjjStatus, source: row.provenance.sources,
    class: row.class, seed_status: row.status,
  };
}

const rows = list.items.map(qualification);
for (const code of Object.keys(SYNONYMS)) if (!rows.some((row) => row.code === code)) throw new Error(`synonyms of ${code}, which is not in the list`);
rows.forEach((row, index) => {
  if (!isDeepStrictEqual(reassemble(row), list.items[index])) throw new Error(`${row.code}: something was lost on the way`);
});

const LICENSING = '行政许可法';
const CONDITIONS = {
  currently_valid: {
    zh: '证书当前有效：以发证机关登记的状态为准，未被撤销、注销，也未过期', lawRef: { law: LICENSING, article: '第七十条' },
    en: 'The certificate is valid now: the status at its issuer decides; it is not revoked, cancelled or expired',
  },
  same_holder: { zh: '申请人就是证书载明的持有人', en: 'The applicant is the holder named in the certificate', lawRef: null },
  within_scope: {
    zh: '在证书载明的类别、等级和范围内使用', en: 'It is used within the kind, grade and scope named in the certificate', lawRef: { law: LICENSING, article: '第八十条' },
  },
  registration_current: { zh: '依法须注册执业的，注册在有效期内', en: 'Where practising needs registration by law, the registration is current', lawRef: null },
  site_needs_own_licence: {
    zh: '证书只证明持有人的资质；在新的场所从事该活动，须依法取得该场所的许可',
    en: "The certificate proves the holder's standing only: a new site needs its own licence", lawRef: null,
  },
  result_in_date: { zh: '结果在其有效期内，且为同一项目', en: 'The result is within its validity and is of the same item', lawRef: null },
  new_test_on_reason: {
    zh: '有正当理由（如病情变化）的，可以重新检查、检验，并告知理由', en: 'A new test may be ordered for a stated reason, such as a change of condition', lawRef: null,
  },
  grade_as_awarded: { zh: '按原评定的等级采认，不再重新评定', en: 'The grade is accepted as awarded and not assessed again', lawRef: null },
  proof_only: {
    zh: '只作为身份、资格或者事实的证明，不产生新的许可', en: 'It serves as proof of identity, standing or fact and makes no new licence', lawRef: null,
  },
};

/** 行政许可法 41: a licence set by law or administrative regulation without a territorial limit holds in the whole country. */
const NATIONWIDE = { law: LICENSING, article: '第四十一条' };
const LICENSES = ['access', 'personal_registration', 'enterprise_licence', 'institution_licence', 'product_licence'];

function conditionsOf(row) {
  switch (row.recognitionEffect) {
    case 'use_directly': {
      const registered = row.holderType === 'person' && row.class !== 'level' && /注册|执业证/.test(row.certificateZh);
      return ['currently_valid', 'same_holder', 'within_scope', ...(registered ? ['registration_current'] : [])];
    }
    case 'premises_bound': return ['currently_valid', 'same_holder', 'within_scope', 'site_needs_own_licence'];
    case 'reuse_result': return ['result_in_date', 'same_holder', ...(row.sector === 'health' ? ['new_test_on_reason'] : [])];
    case 'accept_grade': return ['currently_valid', 'same_holder', 'grade_as_awarded'];
    case 'accept_as_proof': return ['currently_valid', 'same_holder', 'proof_only'];
    default: throw new Error(`${row.code}: unknown effect`);
  }
}

function documentsOf(row) {
  if (['result_recognition', 'grade', 'identity_credential'].includes(row.class)) return ['result_document'];
  return row.holderType === 'person' ? ['qualification_certificate'] : ['licence_certificate'];
}

/** The articles cited by the conditions speak of licences only. */
function condition(code, ofLicence) {
  const { zh, en, lawRef } = CONDITIONS[code];
  return { code, zh, en, lawRef: ofLicence ? lawRef : null };
}

function sourceOf(row, nationwide) {
  const premise = nationwide && row.legalBasis === null ? '; that the licence is set by a law or administrative regulation (article 41) is not verified' : '';
  return `effect: ${row.provenance.effectSource}; Beijing-Tianjin-Hebei source: ${row.provenance.jjjStatus}; conditions and first day: the project${premise}`;
}

function ruleOf(row) {
  const nationwide = LICENSES.includes(row.class) && ['use_directly', 'premises_bound'].includes(row.recognitionEffect);
  const own = row.legalBasis && { law: row.legalBasis.law, article: row.legalBasis.article };
  return {
    code: `JJJ-${row.code}`, qualificationCode: row.code, parties: ['110000', '120000', '130000'], direction: 'multilateral',
    effect: row.recognitionEffect,
    conditions: conditionsOf(row).map((code) => condition(code, LICENSES.includes(row.class))),
    documents: documentsOf(row),
    legalBasis: [...(nationwide ? [NATIONWIDE] : []), ...(own ? [own] : [])],
    validFrom: '2024-01-01', validTo: null,
    provenance: { status: 'project_proposal', source: sourceOf(row, nationwide) },
  };
}

writeReference('reference', 'qualifications', {
  title: '京津冀资质资格互认目录（候选）', titleEn: 'Candidate catalogue of mutually recognised qualifications',
  source: ['candidate list of the project; sources of each entry in its provenance'], asOf: AS_OF,
  provenance: '目录构成并非官方清单：官方首批165项清单未能取得。已发布的165项由本项目选定，其余125项为拟议。请导入正式清单。',
  provenanceEn: 'The composition is not official: the official list of the first 165 was not found. The 165 published entries were chosen by the project, the other 125 are proposed. Import the official list.',
  warning: list.meta.warning, selection: list.meta.selection, fields: list.meta.fields,
}, rows);
writeReference('reference', 'recognition-rules', {
  title: '京津冀互认规则（候选）', titleEn: 'Candidate recognition rules', source: ['recognitionEffect of qualifications.json', '行政许可法'], asOf: AS_OF,
  provenance: '每项已发布资质一条规则，在三地任意两地之间、两个方向均适用（展开为6条）。规则由本项目依据资质性质和行政许可法第四十一条拟定，起始日期为项目设定，待三地签署。',
  provenanceEn: 'One rule a published qualification; it holds between any two of the three parties in both directions (six when expanded). Drawn up by the project from the nature of the licence and article 41 of the licensing law; the first day is ours; not signed by the three parties.',
}, rows.filter((row) => row.status === 'published').map(ruleOf));
