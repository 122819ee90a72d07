import { describe, expect, it } from '@jest/globals';
import { CREDENTIAL_EVENT_TYPES, REQUEST_EVENT_TYPES } from '#contracts';
import { fill, isMandatory, LANGUAGES, placesOf, type InBoth } from './template.js';
import { TEMPLATES, templateOf } from './templates.js';

const ENTRIES = Object.entries(TEMPLATES);
const HAN = /\p{Script=Han}/u;

describe('the templates', () => {
  it.each([...REQUEST_EVENT_TYPES, ...CREDENTIAL_EVENT_TYPES])('have words for %s', (event) => {
    expect(templateOf(event)).toBeDefined();
  });

  it.each(ENTRIES)('%s says the same in both languages', (_name, { title, sentence, todo, link }) => {
    const texts: InBoth[] = [sentence, ...(todo === undefined ? [] : [todo])];
    for (const text of texts) {
      expect([...placesOf(text.zh)].sort()).toEqual([...placesOf(text.en)].sort());
      expect([HAN.test(text.zh), HAN.test(text.en)]).toEqual([true, false]);
      expect(text.zh).toMatch(/[。？]$/);
      expect(text.en).toMatch(/[.?]$/);
    }
    expect([HAN.test(title.zh), HAN.test(title.en), /[。.]$/.test(title.zh + title.en)]).toEqual([true, false, false]);
    expect(placesOf(title.zh)).toEqual(placesOf(title.en));
    expect(link).toMatch(/^\/[a-z/{}]*(#[a-z]+)?$/);
  });

  it('put what the law demands among those that nobody switches off', () => {
    const always = ENTRIES.filter(([, template]) => isMandatory(template)).map(([name]) => name);
    for (const event of ['request.supplement_requested', 'request.accepted', 'request.declined', 'request.approved', 'request.refused', 'request.lapsed', 'request.suspended', 'request.resumed', 'request.extended', 'request.recounted', 'credential.suspended', 'credential.revoked']) expect(always).toContain(event);
    expect(always).not.toContain('request.routed');
  });
});

describe('a text with its values', () => {
  const text: InBoth = { zh: '{who}：{day}，{at}，{n}；{authority}{none}', en: '{who}: {day}, {at}, {n}; {authority}{none}' };
  const values = { who: { nameZh: '护士', nameEn: 'Nurse' }, day: '2026-11-26', at: '2026-11-26T16:30:00.000Z', n: 3, authority: null };

  it.each([
    ['zh', '护士：2026年11月26日，2026年11月27日 00:30，3；主管部门'],
    ['en', 'Nurse: 26 November 2026, 27 November 2026 at 00:30, 3; the competent authority'],
  ] as const)('in %s', (language, expected) => {
    expect(fill(text, values, language)).toBe(expected);
  });

  it('leaves no brace behind, whatever is missing', () => {
    for (const { sentence } of Object.values(TEMPLATES)) for (const language of LANGUAGES) expect(fill(sentence, {}, language)).not.toMatch(/[{}]|undefined|null/);
  });
});
