import { describe, expect, it } from '@jest/globals';
import type { DraftEvidence, Service, ServiceForm } from '../../../api/types.js';
import { EMPTY, attestedOf, issuesOf, stepsOf, uploadsOf, type WizardFacts } from './content.js';
import { countingAnswers, evidenceToSend, stillAsked, suppliedAnswers, typedAnswers } from './evidence.js';
import { submissionOf } from './submission.js';

const field = (more: object = {}) => ({ type: 'string', maxLength: 30, 'x-zh': '项', 'x-en': 'Field', ...more });
const form = {
  sections: [{ code: 'a', titleZh: '', titleEn: '', fields: ['card', 'reason'] }, { code: 'b', titleZh: '', titleEn: '', fields: ['spouse'] }],
  schema: { required: ['card', 'reason'], properties: { card: field({ 'x-evidence': 'insurance.card' }), reason: field(), spouse: field({ 'x-when': { card: ['K-1'] } }) } },
} as unknown as ServiceForm;
const title = { code: 'title', nameZh: '产权证', nameEn: 'Title', required: true, suppliedBy: 'applicant', formats: ['pdf'], maxFiles: 1, evidenceType: 'property.title' };
const service = { code: 'club.claim', appliesTo: null, form, materials: [title], instant: null } as unknown as Service;
const facts: WizardFacts = { service, atWindow: false, entry: undefined };
const found: DraftEvidence = { evidenceId: 'e1', consentId: 'c1', outcome: 'matched', register: { nameZh: '库', nameEn: 'Register' }, answers: { card: 'K-1' }, materials: [], isWrong: false };
const draft = { ...EMPTY, mode: 'online' as const, form: { reason: 'x' }, evidence: { 'insurance.card': found } };

describe('asking registers first', () => {
  it('is a step where a service needs any, and not for another', () => {
    expect(stepsOf(facts)).toContain('registers');
    expect(stepsOf({ ...facts, atWindow: true })).not.toContain('registers');
    expect(stepsOf({ ...facts, isForAnother: true })).not.toContain('registers');
    expect(stepsOf({ ...facts, service: { ...service, form: { ...form, schema: { ...form.schema, properties: { reason: form.schema.properties['reason'] } } } as ServiceForm, materials: [] } })).not.toContain('registers');
  });

  it('leaves out of the form what a register answered, and counts it for what is asked', () => {
    expect(issuesOf('details', { ...draft, evidence: {} }, facts)).toEqual({ 'form.card': { text: 'detailsMissing' } });
    expect(issuesOf('details', draft, facts)).toEqual({});
    expect(stillAsked(form, suppliedAnswers(draft)).sections.map(({ fields }) => fields)).toEqual([['reason'], ['spouse']]);
    expect(countingAnswers(draft)).toEqual({ card: 'K-1', reason: 'x' });
  });

  it('hands in what was typed and names the evidence; what the applicant calls wrong is neither used nor sent', () => {
    expect(submissionOf(draft, facts, 'd')).toMatchObject({ form: { reason: 'x' }, evidenceIds: ['e1'] });
    const wrong = { ...draft, form: { reason: 'x', card: 'K-2' }, evidence: { 'insurance.card': { ...found, isWrong: true } } };
    expect(submissionOf(wrong, facts, 'd')).toMatchObject({ form: { reason: 'x', card: 'K-2' } });
    expect(evidenceToSend(wrong)).toEqual([]);
  });

  it('does not ask for a paper that a register attests, or will be asked about again', () => {
    expect(uploadsOf(facts, draft).map(({ code }) => code)).toEqual(['title']);
    const later = { ...draft, evidence: { 'property.title': { ...found, outcome: 'unavailable' as const, answers: {}, materials: ['title'] } } };
    expect([uploadsOf(facts, later), attestedOf(facts, later).map(({ code }) => code), evidenceToSend(later)]).toEqual([[], ['title'], ['e1']]);
    const nobody = { ...draft, evidence: { 'property.title': { ...found, outcome: 'none' as const, answers: {}, materials: [] } } };
    expect([uploadsOf(facts, nobody).map(({ code }) => code), evidenceToSend(nobody)]).toEqual([['title'], []]);
  });

  it('keeps what was typed into a field before a register answered it', () => {
    expect(typedAnswers({ card: 'K-1', reason: 'y' }, { card: 'typed', reason: 'x' }, { card: 'K-1' })).toEqual({ card: 'typed', reason: 'y' });
    expect(typedAnswers({ card: 'K-1', reason: 'y' }, { reason: 'x' }, { card: 'K-1' })).toEqual({ reason: 'y' });
  });
});
