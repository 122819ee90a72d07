import { CheckFailed } from './check-failed.js';
import { isObject, member, type JsonObject } from './json.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface NamedInBoth {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface CodedName extends NamedInBoth {
  readonly code: string;
}

/** A thing with its code and both names. */
export function codedClaim(claims: JsonObject, name: string): CodedName {
  const value = objectClaim(claims, name);
  return { code: textClaim(value, 'code'), ...namedIn(value) };
}

/** Both names of a thing. */
export function namedIn(value: JsonObject): NamedInBoth {
  return { nameZh: textClaim(value, 'name_zh'), nameEn: textClaim(value, 'name_en') };
}

/** Whether a claim is not there. */
export function isAbsent(claims: JsonObject, name: string): boolean {
  return (member(claims, name) ?? null) === null;
}

/** A text, or null where it is not there. */
export function optionalText(claims: JsonObject, name: string): string | null {
  return isAbsent(claims, name) ? null : textClaim(claims, name);
}

/** A claim that is an object. */
export function objectClaim(claims: JsonObject, name: string): JsonObject {
  const value = member(claims, name);
  return isObject(value) ? value : fail(name);
}

/** A claim that is a list of objects. */
export function listClaim(claims: JsonObject, name: string): readonly JsonObject[] {
  const value = member(claims, name);
  return Array.isArray(value) && value.every(isObject) ? (value as readonly JsonObject[]) : fail(name);
}

/** A claim that is a text. */
export function textClaim(claims: JsonObject, name: string): string {
  const value = member(claims, name);
  return typeof value === 'string' ? value : fail(name);
}

/** A claim that is a day. */
export function dayClaim(claims: JsonObject, name: string): string {
  const value = textClaim(claims, name);
  return DAY.test(value) ? value : fail(name);
}

/** A claim that is a number. */
export function numberClaim(claims: JsonObject, name: string): number {
  const value = member(claims, name);
  return typeof value === 'number' ? value : fail(name);
}

/** A claim that is yes or no. */
export function flagClaim(claims: JsonObject, name: string): boolean {
  const value = member(claims, name);
  return typeof value === 'boolean' ? value : fail(name);
}

function fail(name: string): never {
  throw new CheckFailed('wrong_type', `it is signed but not a certificate of this platform: ${name} is missing or of another kind`);
}
