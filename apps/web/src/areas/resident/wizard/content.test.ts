import { describe, expect, it } from '@jest/globals';
import type { Material, QualificationSummary, Service } from '../../../api/types.js';
import { looksLikeCreditCode, looksLikeIdNumber } from '../../../components/form/check-numbers.js';
import { EMPTY, isAsked, issuesOf, uploadsOf, type WizardFacts } from './content.js';
import { submissionOf } from './submission.js';

const certificate = { code: 'certificate', nameZh: '会员证', nameEn: 'Club card', required: true, suppliedBy: 'applicant', formats: ['pdf'], maxFiles: 1 } as unknown as Material;
const record = { ...certificate, code: 'record', suppliedBy: 'window', when: { modes: ['collect_and_forward'] } } as unknown as Material;
const agent = { ...certificate, code: 'agent', when: { holderTypes: ['enterprise'] } } as unknown as Material;
const service = {
  code: 'tennis.club',
  appliesTo: { holderTypes: [], classes: [], effects: [] },
  materials: [certificate, record, agent],
  form: {
    sections: [],
    schema: {
      required: ['number', 'truth'],
      properties: {
        number: { type: 'string', minLength: 4, 'x-zh': '编号', 'x-en': 'Number' },
        issuedOn: { type: 'string', format: 'date', 'x-day': 'past', 'x-zh': '日期', 'x-en': 'Day' },
        truth: { type: 'boolean', const: true, 'x-zh': '属实', 'x-en': 'True' },
      },
    },
  },
} as unknown as Service;
const person = { holderType: 'person', class: 'level', recognitionEffect: 'use_directly' } as QualificationSummary;
const atHome: WizardFacts = { service, atWindow: false, entry: person };
const atWindow: WizardFacts = { service, atWindow: true, entry: person };
const where = { ...EMPTY, qualification: 'T1', from: '110000', to: '120000', residence: '110112', mode: 'online' as const };

describe('the first step', () => {
  it('names everything that is missing', () => {
    expect(Object.keys(issuesOf('where', EMPTY, atHome))).toEqual(['qualification', 'from', 'to', 'residence', 'mode']);
  });

  it('refuses the same place twice and asks for a window only where the mode needs one', () => {
    expect(issuesOf('where', { ...where, to: '110000' }, atHome)).toEqual({ to: { text: 'placesSame' } });
    expect(issuesOf('where', { ...where, mode: 'collect_and_forward' }, atHome)).toEqual({ windowId: { text: 'windowMissing' } });
    expect(issuesOf('where', where, atHome)).toEqual({});
  });
});

describe('the applicant', () => {
  it('of a window is checked by number, telephone, identity and consent', () => {
    expect(Object.keys(issuesOf('person', EMPTY, atWindow))).toEqual(['name', 'idNumber', 'phone', 'identitySeen', 'consent']);
  });

  it('has a name of letters', () => {
    const named = (name: string): unknown => issuesOf('person', { ...EMPTY, applicant: { name, idNumber: '', phone: '' } }, atWindow)['name'];
    expect(['示例👩', '<b>', '\u202E示例', ' '].map(named)).toEqual([{ text: 'nameBad' }, { text: 'nameBad' }, { text: 'nameBad' }, { text: 'nameMissing' }]);
    expect(['买买提·玉素甫', '𠮷田', 'Anne-Marie O’Neil', 'محمد مثال'].map(named)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('who applies in person only consents', () => {
    expect(Object.keys(issuesOf('person', EMPTY, atHome))).toEqual(['consent']);
  });
});

describe('the answers', () => {
  it('follow the schema of the service', () => {
    expect(issuesOf('details', { ...where, form: { number: '12', issuedOn: '2026' } }, atHome)).toEqual({
      'form.number': { text: 'detailsTooShort', values: { min: 4 } },
      'form.issuedOn': { text: 'detailsDay' },
      'form.truth': { text: 'mustAgree' },
    });
    expect(issuesOf('details', { ...where, form: { number: '1234', truth: true } }, atHome)).toEqual({});
    const onDay = (issuedOn: string): unknown => issuesOf('details', { ...where, form: { number: '1234', truth: true, issuedOn } }, atHome)['form.issuedOn'];
    const range = { text: 'detailsDayYear', values: { from: '1900', until: '2199' } };
    expect(['1582-10-10', '9999-12-31', '2199-12-31', '2020-05-01'].map(onDay)).toEqual([range, range, { text: 'detailsDayFuture' }, undefined]);
  });
});

describe('the materials', () => {
  it('are those whose conditions all hold and that the applicant supplies', () => {
    expect(uploadsOf(atHome, { mode: 'online', form: {} }).map((material) => material.code)).toEqual(['certificate']);
    expect(isAsked(record, atHome, { mode: 'collect_and_forward', form: {} })).toBe(true);
    expect(isAsked(record, atHome, { mode: 'online', form: {} })).toBe(false);
    expect(isAsked(agent, { ...atHome, entry: undefined }, { mode: 'online', form: {} })).toBe(false);
  });

  it('that are required must be there', () => {
    expect(Object.keys(issuesOf('materials', where, atHome))).toEqual(['material.certificate']);
  });
});

describe('the submission', () => {
  it('leaves out empty answers and whatever belongs to the other way of applying', () => {
    const body = submissionOf({ ...where, form: { number: '1234', issuedOn: '' }, windowId: 'w' }, atHome, 'd');
    expect(body).toMatchObject({ form: { number: '1234' }, mode: 'online', residenceJurisdiction: '110112' });
    expect(body).not.toHaveProperty('windowId');
    expect(body).not.toHaveProperty('applicant');
  });

  it('of a window names the applicant and always collects and forwards', () => {
    const body = submissionOf({ ...where, applicant: { name: ' 示例甲 ', idNumber: '999011199205120020', phone: '00000000001' } }, atWindow, 'd');
    expect(body).toMatchObject({ mode: 'collect_and_forward', applicant: { name: '示例甲', homeJurisdiction: '110112' } });
  });
});

describe('numbers', () => {
  it('are checked by their published vectors', () => {
    expect(looksLikeIdNumber('11010519491231002X')).toBe(true);
    expect(looksLikeIdNumber('110105194912310021')).toBe(false);
    expect(looksLikeCreditCode('91350100M000100Y43')).toBe(true);
    expect(looksLikeCreditCode('91350100M000100Y44')).toBe(false);
  });
});
