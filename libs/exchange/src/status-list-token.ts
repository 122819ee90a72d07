import { deflateSync } from 'node:zlib';
import { signJwt, type SigningPart } from './sd-jwt.js';

/** `typ` of a status list; its media type is `application/statuslist+jwt`. */
const STATUS_LIST_TYP = 'statuslist+jwt';
/** Two bits a credential: valid, invalid, suspended, and one in reserve. */
const STATUS_BITS = 2;
const PER_BYTE = 8 / STATUS_BITS;

/** What the list says of one credential; the numbers are those of the specification. */
export const STATUS_VALUES = { valid: 0, invalid: 1, suspended: 2 } as const;

/** A credential that is not valid any more, or not now. */
export interface StatusEntry {
  readonly index: number;
  readonly value: number;
}

/** The statuses of a list as the specification packs them: little-endian within a byte, all zero where nothing was said. Throws RangeError for an index outside. */
export function packStatuses(size: number, entries: readonly StatusEntry[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(size / PER_BYTE));
  for (const { index, value } of entries) {
    if (index < 0 || index >= size) throw new RangeError(`a status list of ${size} has no place ${index}`);
    const at = Math.floor(index / PER_BYTE);
    bytes[at] = (bytes[at] ?? 0) | (value << ((index % PER_BYTE) * STATUS_BITS));
  }
  return bytes;
}

/** Seconds for which a reader may keep the list, and after which it is worth nothing. */
export interface ListLife {
  readonly ttl: number;
  readonly validFor: number;
}

/** The signed status list that stands at `uri`, as of `now`. */
export function statusListToken(signer: SigningPart, uri: string, issuer: string, statuses: Buffer, now: Date, { ttl, validFor }: ListLife): string {
  const iat = Math.floor(now.getTime() / 1_000);
  const lst = deflateSync(statuses, { level: 9 }).toString('base64url');
  return signJwt(signer, STATUS_LIST_TYP, { iss: issuer, sub: uri, iat, exp: iat + validFor, ttl, status_list: { bits: STATUS_BITS, lst } });
}
