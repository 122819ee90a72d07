import { describe, expect, it } from '@jest/globals';
import { mailOf } from './mail.js';
import { TEMPLATES } from './templates.js';

const PARAMS = { number: 'TB-1111-2222-3333', certificateNumber: 'TC-1111-2222-3333', dueAt: '2026-12-03T16:00:00.000Z', qualification: { nameZh: '护士', nameEn: 'Nurse' }, reason: '某人' };

describe('an e-mail', () => {
  it('says what happened, what to do until when, and where; in text and in HTML', () => {
    const { title, todo } = TEMPLATES['request.supplement_requested'];
    const mail = mailOf({ title, todo, params: PARAMS, address: 'https://t.example/requests/1?a=1&b=2' }, 'en');
    expect(mail.subject).toBe('[Tongban] Please supply what is missing (TB-1111-2222-3333)');
    for (const part of ['TB-1111-2222-3333', 'By: 4 December 2026 at 00:00', 'Open the request']) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
    expect(mail.text).toContain('https://t.example/requests/1?a=1&b=2');
    expect(mail.html).toContain('<a href="https://t.example/requests/1?a=1&#38;b=2">');
  });

  it.each(Object.entries(TEMPLATES))('%s tells no more than it must', (_name, { title, todo }) => {
    for (const language of ['zh', 'en'] as const) {
      const { subject, text } = mailOf({ title, todo, params: PARAMS, address: undefined }, language);
      expect(`${subject} ${text}`).not.toMatch(/护士|Nurse|某人/);
    }
  });

  it('lets no value become markup', () => {
    const { html } = mailOf({ title: { zh: '{x}', en: '{x}' }, params: { x: '<img src=x onerror="a">&' }, address: undefined }, 'zh');
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x onerror=&#34;a&#34;&#62;&#38;');
  });
});
