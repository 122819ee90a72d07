import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS } from '#kernel';
import { RULE_DIRECTIONS } from '../rule-content.js';
import type { RowField } from './cell-rows.js';
import type { CellType } from './cell-values.js';

/** The kinds of documents that the catalogue exchanges. */
export const RECORD_KINDS = ['qualification', 'recognition_rule'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** One column of a table file. `path` is where the value stands in the content, dotted; it is the head of the column too. */
export interface Column {
  readonly path: string;
  readonly type: CellType;
  readonly zh: string;
  readonly en: string;
  /** What the template shows. */
  readonly example: string;
  readonly oneOf?: readonly string[];
  /** The parts of a thing, in a column of rows. */
  readonly fields?: readonly RowField[];
  /** An empty cell means that the field is not there. */
  readonly absent?: true;
  /** The example is of another class than the row that the template shows: it stands among the explanations only. */
  readonly besideRow?: true;
}

/** The code of the example in a template: an import says that the row is to be taken away. */
export const EXAMPLE_CODE = 'EXAMPLE';

/** Columns of every kind, before those of the content. */
export const HEAD_COLUMNS: readonly Column[] = [
  column('kind', 'text', '类型', 'Kind', 'qualification', RECORD_KINDS),
  column('code', 'text', '编码', 'Code', EXAMPLE_CODE),
  column('standing', 'text', '状态', 'Standing', 'active', ['active', 'suspended', 'deprecated', 'retired']),
];

const UNITS = ['month', 'day', 'working_day'];
const PLACE: RowField = { name: 'jurisdiction', type: 'text' };

const QUALIFICATION_COLUMNS: readonly Column[] = [
  column('nameZh', 'text', '中文名称', 'Name in Chinese', '护士执业资格'),
  column('nameEn', 'text', '英文名称', 'Name in English', 'Nurse practising qualification'),
  column('synonyms', 'texts', '别名', 'Synonyms', '护士证; 护士资格'),
  column('holderType', 'text', '持有人类别', 'Kind of holder', 'person', HOLDER_TYPES),
  column('sector', 'text', '领域', 'Sector', 'health'),
  column('class', 'text', '资质类别', 'Class', 'access', QUALIFICATION_CLASSES),
  column('departmentCode', 'text', '主管领域编码', 'Department', 'health'),
  column('authorityZh', 'text', '主管部门', 'Authority', '国家卫生健康委'),
  { ...column('authorities', 'rows', '各地发证机关', 'Authority of each party', '110000 | 110000-health; 120000 | 120000-health; 130000 | 130000-health'), fields: [PLACE, { name: 'authority', type: 'text' }], absent: true },
  column('legalBasis.law', 'text_or_null', '依据的法律法规', 'Law', '护士条例'),
  column('legalBasis.article', 'text_or_null', '依据的条款', 'Article', '第七条'),
  column('legalBasis.text', 'text_or_null', '依据的写法', 'Legal basis as written', '《护士条例》第七条'),
  { ...column('legalBasis.url', 'text', '依据的网址', 'Address of the text', 'https://flk.npc.gov.cn/'), absent: true },
  column('legalBasis.verified', 'yes_no', '条款是否核对过', 'Article checked', 'TRUE'),
  column('certificateZh', 'text', '证书名称', 'Certificate', '护士执业证书'),
  column('validity.kind', 'text', '有效期种类', 'Kind of validity', 'term', ['permanent', 'term', 'unknown']),
  column('validity.value', 'whole_or_null', '有效期', 'Validity', '5'),
  column('validity.unit', 'text_or_null', '有效期单位', 'Unit of validity', 'month', UNITS),
  column('validity.source', 'text_or_null', '有效期出处', 'Source of validity', '护士条例第八条'),
  column('renewalLead.value', 'whole_or_null', '延续申请提前期', 'Renewal lead', '30'),
  column('renewalLead.unit', 'text_or_null', '提前期单位', 'Unit of renewal lead', 'day', UNITS),
  column('renewalLead.source', 'text_or_null', '提前期出处', 'Source of renewal lead', '护士条例第十条'),
  { ...column('particulars.standardNumber', 'text', '标准编号', 'Number of the standard', 'DB12/T 3009-2024'), absent: true, besideRow: true },
  { ...column('particulars.grades', 'texts', '等级（由高到低）', 'Grades from the highest', '一级; 二级; 三级'), absent: true, besideRow: true },
  { ...column('particulars.reusableFor.value', 'whole_or_null', '结果可以采用多久', 'How long a result is reused', '6'), absent: true, besideRow: true },
  { ...column('particulars.reusableFor.unit', 'text', '采用期限单位', 'Unit of the reuse', 'month', UNITS), absent: true, besideRow: true },
  column('recognitionEffect', 'text', '互认效力', 'Effect', 'use_directly', RECOGNITION_EFFECTS),
  column('parties', 'texts', '签署方（行政区划代码）', 'Parties (division codes)', '110000; 120000; 130000'),
  column('provenance.status', 'text', '来源性质', 'Provenance', 'official_list', ['official_list', 'law_text', 'composition_not_official', 'unverified']),
  column('provenance.listOrigin', 'text', '清单出处', 'Origin of the list', 'official_list'),
  column('provenance.jjjStatus', 'text', '京津冀确认情况', 'Confirmation in Beijing, Tianjin and Hebei', 'confirmed'),
  column('provenance.authoritySource', 'text', '主管部门出处', 'Source of the authority', '官方清单'),
  column('provenance.validitySource', 'text_or_null', '有效期来源说明', 'Source of the validity', ''),
  column('provenance.renewalLeadSource', 'text_or_null', '提前期来源说明', 'Source of the renewal lead', ''),
  column('provenance.effectSource', 'text', '效力出处', 'Source of the effect', '官方清单'),
  column('provenance.sources', 'texts', '全部出处', 'All sources', '官方清单（文号、日期、网址）'),
];

const RULE_COLUMNS: readonly Column[] = [
  column('qualificationCode', 'text', '资质编码', 'Qualification', EXAMPLE_CODE),
  column('parties', 'texts', '签署方（行政区划代码）', 'Parties (division codes)', '110000; 120000; 130000'),
  column('direction', 'text', '方向', 'Direction', 'multilateral', RULE_DIRECTIONS),
  column('effect', 'text', '互认效力', 'Effect', 'use_directly', RECOGNITION_EFFECTS),
  column('requiredToPractise', 'yes_no', '是否从业必要条件', 'Required to practise', 'FALSE'),
  column('conditions', 'json_list', '条件（JSON）', 'Conditions (JSON)', '[{"code":"currently_valid","zh":"证书当前有效","en":"The certificate is valid now","lawRef":{"law":"行政许可法","article":"第七十条"}},{"code":"result_age_at_most","zh":"结果不久","en":"The result is recent","lawRef":null,"parameters":{"value":6,"unit":"month"}}]'),
  column('documents', 'texts', '证明材料', 'Documents', 'qualification_certificate'),
  { ...column('hostDocuments', 'rows', '各地另要的材料', 'Documents of single hosts', '120000 | licence_certificate, result_document'), fields: [PLACE, { name: 'documents', type: 'texts' }], absent: true },
  { ...column('fees', 'rows', '各地收费（分）', 'Fees of the hosts (fen)', '120000 | 1250 | 收费依据'), fields: [PLACE, { name: 'fen', type: 'whole' }, { name: 'source', type: 'text' }] },
  { ...column('timeLimits', 'rows', '各地时限', 'Time limits of the hosts', '110000 | 20 | working_day | 时限依据'), fields: [PLACE, { name: 'value', type: 'whole' }, { name: 'unit', type: 'text' }, { name: 'source', type: 'text' }], absent: true },
  { ...column('legalBasis', 'rows', '法律依据', 'Legal basis', '行政许可法 | 第四十一条'), fields: [{ name: 'law', type: 'text' }, { name: 'article', type: 'text', optional: true }] },
  column('validFrom', 'day', '起始日期', 'First day', '2027-01-01'),
  column('validTo', 'day_or_null', '终止日期（不含）', 'First day on which it no longer holds', ''),
  column('provenance.status', 'text', '来源性质', 'Provenance', 'official_list', ['official_list', 'law_text', 'composition_not_official', 'unverified']),
  column('provenance.source', 'text', '出处', 'Source', '官方清单（文号、日期、网址）'),
];

/** The columns of a kind's content, in the order of the file. A field more is a line more. */
export const COLUMNS: Readonly<Record<RecordKind, readonly Column[]>> = { qualification: QUALIFICATION_COLUMNS, recognition_rule: RULE_COLUMNS };

/** Parts of a content that are null as a whole when every cell of theirs is empty. */
export const NULLABLE_PARTS: Readonly<Record<RecordKind, readonly string[]>> = { qualification: ['legalBasis', 'renewalLead'], recognition_rule: [] };

function column(path: string, type: CellType, zh: string, en: string, example: string, oneOf?: readonly string[]): Column {
  return { path, type, zh, en, example, ...(oneOf ? { oneOf } : {}) };
}
