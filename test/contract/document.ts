import { readFileSync } from 'node:fs';
import path from 'node:path';

export const SNAPSHOT = path.join(import.meta.dirname, 'openapi.json');

/** A JSON Schema as far as these tests read it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

interface Content {
  readonly schema?: Schema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  /** Posts that may call it; absent when everyone who is signed in may. */
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, Content>> }>>;
}

export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An operation with where it is called. */
export interface Endpoint {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With `{names}` in it. */
  readonly path: string;
  readonly operation: Operation;
}

export function readSnapshot(): Document {
  return JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Document;
}

/** The document that a running process serves. */
export async function fetchDocument(base: string): Promise<Document> {
  const response = await fetch(`${base}/api/openapi.json`);
  if (!response.ok) throw new Error(`GET /api/openapi.json: ${response.status} ${await response.text()}`);
  return (await response.json()) as Document;
}

export function endpointsOf(document: Document): readonly Endpoint[] {
  return Object.entries(document.paths).flatMap(([where, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ id: operation.operationId ?? '', method: method.toUpperCase(), path: where, operation })),
  );
}

/** Whether it may be called without signing in. */
export function isPublic({ operation }: Endpoint): boolean {
  return operation.security?.some((way) => Object.keys(way).length === 0) === true;
}
