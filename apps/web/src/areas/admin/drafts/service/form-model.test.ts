import { describe, expect, it } from '@jest/globals';
import { FIELD_KINDS, freshRow, kindOf, moveRow, readChoices, readColumns, readSections, withChoices, withKind, withRow, writeColumns, writeForm, type FieldRow, type SectionRows } from './form-model.js';

const words = { 'x-zh': '标签', 'x-en': 'Label', 'x-purpose-zh': '用途说明', 'x-purpose-en': 'Purpose' };
const text = { type: 'string', maxLength: 20, ...words };
const choice = withChoices({ type: 'string', ...words }, [{ code: 'alone', zh: '单独', en: 'Alone' }, { code: 'both', zh: '共同', en: 'Both' }]);
const row = (name: string, field: Record<string, unknown> = text, isRequired = true): FieldRow => ({ name, field, isRequired });
const SECTIONS: SectionRows[] = [
  { code: 'one', titleZh: '一', titleEn: 'One', rows: [row('kind', choice), row('since', { ...text, 'x-when': { kind: ['alone'] } })] },
  { code: 'two', titleZh: '二', titleEn: 'Two', rows: [row('note', text, false)] },
];
const HEAD = { schema: { $schema: 's', $id: 'urn:tongban:form:a.b', type: 'object', additionalProperties: false } };
const names = (sections: readonly SectionRows[]): string[][] => sections.map(({ rows }) => rows.map(({ name }) => name));

describe('the form of a service as its editor sees it', () => {
  it('is read and written without a difference, whatever order the keys of its fields have', () => {
    const form = writeForm(HEAD, SECTIONS);
    expect(form['schema']).toMatchObject({ $id: 'urn:tongban:form:a.b', required: ['kind'], allOf: [{ then: { required: ['since'] }, else: { properties: { since: false } } }] });
    const stored = { ...form, schema: { ...(form['schema'] as object), properties: Object.fromEntries(Object.entries((form['schema'] as { properties: object }).properties).reverse()) } };
    expect(readSections(stored)).toEqual(SECTIONS);
    expect(writeForm(stored, readSections(stored))).toEqual(form);
  });

  it('has no conditions in the schema once no field has one', () => {
    const form = writeForm(writeForm(HEAD, SECTIONS), withRow(SECTIONS, 'since', row('since')));
    expect(form['schema']).not.toHaveProperty('allOf');
    expect((form['schema'] as { required: string[] }).required).toEqual(['kind', 'since']);
  });

  it('loses no field that stands in no section', () => {
    const form = writeForm(HEAD, SECTIONS);
    expect(names(readSections({ ...form, sections: [{ code: 'one', titleZh: '一', titleEn: 'One', fields: ['kind'] }] }))).toEqual([['kind', 'since', 'note']]);
  });

  it('follows a field that is renamed or taken out where others depend on it', () => {
    const renamed = withRow(SECTIONS, 'kind', row('situation', choice));
    expect(renamed[0]?.rows[1]?.field['x-when']).toEqual({ situation: ['alone'] });
    const gone = withRow(SECTIONS, 'kind', undefined);
    expect(gone[0]?.rows[0]?.field).not.toHaveProperty('x-when');
  });

  it('moves a field by one step, into the next section where there is no neighbour', () => {
    expect(names(moveRow(SECTIONS, 'kind', 1))).toEqual([['since', 'kind'], ['note']]);
    expect(names(moveRow(SECTIONS, 'since', 1))).toEqual([['kind'], ['since', 'note']]);
    expect(names(moveRow(SECTIONS, 'note', -1))).toEqual([['kind', 'since', 'note'], []]);
    expect(names(moveRow(SECTIONS, 'kind', -1))).toEqual(names(SECTIONS));
  });

  it.each(FIELD_KINDS)('keeps the words of a field that becomes %s', (kind) => {
    const changed = withKind({ ...choice, 'x-when': { other: [true] } }, kind);
    expect(kindOf(changed)).toBe(kind);
    expect(changed).toMatchObject({ ...words, 'x-when': { other: [true] } });
    expect(Object.keys(withKind(changed, 'yes_no')).sort()).toEqual(['type', 'x-when', ...Object.keys(words)].sort());
  });

  it('reads choices in their order and columns in theirs', () => {
    expect(readChoices(choice)).toEqual([{ code: 'alone', zh: '单独', en: 'Alone' }, { code: 'both', zh: '共同', en: 'Both' }]);
    const items = writeColumns([row('zeta'), row('alpha', text, false)]);
    expect(items).toMatchObject({ required: ['zeta'], 'x-order': ['zeta', 'alpha'] });
    expect(readColumns({ items: { ...items, properties: { alpha: text, zeta: text } } })).toEqual([row('zeta'), row('alpha', text, false)]);
  });

  it('names a new field as no other is named', () => {
    expect(freshRow(['a', 'field3']).name).toBe('field4');
  });
});
