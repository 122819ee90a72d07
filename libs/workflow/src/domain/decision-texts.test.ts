import { describe, expect, it } from '@jest/globals';
import { lawsInWords, ruleOpinion, TEXT_TEMPLATES, textsFor, type TextFacts } from './decision-texts.js';

const both = (text: string): { zh: string; en: string } => ({ zh: `${text}中`, en: `${text}-en` });
const FACTS: TextFacts = {
  applicant: both('示*'), service: both('service'), qualification: both('qualification'), from: both('from'), to: both('to'), basis: both('basis'), reason: both('reason'), remedies: both('remedies'),
  date: { zh: '2026年3月2日', en: '2026-03-02' },
};
const codes = (verb: 'approve' | 'refuse' | 'decline' | undefined, type: string, facts = FACTS): string[] => textsFor(verb, type, facts).map(({ code }) => code);

describe('texts of decisions', () => {
  it('are whole in both languages: every place is filled, and what a person must write is the same in both', () => {
    const texts = ['recognition.person', 'registration.transfer'].flatMap((type) => textsFor(undefined, type, FACTS));
    expect(texts.length).toBeGreaterThan(TEXT_TEMPLATES.length);
    for (const { text } of texts) {
      expect(`${text.zh}${text.en}`).not.toMatch(/[{}]/);
      expect(text.zh).not.toContain('-en');
      expect(text.en).not.toContain('中');
      expect(text.en.split('【').length).toBe(text.zh.split('【').length);
      // with what is written in addition, it fits the field
      expect(Math.max(text.zh.length, text.en.length)).toBeLessThan(1_000);
    }
  });

  it.each(['refuse', 'decline'] as const)('%s: reason and remedies stand in it (行政许可法 38), and none is offered before a reason is chosen', (verb) => {
    for (const { text } of textsFor(verb, 'recognition.person', FACTS)) {
      expect(text.zh).toContain('reason中');
      expect(text.zh).toContain('remedies中');
    }
    expect(codes(verb, 'recognition.person')).toHaveLength(1);
    expect(codes(verb, 'recognition.person', { ...FACTS, reason: null })).toEqual([]);
  });

  it('go by the service type', () => {
    expect(codes('approve', 'recognition.person')).toEqual(['approve.recognition', 'approve.other']);
    expect(codes('approve', 'registration.transfer')).toEqual(['approve.transfer', 'approve.other']);
  });

  it('take nothing that a value holds for a place', () => {
    const [first] = textsFor('approve', 'recognition.person', { ...FACTS, qualification: { zh: '{date}', en: '{secret}' } });
    expect(first?.text.zh).toContain('“{date}”');
    expect(first?.text.en).toContain('“{secret}”');
  });

  it('say of a decision by rule the same in both languages', () => {
    const said = ruleOpinion({ rule: 'r', version: 3 }, { zh: 'N-1（天津市）', en: 'N-1 (Tianjin)' });
    expect(said.zh).toContain('规则 r 第 3 版');
    expect(said.zh).toContain('N-1（天津市）');
    expect(said.en).toContain('rule r, version 3');
    expect(said.en).toContain('N-1 (Tianjin)');
  });

  it('name each law once, with its article', () => {
    expect(lawsInWords([])).toBeNull();
    expect(lawsInWords([{ law: '行政许可法', article: '第四十一条' }, { law: '《护士条例》' }, { law: '行政许可法', article: '第四十一条' }])?.zh).toBe('《行政许可法》第四十一条、《护士条例》');
  });
});
