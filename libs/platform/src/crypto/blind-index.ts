import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Keys } from './keys.js';

/** Separators that input methods write inside names of some peoples (买买提·吐尔逊); one of them stands for all. */
const NAME_DOTS = /[•‧∙⋅・.]/g;
const BLANKS = /\s+/gu;

/**
 * Exact search on encrypted columns: the same value gives the same index, and without the key nobody can go through all
 * identity numbers. HMAC-SHA-256, as base64url.
 */
export class BlindIndex {
  private readonly key: KeyObject;

  constructor(keys: Keys) {
    this.key = createSecretKey(keys.blindIndexSecret());
  }

  /** `purpose` keeps columns apart (`id_number`, `name`): equal values are found within one purpose only. */
  of(purpose: string, value: string): string {
    return createHmac('sha256', this.key).update(`${purpose}\u0000${normalise(value)}`, 'utf8').digest('base64url');
  }
}

/** Full-width forms, small letters, blanks and the variants of the name dot make no difference to a search. */
function normalise(value: string): string {
  return value.normalize('NFKC').replace(BLANKS, '').replace(NAME_DOTS, '·').toUpperCase();
}
