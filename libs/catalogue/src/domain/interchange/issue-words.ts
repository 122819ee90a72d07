import type { RowIssue } from './import-row.js';

/** What is wrong and what is expected, in both languages; {x} is what is expected, where that is known. */
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  required: ['必填', 'a value is needed'], too_long: ['太长，最多 {x} 个字符', 'too long: at most {x} characters'], too_many: ['太多，最多 {x} 项', 'too many: at most {x}'], too_few: ['太少，至少 {x} 项', 'too few: at least {x}'],
  texts: ['应为文字列表，用分号隔开', 'a list of texts, separated by semicolons'], one_of: ['应为下列之一：{x}', 'one of: {x}'], whole_number: ['应为整数 {x}', 'a whole number {x}'], yes_or_no: ['应为“是”或“否”（TRUE 或 FALSE）', 'yes or no (TRUE or FALSE)'],
  day: ['应为日期，如 2027-01-01', 'a day such as 2027-01-01'], not_after_start: ['应晚于起始日期 {x}', 'must be after the first day {x}'], json: ['应为 JSON', 'must be JSON'], rows: ['应为“{x}”，各部分用竖线隔开，多项用分号隔开', 'must be “{x}”: parts between bars, things between semicolons'], list: ['应为列表', 'a list'], twice: ['重复', 'stands twice'],
  code_form: ['编码只能用大写字母、数字和连字符（{x}）', 'a code has capital letters, digits and hyphens only ({x})'], unknown_field: ['没有这个字段', 'there is no such field'], unknown_column: ['不认识这一列，没有读取；可用的列：{x}', 'this column is not known and was not read; columns: {x}'],
  column_twice: ['这一列重复，只读取第一列', 'this column stands twice; the first is read'], cell_without_column: ['这一格上方没有列名', 'there is no head above this cell'], other_kind: ['本表只能是 {x}', 'this table holds {x} only'],
  jurisdiction_unknown: ['没有这个行政区划代码：{x}', 'no such division code: {x}'], department_unknown: ['没有这个主管领域：{x}', 'no such department: {x}'], qualification_unknown: ['目录和本文件中都没有这项资质：{x}', 'neither the catalogue nor this file has this qualification: {x}'],
  two_parties: ['应恰好有两个签署方', 'exactly two parties'], level_is_no_condition: ['水平评价类资格不得作为从业的必要条件', 'a level qualification may never be required to practise'], measure_missing: ['缺少补充措施条件', 'the compensation measure is missing among the conditions'],
  measure_without_effect: ['列有补充措施，但互认效力不是补充措施', 'a compensation measure is named, but the effect is another'], renewal_of_permanent: ['长期有效的资质没有延续', 'what is valid without end is not renewed'],
  authority_unknown: ['没有这个机关编码：{x}', 'no such code of an authority: {x}'], authority_elsewhere: ['这个机关属于 {x}', 'this authority is of {x}'], not_a_party: ['不是签署方：{x}', 'is no party: {x}'], not_a_host: ['应为认可地之一：{x}', 'one of the hosts: {x}'],
  address: ['应为完整网址（{x}）', 'a whole address ({x})'], takes_no_parameters: ['这个条件没有参数', 'this condition takes no parameters'], rule_clash: ['与另一条规则冲突：{x}', 'contradicts another rule: {x}'], circular_rule: ['条件绕回到自身：{x}', 'the condition leads back to itself: {x}'],
  level_permits_nothing: ['水平评价类资格的效力只能是：{x}', 'the effect of a level qualification is one of: {x}'], time_limit_missing: ['采用结果要有时限的条件：{x}', 'reusing a result needs a condition that limits its time: {x}'],
  duplicate: ['与第 {x} 行重复', 'the same document as line {x}'], formula: ['这一格是公式，请改为数值', 'this cell holds a formula: put its value there'], example: ['这是模板中的示例，请删除这一行', 'this is the example of the template: delete this row'],
  broken_character: ['含有残缺字符', 'it holds a broken character'], too_deep: ['嵌套太深', 'nested too deeply'], name_of_several: ['目录中有多项同名资质，请填写编码', 'several qualifications have this name: give the code'],
};

/** The issue in plain words; a code that is not here is shown as it is. */
export function wordsOf({ code, expected }: RowIssue): { zh: string; en: string } {
  const [zh, en] = WORDS[code] ?? [`不符合要求（${code}）{x}`, `not as it should be (${code}) {x}`];
  const fill = (text: string): string => text.replace('{x}', expected ?? '').trim();
  return { zh: fill(zh), en: fill(en) };
}

