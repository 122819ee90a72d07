import { randomUUID } from 'node:crypto';
import type { Document, Schema } from './document.js';

/** Values that fit a pattern of the document. A new pattern needs one here. */
const BY_PATTERN: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})$': '2030-01-01T00:00:00+08:00',
  '^\\d{4}-\\d{2}-\\d{2}$': '2030-01-01',
  '^[0-9a-f]{64}$': '0'.repeat(64),
  '^(none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$': 'none',
  '^[A-Za-z0-9][A-Za-z0-9._:>-]{0,79}$': 'P33', '^\\d{6}$': '120000', '^[0-9+-]{5,20}$': '00000000001', '^i\\d{1,3}$': 'i1', '^(all|(family|service):[a-z][a-z0-9_.]{1,58})$': 'all',
  '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$': '2030-01-01' };

/** A schema with its reference followed and its parts put together. */
export function plainSchema(document: Document, schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = document.components.schemas[name];
    if (!found) throw new Error(`the document has no schema ${name}`);
    return plainSchema(document, found);
  }
  const [part] = schema.allOf ?? [];
  return part === undefined ? schema : plainSchema(document, part);
}

export function typesOf(schema: Schema): readonly string[] {
  if (schema.type === undefined) throw new Error(`a schema without a type: ${JSON.stringify(schema)}`);
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value that the schema accepts, with everything in it that the schema knows. */
export function sampleOf(document: Document, given: Schema): Json {
  const schema = plainSchema(document, given);
  const [first] = schema.enum ?? [];
  if (first !== undefined) return first as Json;
  const [type] = typesOf(schema);
  switch (type) {
    case 'string':
      return sampleText(schema);
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(document, schema.items)];
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleOf(document, inner)]));
    default:
      throw new Error(`no sample for ${JSON.stringify(schema)}`);
  }
}

function sampleText({ format, pattern, minLength = 1, maxLength }: Schema): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'email') return 'someone@tongban.example';
  if (pattern !== undefined) {
    const known = BY_PATTERN[pattern];
    if (known === undefined) throw new Error(`no sample for the pattern ${pattern}`);
    return known;
  }
  return 'a'.repeat(Math.min(Math.max(minLength, 8), maxLength ?? 8));
}
