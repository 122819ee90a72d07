import { bytesOf, decodeBase64url, encodeBase64url, textOf } from './base64url.js';
import { isObject, member, parseJson, type JsonObject } from './json.js';
import { CheckFailed } from './check-failed.js';

/** Claims that an SD-JWT VC never hides (SD-JWT VC, 3.2.2.2): hidden they could be left out by the holder. */
const NEVER_HIDDEN: ReadonlySet<string> = new Set(['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status', '_sd_alg']);
const HASHES = new Map([['sha-256', 'SHA-256'], ['sha-384', 'SHA-384'], ['sha-512', 'SHA-512']]);
const DEEPEST = 32;

/** Claims with what was disclosed put in its place. */
export interface DisclosedClaims {
  readonly claims: JsonObject;
  /** Digests without a disclosure: claims that were withheld, or decoys. */
  readonly withheld: number;
}

/** The base64url digest of a text under the algorithm that the payload names (`_sd_alg`, RFC 9901, 4.1.1). */
export async function sdDigest(payload: JsonObject, text: string): Promise<string> {
  const named = member(payload, '_sd_alg') ?? 'sha-256';
  const hash = typeof named === 'string' ? HASHES.get(named) : undefined;
  if (hash === undefined) throw new CheckFailed('unsupported_algorithm', `_sd_alg is ${JSON.stringify(named)}`);
  return encodeBase64url(new Uint8Array(await globalThis.crypto.subtle.digest(hash, bytesOf(text))));
}

/**
 * Puts disclosures in their places (RFC 9901, 7.1, steps 3 to 5). Refused: what is no disclosure, one that nothing refers to or that comes
 * twice, a digest that stands twice, a name that is reserved or taken already.
 */
export async function applyDisclosures(payload: JsonObject, disclosures: readonly string[]): Promise<DisclosedClaims> {
  const found = new Map<string, readonly unknown[]>();
  for (const disclosure of disclosures) {
    const digest = await sdDigest(payload, disclosure);
    if (found.has(digest)) fail('a disclosure comes twice');
    found.set(digest, readDisclosure(disclosure));
  }
  await sdDigest(payload, '');
  const walk = new Walk(found);
  const claims = walk.object(payload, 0);
  if (walk.used !== found.size) fail('a disclosure belongs to nothing that was signed');
  return { claims: Object.fromEntries(Object.entries(claims).filter(([name]) => name !== '_sd_alg')), withheld: walk.withheld };
}

function readDisclosure(text: string): readonly unknown[] {
  const bytes = decodeBase64url(text);
  const json = bytes === null ? null : textOf(bytes);
  const value = json === null ? undefined : parseJson(json);
  return Array.isArray(value) ? (value as unknown[]) : fail('a disclosure is not a list');
}

class Walk {
  private readonly seen = new Set<string>();
  used = 0;
  withheld = 0;

  constructor(private readonly found: ReadonlyMap<string, readonly unknown[]>) {}

  object(object: JsonObject, depth: number): JsonObject {
    const claims = new Map<string, unknown>();
    for (const [name, value] of Object.entries(object)) if (name !== '_sd') claims.set(name, this.value(value, depth));
    for (const digest of digestsIn(object)) {
      const disclosure = this.take(digest);
      if (!disclosure) continue;
      const [, name, value] = disclosure;
      if (disclosure.length !== 3 || typeof name !== 'string') fail('a disclosure of a claim is not salt, name and value');
      else if (name === '_sd' || name === '...' || (depth === 0 && NEVER_HIDDEN.has(name))) fail(`a disclosure names ${JSON.stringify(name)}, which is reserved`);
      else if (claims.has(name)) fail(`${JSON.stringify(name)} is there twice`);
      else claims.set(name, this.value(value, depth));
    }
    return Object.fromEntries(claims);
  }

  private value(value: unknown, depth: number): unknown {
    if (depth >= DEEPEST) return fail('it is nested too deep');
    if (Array.isArray(value)) return value.flatMap((each: unknown) => this.element(each, depth + 1));
    return isObject(value) ? this.object(value, depth + 1) : value;
  }

  /** An element of a list, or none where it is withheld. */
  private element(element: unknown, depth: number): readonly unknown[] {
    if (!isObject(element) || !Object.hasOwn(element, '...')) return [this.value(element, depth)];
    const digest = element['...'];
    if (typeof digest !== 'string' || Object.keys(element).length !== 1) return fail('a withheld element is not one digest');
    const disclosure = this.take(digest);
    if (!disclosure) return [];
    if (disclosure.length !== 2) fail('a disclosure of an element is not salt and value');
    return [this.value(disclosure[1], depth)];
  }

  private take(digest: string): readonly unknown[] | undefined {
    if (this.seen.has(digest)) fail('a digest stands twice');
    this.seen.add(digest);
    const disclosure = this.found.get(digest);
    if (!disclosure) {
      this.withheld += 1;
      return undefined;
    }
    if (typeof disclosure[0] !== 'string') fail('a disclosure has no salt');
    this.used += 1;
    return disclosure;
  }
}

function digestsIn(object: JsonObject): readonly string[] {
  const digests = member(object, '_sd') ?? [];
  if (!Array.isArray(digests) || !digests.every((digest) => typeof digest === 'string')) return fail('_sd is not a list of digests');
  return digests;
}

function fail(detail: string): never {
  throw new CheckFailed('bad_disclosure', detail);
}
