import { describe, expect, it } from '@jest/globals';
import { typedInto, unsavedOf, type KeptDraft } from './kept-draft.js';

const base = { nameZh: '护士', nameEn: 'Nurse', synonyms: ['护理'], validity: { kind: 'term', value: 12 } };
const kept = (typed: object, more: Partial<KeptDraft> = {}): KeptDraft => ({ revision: 3, base, content: { ...base, ...typed }, standing: 'active', baseStanding: 'active', ...more });

describe('text that was kept for a draft which closed meanwhile', () => {
  it('is what was typed and not proposed, whatever others changed', () => {
    const text = kept({ nameEn: 'Mine', synonyms: ['护理', '白衣'], validity: { kind: 'term', value: 24 } });
    expect(unsavedOf(text, { content: { ...base, nameZh: '他们的', synonyms: ['护理', '白衣'] }, standing: 'active' })).toEqual({ paths: ['nameEn', 'validity.value'], content: text.content, standing: undefined });
  });

  it('is nothing where nothing was kept, or what was kept was proposed', () => {
    expect(unsavedOf(null, { content: base, standing: 'active' })).toBeUndefined();
    expect(unsavedOf(kept({ nameEn: 'Mine' }), { content: { ...base, nameEn: 'Mine', nameZh: '他们的' }, standing: 'suspended' })).toBeUndefined();
  });

  it('without what it was written over is held against what was proposed', () => {
    const { base: _base, ...text } = kept({ nameEn: 'Mine' });
    expect(unsavedOf(text, { content: { ...base, nameZh: '他们的' }, standing: 'active' })?.paths).toEqual(['nameZh', 'nameEn']);
  });

  it('goes into another draft, and nothing else does', () => {
    const unsaved = unsavedOf(kept({ nameEn: 'Mine', synonyms: undefined }, { standing: 'suspended' }), { content: { ...base, nameZh: '他们的' }, standing: 'active' });
    if (unsaved === undefined) throw new Error('nothing was unsaved');
    const other = { content: { ...base, nameEn: 'Other' }, standing: 'active', revision: 1 } as const;
    expect(typedInto(other, unsaved)).toEqual({ content: { nameZh: '护士', nameEn: 'Mine', validity: base.validity }, standing: 'suspended', revision: 1, base: other.content, baseStanding: 'active' });
  });
});
