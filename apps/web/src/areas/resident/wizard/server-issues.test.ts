import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../api/problem.js';
import type { Material, Service } from '../../../api/types.js';
import { EMPTY } from './content.js';
import { answerAt, firstStepOf, serverIssues } from './server-issues.js';

const label = { 'x-zh': '甲', 'x-en': 'A', 'x-purpose-zh': '用', 'x-purpose-en': 'Use' };
const service = {
  appliesTo: null,
  form: { schema: { required: ['name'], properties: { name: { type: 'string', minLength: 2, ...label }, hidden: { type: 'string', 'x-when': { name: ['other'] }, ...label } } }, sections: [] },
  materials: [{ code: 'order', suppliedBy: 'applicant' } as Material],
} as unknown as Service;
const facts = { service, atWindow: false, entry: undefined };
const content = { ...EMPTY, form: { name: 'x' } };

function refusal(code: string, errors: readonly { path: string; code: string }[] = [], details: Record<string, unknown> = {}): ApiProblem {
  return new ApiProblem(code, 422, { type: '', title: '', status: 422, code, correlationId: '', errors, details });
}

describe('what the server refuses', () => {
  it('is said in the words of the wizard at the input that is named', () => {
    expect(serverIssues(refusal('form_invalid', [{ path: 'form.name', code: 'minLength' }]), content, facts)).toEqual({ 'form.name': { text: 'detailsTooShort', values: { min: 2 } } });
    expect(serverIssues(refusal('jurisdiction_unknown', [{ path: 'fromJurisdiction', code: 'unknown' }]), content, facts)).toEqual({ residence: { refusal: 'jurisdiction_unknown' } });
  });

  it('finds the input of a refusal that names none, and the papers in its details', () => {
    expect(serverIssues(refusal('no_competent_authority'), content, facts)).toEqual({ to: { refusal: 'no_competent_authority' } });
    expect(serverIssues(refusal('material_missing', [], { materials: ['order', 'made_by_window'] }), content, facts)).toEqual({ 'material.order': { text: 'materialMissing' } });
  });

  it('says of a mandate that does not hold where one chose for whom it is', () => {
    const forAnother = { ...content, onBehalfOf: 'of-a-parent' };
    for (const code of ['mandate_expired', 'mandate_ended', 'mandate_out_of_scope']) {
      const issues = serverIssues(refusal(code), forAnother, facts);
      expect(issues).toEqual({ onBehalfOf: { refusal: code } });
      expect(firstStepOf(issues, facts)).toBe('person');
    }
    expect(firstStepOf(serverIssues(refusal('mandate_unknown', [{ path: 'onBehalfOf', code: 'unknown' }]), forAnother, facts), facts)).toBe('person');
    expect(serverIssues(refusal('mandate_expired'), forAnother, { ...facts, atWindow: true })).toEqual({});
  });

  it('leaves alone what stands nowhere on the screen', () => {
    expect(serverIssues(refusal('form_invalid', [{ path: 'form.hidden', code: 'not_asked' }, { path: 'form.gone', code: 'required' }, { path: 'applicant.phone', code: 'matches' }]), content, facts)).toEqual({});
    expect(serverIssues(refusal('unavailable'), content, facts)).toEqual({});
    expect(serverIssues(new Error('lost'), content, facts)).toEqual({});
  });

  it('leads to the first step that has something to correct', () => {
    expect(firstStepOf({ consent: { text: 'consentMissing' }, 'form.name': { text: 'refused' } }, facts)).toBe('details');
    expect(firstStepOf({ consent: { text: 'consentMissing' } }, facts)).toBe('review');
    expect(firstStepOf({}, facts)).toBeUndefined();
  });

  it('knows when the answer was changed', () => {
    const changed = { ...content, form: { name: 'xy' }, to: '110000' };
    expect(answerAt('form.name', changed, facts)).not.toBe(answerAt('form.name', content, facts));
    expect(answerAt('to', changed, facts)).not.toBe(answerAt('to', content, facts));
    expect(answerAt('consent', changed, facts)).toBe(answerAt('consent', content, facts));
  });
});
