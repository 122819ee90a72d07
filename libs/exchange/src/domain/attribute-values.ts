interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Words of coded values, by the code of the attribute: in the vocabulary of the project, as the attributes themselves are (seeds/reference/evidence-types.json). */
const VALUES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  'person.sex': { female: { zh: '女', en: 'female' }, male: { zh: '男', en: 'male' } },
  'household.relation': { self: { zh: '户主', en: 'head of household' }, spouse: { zh: '配偶', en: 'spouse' }, child: { zh: '子女', en: 'child' }, parent: { zh: '父母', en: 'parent' } },
  'household.type': { urban: { zh: '城镇', en: 'urban' }, rural: { zh: '农村', en: 'rural' } },
  'marriage.status': { single: { zh: '未婚', en: 'single' }, married: { zh: '已婚', en: 'married' }, widowed: { zh: '丧偶', en: 'widowed' }, divorced: { zh: '离婚', en: 'divorced' } },
  'insurance.kind': { employee: { zh: '职工', en: 'employee' }, resident: { zh: '城乡居民', en: 'resident' } },
  'insurance.status': { paying: { zh: '正常缴费', en: 'paying' }, stopped: { zh: '停止缴费', en: 'stopped' } },
  'benefit.kind': { pension: { zh: '养老金', en: 'pension' } },
  'card.status': { active: { zh: '正常', en: 'active' }, lost: { zh: '挂失', en: 'reported lost' } },
  'medical.kind': { employee: { zh: '职工医保', en: 'employee' }, resident: { zh: '居民医保', en: 'resident' } },
  'medical.status': { insured: { zh: '正常参保', en: 'insured' }, stopped: { zh: '停保', en: 'stopped' } },
  'reimbursement.state': { paid: { zh: '已支付', en: 'paid' }, reviewing: { zh: '审核中', en: 'in review' } },
  'fund.status': { normal: { zh: '正常', en: 'normal' }, sealed: { zh: '封存', en: 'sealed' } },
  'fund.loan_status': { none: { zh: '没有贷款', en: 'no loan' }, repaying: { zh: '正在还款', en: 'being repaid' }, settled: { zh: '已经还清', en: 'repaid in full' } },
  'enterprise.status': { active: { zh: '存续', en: 'active' } },
  'property.encumbrance': { none: { zh: '没有抵押、查封', en: 'none' }, mortgage: { zh: '已抵押', en: 'mortgaged' } },
  'tax.status': { normal: { zh: '正常', en: 'normal' } },
  'tax.kind': { general: { zh: '一般纳税人', en: 'general taxpayer' }, small: { zh: '小规模纳税人', en: 'small-scale taxpayer' } },
  'assistance.kind': { minimum_living: { zh: '最低生活保障', en: 'minimum living allowance' }, low_income: { zh: '低收入家庭', en: 'low-income family' } },
  'employment.status': { employed: { zh: '就业', en: 'employed' }, unemployed: { zh: '失业', en: 'unemployed' } },
  'credit.status': { good: { zh: '没有失信记录', en: 'no record of breach' } },
  'veteran.kind': { conscript: { zh: '义务兵', en: 'conscript' } },
};

/** A coded value in words; null where it is no code that is known: then it is said as the register says it. */
export function wordsOfValue(code: string, value: string | number | boolean): Words | null {
  return VALUES[code]?.[String(value)] ?? null;
}
