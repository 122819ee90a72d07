import type { DraftContent } from '../../../api/types.js';
import type { WizardFacts } from './content.js';

/** The draft as the server takes it. Empty answers are left out: the form's schema does not know empty texts. */
export function submissionOf(content: DraftContent, { service, atWindow }: WizardFacts, draftId: string): Readonly<Record<string, unknown>> {
  const form = Object.fromEntries(Object.entries(content.form).filter(([, value]) => value !== ''));
  return {
    serviceTypeCode: service.code,
    qualificationCode: content.qualification,
    fromJurisdiction: content.from,
    toJurisdiction: content.to,
    mode: atWindow ? 'collect_and_forward' : content.mode,
    residenceJurisdiction: content.residence,
    ...(!atWindow && content.mode === 'collect_and_forward' ? { windowId: content.windowId } : {}),
    form,
    attachmentIds: content.attachments.map((file) => file.id),
    consent: content.consent,
    draftId,
    ...(atWindow ? { applicant: { ...content.applicant, name: content.applicant.name.trim(), homeJurisdiction: content.residence } } : {}),
  };
}
