import type { RequestEntity } from '../data/entities.js';
import { plain, type CompleteInput, type Effect } from './effect.js';

/**
 * An act that only says something: a person what stands in `note`, the platform of which level its reminder is. At the last level the jurisdiction where the applicant lives
 * answers for the request too, and so sees it from then on.
 */
export function told(request: RequestEntity, { level }: CompleteInput, note: string | null): Effect {
  if (level === undefined) return plain({}, {}, note);
  const change = level === 3 ? { involvedJurisdictions: [...new Set([...request.involvedJurisdictions, request.residenceJurisdiction])] } : {};
  return plain(change, { level }, null);
}
