import type { DraftContent, Submission } from '../../../api/types.js';
import { answersToSend } from '../../../components/form/form-answers.js';
import { countingAnswers, evidenceToSend, suppliedAnswers } from './evidence.js';
import { deferralOf, filesFor, isAboutQualification, uploadsOf, type WizardFacts } from './content.js';

/** The draft as the server takes it. Empty answers are left out: the form's schema does not know empty texts. */
export function submissionOf(content: DraftContent, facts: WizardFacts, draftId: string): Submission {
  const { service, atWindow } = facts;
  const { applicant } = content;
  const evidence = evidenceToSend(content);
  const mode = atWindow || content.mode === '' ? 'collect_and_forward' : content.mode;
  return {
    serviceTypeCode: service.code,
    ...(isAboutQualification(facts) ? { qualificationCode: content.qualification, fromJurisdiction: content.from } : { fromJurisdiction: content.residence }),
    toJurisdiction: content.to,
    residenceJurisdiction: content.residence,
    mode,
    ...(!atWindow && mode === 'collect_and_forward' ? { windowId: content.windowId } : {}),
    form: typedOf(content, facts),
    ...(evidence.length === 0 ? {} : { evidenceIds: evidence }),
    // A paper that the answers no longer call for stays in the draft and is not handed in.
    attachmentIds: uploadsOf(facts, content).flatMap((material) => filesFor(content.attachments, material)).map((file) => file.id),
    ...deferredOf(content, facts),
    consent: content.consent,
    draftId,
    ...(!atWindow && content.onBehalfOf !== '' ? { onBehalfOf: content.onBehalfOf } : {}),
    ...(atWindow ? { assisted: { identityChecked: content.identitySeen, consentOral: content.consent } } : {}),
    ...(atWindow ? { applicant: { name: applicant.name.trim(), idNumber: applicant.idNumber, phone: applicant.phone, homeJurisdiction: content.residence } } : {}),
  };
}

/** What was typed; what registers answered the server has. */
function typedOf(content: DraftContent, { service }: WizardFacts): Record<string, unknown> {
  const supplied = suppliedAnswers(content);
  return Object.fromEntries(Object.entries(answersToSend(service.form, countingAnswers(content))).filter(([name]) => !(name in supplied)));
}

function deferredOf(content: DraftContent, facts: WizardFacts): Pick<Submission, 'deferred'> {
  const deferred = uploadsOf(facts, content).flatMap((material) => {
    const chosen = deferralOf(content, material, facts);
    return chosen === undefined ? [] : [{ materialCode: material.code, ...chosen }];
  });
  return deferred.length === 0 ? {} : { deferred };
}
