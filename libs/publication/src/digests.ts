import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Content } from './domain/content.js';
import type { DepartureStatement, Statement } from './domain/statement.js';

/** SHA-256 over the canonical JSON of a content (RFC 8785). */
export function contentDigest(content: Content): Buffer {
  return createHash('sha256').update(canonicalJson(content)).digest();
}

/** The bytes that signatures stand over. */
export function statementBytes(statement: Statement | DepartureStatement): Buffer {
  return Buffer.from(canonicalJson(statement));
}

/** SHA-256 over the bytes that signatures stand over: what a signer confirms to have seen. */
export function statementDigest(statement: Statement | DepartureStatement): Buffer {
  return createHash('sha256').update(statementBytes(statement)).digest();
}

/** A digest as the statement writes it. */
export function writtenDigest(digest: Buffer): string {
  return `sha256:${digest.toString('hex')}`;
}
