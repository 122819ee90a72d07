import type { DraftContent, DraftEvidence, Evidence, FormAnswer, FormAnswers, Service, ServiceForm } from '../../../api/types.js';

type WithEvidence = Partial<Pick<DraftContent, 'evidence'>>;

/** Whether registers could supply anything: then they are asked before the form is filled in. */
export function needsRegisters({ form, materials, instant }: Service): boolean {
  return Object.values(form.schema.properties).some((field) => field['x-evidence'] !== undefined) || materials.some(({ evidenceType }) => evidenceType !== undefined) || (instant?.evidence ?? []).length > 0;
}

/** What the draft keeps of an answer. Numbers are kept as they came: what registers say is not typed. */
export function keptOf({ id, consentId, outcome, register, answers, materials }: Evidence): DraftEvidence {
  const { nameZh, nameEn } = register;
  return { evidenceId: id, consentId, outcome, register: { nameZh, nameEn }, answers: answers as Record<string, FormAnswer>, materials, isWrong: false };
}

function isAccepted({ outcome, isWrong }: DraftEvidence): boolean {
  return outcome === 'matched' && !isWrong;
}

/** Fields with what registers say, as far as the applicant accepts it. */
export function suppliedAnswers({ evidence = {} }: WithEvidence): FormAnswers {
  return Object.assign({}, ...Object.values(evidence).filter(isAccepted).map(({ answers }) => answers)) as FormAnswers;
}

/** The answers that count for what is asked: those of registers before those that were typed. */
export function countingAnswers(content: Pick<DraftContent, 'form'> & WithEvidence): FormAnswers {
  return { ...content.form, ...suppliedAnswers(content) };
}

/** The form without what registers answered. */
export function stillAsked(form: ServiceForm, supplied: FormAnswers): ServiceForm {
  return { ...form, sections: form.sections.map((section) => ({ ...section, fields: section.fields.filter((field) => !(field in supplied)) })) };
}

/** The typed answers after a change: what was typed into a field that a register answered meanwhile is kept. */
export function typedAnswers(changed: FormAnswers, before: FormAnswers, supplied: FormAnswers): FormAnswers {
  return Object.fromEntries(Object.entries({ ...before, ...changed }).flatMap(([name, value]) => {
    if (!(name in supplied)) return [[name, value]];
    return before[name] === undefined ? [] : [[name, before[name]]];
  }));
}

/** The evidence that stands for a paper: accepted, or to be fetched after the application was handed in. */
export function evidenceFor({ evidence = {} }: WithEvidence, materialCode: string): DraftEvidence | undefined {
  return Object.values(evidence).find((each) => (isAccepted(each) || each.outcome === 'unavailable') && each.materials.includes(materialCode));
}

/** What is handed in of it. */
export function evidenceToSend({ evidence = {} }: WithEvidence): string[] {
  return Object.values(evidence).filter((each) => isAccepted(each) || each.outcome === 'unavailable').map(({ evidenceId }) => evidenceId);
}
