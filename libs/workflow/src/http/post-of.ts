import { Refused } from '#kernel';
import type { PersonActor, PostScope } from '#platform';

/** The post in which somebody acts. Refuses `forbidden` for whoever acts in none. */
export function postOf(actor: PersonActor): PostScope {
  if (!actor.post) throw new Refused({ code: 'forbidden' });
  return actor.post;
}
