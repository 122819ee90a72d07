import { isUuid } from '#kernel';
import type { Statement } from '../database/statement-batch.js';
import type { Actor } from './actor.js';

/** Every setting that the policies read; each transaction sets all of them, so that nothing is left of the one before. */
const NAMES = ['kind', 'person', 'role', 'reach', 'authority', 'jurisdictions', 'jurisdiction'] as const;
const TEXT = `SELECT ${NAMES.map((name, i) => `set_config('tongban.${name}', $${i + 1}, true)`).join(', ')}`;

/**
 * The statement that tells the database who acts, so that row-level security answers for every query that follows. Anything that is not a
 * UUID, a division code or a known word is a bug and throws TypeError.
 */
export function scopeStatement(actor: Actor): Statement {
  const settings: Partial<Record<(typeof NAMES)[number], string>> = { kind: actor.kind };
  if (actor.kind === 'person') {
    const { post } = actor;
    Object.assign(settings, { person: uuid(actor.personId), role: word(post?.role ?? 'resident'), reach: word(post?.reach ?? 'none') });
    if (post) {
      Object.assign(settings, {
        authority: post.authorityId === null ? '' : uuid(post.authorityId), jurisdictions: `{${post.jurisdictions.map(code).join(',')}}`, jurisdiction: code(post.jurisdictionCode),
      });
    }
  }
  return { name: 'scope', text: TEXT, values: NAMES.map((name) => settings[name] ?? '') };
}

function uuid(text: string): string {
  if (!isUuid(text)) throw new TypeError('scope: not a UUID');
  return text;
}

function code(text: string): string {
  if (!/^\d{6}$/.test(text)) throw new TypeError('scope: not a division code');
  return text;
}

function word(text: string): string {
  if (!/^[a-z_]+$/.test(text)) throw new TypeError('scope: not a word');
  return text;
}
