import type { HandlingMode } from '#kernel';
import type { ServiceContent } from './service-content.js';

/** A place with those above it, the nearest first. */
export type PlaceChain = readonly string[];

type Offered = Pick<ServiceContent, 'modes' | 'offers' | 'parties'>;

/** Modes in which the place where the applicant is takes part: its window takes papers in, or it handles a part. */
const TAKES_PART: ReadonlySet<HandlingMode> = new Set(['collect_and_forward', 'joint']);

/** The modes that a place offers of a service: none outside its parties; else what the nearest row says that speaks of it or of a place above it, or every mode where none does. */
export function modesOf({ modes, offers, parties }: Offered, chain: PlaceChain): readonly HandlingMode[] {
  if (!parties.some((party) => chain.includes(party))) return [];
  const nearest = chain.map((place) => offers.find(({ jurisdiction }) => jurisdiction === place)).find((offer) => offer !== undefined);
  return nearest ? modes.filter((mode) => nearest.modes.includes(mode)) : modes;
}

/** The modes in which somebody who is at one place can have a service of another: the competent place must offer it, and where the applicant is too when that place takes part. */
export function modesBetween(service: Offered, at: PlaceChain, competent: PlaceChain): HandlingMode[] {
  const [here, there] = [modesOf(service, at), modesOf(service, competent)];
  return there.filter((mode) => !TAKES_PART.has(mode) || here.includes(mode));
}

/** Who does not offer a mode of the service between two places; null where it can be had. */
export function whoDoesNotOffer(service: Offered, mode: HandlingMode, at: PlaceChain, competent: PlaceChain): 'here' | 'there' | null {
  if (!modesOf(service, competent).includes(mode)) return 'there';
  return modesBetween(service, at, competent).includes(mode) ? null : 'here';
}
