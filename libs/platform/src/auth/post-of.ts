import { Refused } from '#kernel';
import type { PersonActor, PostScope } from './actor.js';

/** The post in which a person acts. Refuses `forbidden` for whoever acts in none. */
export function postOf({ post }: PersonActor): PostScope {
  if (!post) throw new Refused({ code: 'forbidden' });
  return post;
}
