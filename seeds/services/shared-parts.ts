import type { ServiceMaterial } from '#onestop';
import type { FieldRow } from './service-rows.js';

/** Asked where a result may be had online and at a window; the delivery of a request reads it. */
export const RESULT_DELIVERY: FieldRow = {
  type: 'string', enum: ['online', 'window'], 'x-zh': '结果领取方式', 'x-en': 'How to receive the result', 'x-purpose-zh': '按您选择的方式送达结果', 'x-purpose-en': 'To deliver the result as you choose',
  'x-enum-zh': { online: '在线查看和下载', window: '到收件窗口领取' }, 'x-enum-en': { online: 'Online', window: 'At the receiving window' }, required: true,
};

export const TRUTH_DECLARATION: FieldRow = {
  type: 'boolean', const: true, 'x-zh': '我声明所填内容和所附材料真实', 'x-en': 'I declare that what I stated and attached is true',
  'x-purpose-zh': '申请人对自己提交内容的真实性负责', 'x-purpose-en': 'The applicant answers for the truth of what is submitted', required: true,
};

/** 国办发〔2020〕35号: where papers are taken in elsewhere, the window looks at the applicant and the form, and at nothing else. */
export const IDENTITY_CHECK: ServiceMaterial = {
  code: 'identity_check_record', nameZh: '窗口身份核验记录', nameEn: 'Record of the identity check at the window', purposeZh: '证明窗口已当面核验申请人身份', purposeEn: 'Shows that the window checked the identity in person',
  required: true, trustGrade: 'B', suppliedBy: 'window', formats: ['pdf', 'jpeg', 'png'], maxFiles: 1, legalBasis: { law: '国办发〔2020〕35号' }, when: { modes: ['collect_and_forward'] },
  provenance: { status: 'project_proposal', source: "国办发〔2020〕35号: the receiving window checks identity and form; the record is the project's" },
};
