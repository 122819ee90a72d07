import type { FormField, GuideText, ServiceContent, ServiceLimit } from './service-content.js';

/** What a text is for; it decides how it is read. `choice`: the label of a value, which may be a code. */
export type TextRole = 'name' | 'label' | 'choice' | 'purpose' | 'help' | 'guide' | 'condition' | 'material' | 'limit';

/** A text of a service type in its two languages, with the path to it (without the language). */
export interface ServiceText {
  readonly path: string;
  readonly role: TextRole;
  readonly zh: string;
  readonly en: string;
  /** The fact was not found, and the text says who decides. */
  readonly unknown: boolean;
}

/** Every text that people read of a service type. What is left out in both languages is not there. */
export function textsOf(content: ServiceContent): readonly ServiceText[] {
  return [
    text('name', 'name', content.nameZh, content.nameEn), text('summary', 'guide', content.summaryZh, content.summaryEn),
    ...formTexts(content), ...materialTexts(content), ...guideTexts(content), ...limitTexts(content),
    ...content.results.map((result, index) => text(`results[${String(index)}].name`, 'name', result.nameZh, result.nameEn)),
    ...(content.joint?.legs ?? []).map((leg, index) => text(`joint.legs[${String(index)}].name`, 'name', leg.nameZh, leg.nameEn)),
  ];
}

/** Path of a field of the form. */
function fieldPath(name: string): string {
  return `form.schema.properties.${name}`;
}

/** Fields of the form, and the columns of its rows, with their paths. */
export function fieldsOf({ form }: ServiceContent): readonly { readonly path: string; readonly field: FormField; readonly inRow: boolean }[] {
  return Object.entries(form.schema.properties).flatMap(([name, field]) => [
    { path: fieldPath(name), field, inRow: false },
    ...Object.entries(field.items?.properties ?? {}).map(([column, cell]) => ({ path: `${fieldPath(name)}.items.properties.${column}`, field: cell, inRow: true })),
  ]);
}

function text(path: string, role: TextRole, zh: string | undefined, en: string | undefined, unknown = false): ServiceText {
  return { path, role, zh: zh ?? '', en: en ?? '', unknown };
}

function formTexts(content: ServiceContent): readonly ServiceText[] {
  const titles = content.form.sections.map((section, index) => text(`form.sections[${String(index)}].title`, 'label', section.titleZh, section.titleEn));
  return [...titles, ...fieldsOf(content).flatMap(({ path, field }) => [
    text(`${path}.x`, 'label', field['x-zh'], field['x-en']),
    text(`${path}.x-purpose`, 'purpose', field['x-purpose-zh'], field['x-purpose-en']),
    ...(field['x-help-zh'] === undefined && field['x-help-en'] === undefined ? [] : [text(`${path}.x-help`, 'help', field['x-help-zh'], field['x-help-en'])]),
    ...(field.enum ?? []).map((value) => text(`${path}.x-enum.${value}`, 'choice', field['x-enum-zh']?.[value], field['x-enum-en']?.[value])),
  ])];
}

function materialTexts({ materials }: ServiceContent): readonly ServiceText[] {
  return materials.flatMap((material, index) => {
    const path = `materials[${String(index)}]`;
    const declarations = Object.entries(material.later ?? {}).map(([kind, offer]) => text(`${path}.later.${kind}.declaration`, 'guide', offer.declarationZh, offer.declarationEn));
    return [text(`${path}.name`, 'material', material.nameZh, material.nameEn), text(`${path}.purpose`, 'material', material.purposeZh, material.purposeEn), ...declarations];
  });
}

function guideTexts({ guide }: ServiceContent): readonly ServiceText[] {
  const of = (path: string, role: TextRole, given: GuideText): ServiceText => text(`guide.${path}`, role, given.zh, given.en, given.unknown === true);
  const all = (list: 'whoMayApply' | 'conditions' | 'steps' | 'where' | 'remedies'): readonly ServiceText[] =>
    (guide[list] ?? []).map((given, index) => of(`${list}[${String(index)}]`, list === 'conditions' ? 'condition' : 'guide', given));
  return [
    ...all('whoMayApply'), ...all('conditions'), ...all('steps'), ...all('where'), of('fee', 'guide', guide.fee), of('result', 'guide', guide.result),
    ...(guide.questions ?? []).flatMap(({ question, answer }, index) => [of(`questions[${String(index)}].question`, 'guide', question), of(`questions[${String(index)}].answer`, 'guide', answer)]),
    ...(guide.whomToAsk === undefined ? [] : [of('whomToAsk', 'guide', guide.whomToAsk)]), ...all('remedies'),
  ];
}

function limitTexts({ limits }: ServiceContent): readonly ServiceText[] {
  const given: readonly [string, ServiceLimit | null][] = [
    ['acceptance', limits.acceptance], ['decision', limits.decision], ['promisedDecision', limits.promisedDecision], ['delivery', limits.delivery], ['supplementAnswer', limits.supplementAnswer],
  ];
  return given.flatMap(([name, limit]) => (limit === null ? [] : [
    text(`limits.${name}.starts`, 'limit', limit.startsZh, limit.startsEn), text(`limits.${name}.effect`, 'limit', limit.effectZh, limit.effectEn),
    ...(limit.extension === undefined ? [] : [text(`limits.${name}.extension.approvedBy`, 'limit', limit.extension.approvedByZh, limit.extension.approvedByEn)]),
  ]));
}
