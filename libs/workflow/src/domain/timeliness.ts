import { no, ok, provinceOf, type DivisionCode, type Result } from '#kernel';
import type { ActingParty } from './facts.js';

/** What says who may rate how timely a request was handled. */
export interface TimelinessFacts {
  readonly applicantId: string;
  /** Decided, and handed out. */
  readonly ended: boolean;
  /** Division code of the authority that decided. */
  readonly handledAt: string;
  /** Authorities and places that had a part in it. */
  readonly involvedAuthorities: readonly string[];
  readonly involvedJurisdictions: readonly string[];
  readonly rated: boolean;
}

/**
 * Whether somebody may rate the timeliness of what another jurisdiction handled: a window clerk of an authority that had a part in it, or a supervisor of a place that had one, in another
 * province than that of the authority that decided; once a request, after it ended, and nobody's own.
 */
export function mayRateTimeliness(facts: TimelinessFacts, actor: ActingParty & { readonly jurisdiction: string }): Result<true> {
  if (actor.role !== 'window_clerk' && actor.role !== 'supervisor') return no({ code: 'wrong_role', details: { role: actor.role } });
  if (actor.personId === facts.applicantId) return no({ code: 'own_request' });
  if (!facts.ended) return no({ code: 'not_decided' });
  const reached = (place: string): boolean => actor.reach === 'all' || actor.reach.includes(place);
  const hasPart = actor.role === 'window_clerk' ? actor.authorityId !== null && facts.involvedAuthorities.includes(actor.authorityId) : facts.involvedJurisdictions.some((place) => isElsewhere(place, facts.handledAt) && reached(place));
  if (!hasPart || !isElsewhere(actor.jurisdiction, facts.handledAt)) return no({ code: 'not_counterpart' });
  return facts.rated ? no({ code: 'timeliness_rated_before' }) : ok(true);
}

function isElsewhere(place: string, handledAt: string): boolean {
  return provinceOf(place as DivisionCode) !== provinceOf(handledAt as DivisionCode);
}
