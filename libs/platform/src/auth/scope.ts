import { isUuid } from '#kernel';
import type { Actor } from './actor.js';

/**
 * The statement that opens a transaction and tells the database who acts, so that row-level security answers for every
 * query that follows. Values are checked, not escaped: anything that is not a UUID, a division code or a known word is a bug.
 */
export function beginStatement(actor: Actor): string {
  const settings: [string, string][] = [['kind', actor.kind]];
  if (actor.kind === 'person') {
    settings.push(['person', uuid(actor.personId)]);
    const { post } = actor;
    settings.push(['role', word(post?.role ?? 'resident')], ['reach', word(post?.reach ?? 'none')]);
    if (post) {
      settings.push(['authority', post.authorityId === null ? '' : uuid(post.authorityId)]);
      settings.push(['jurisdictions', `{${post.jurisdictions.map(code).join(',')}}`], ['jurisdiction', code(post.jurisdictionCode)]);
    }
  }
  return `BEGIN; ${settings.map(([name, value]) => `SET LOCAL tongban.${name} = '${value}'`).join('; ')}`;
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
