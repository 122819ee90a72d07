import { no, ok, type HandlingMode, type Result } from '#kernel';
import { HANDLING_MODE_TABLE } from './handling-modes.js';

/** An authority as routing sees it. */
export interface RoutingAuthority {
  readonly id: string;
  readonly jurisdictionCode: string;
  readonly departmentCode: string;
}

/** A division as routing sees it: what lies above it, by parentage and by ownership (a virtual jurisdiction owns counties of another). */
export interface RoutingPlace {
  readonly code: string;
  readonly level: 'province' | 'city' | 'county';
  readonly parentCode: string | null;
  readonly ownerCode: string | null;
}

/** Everything that routing may depend on: never the mode, nor where the resident is. */
export interface RoutingFacts {
  /** Division code, of any level, of the place whose authority decides: of a recognition, where the effect is wanted. */
  readonly toJurisdiction: string;
  /** Department whose matter it is. */
  readonly departmentCode: string;
  /** From which level up an authority of the department is looked for. */
  readonly competentLevel: RoutingPlace['level'];
  /** The divisions, by code. */
  readonly places: ReadonlyMap<string, RoutingPlace>;
  readonly authorities: readonly RoutingAuthority[];
  /** Authorities that returned the request as not theirs. */
  readonly returnedBy: readonly string[];
  /** The authority that the last return named as competent. */
  readonly suggestedAuthorityId: string | null;
}

/** Where a request goes. */
export interface RoutingPlan {
  readonly competentAuthorityId: string;
  readonly competentJurisdiction: string;
  /** Why this one: shown to the resident. */
  readonly basis: 'department_of_jurisdiction' | 'department_above' | 'named_by_return';
}

const LEVELS = ['county', 'city', 'province'] as const;

/** The place and everything above it, the nearest first, leaving out what lies below the competent level. Ends also where the divisions name each other in a circle. */
export function competentPlaces(place: string, competentLevel: RoutingPlace['level'], places: ReadonlyMap<string, RoutingPlace>): string[] {
  const chain = new Set([place]);
  for (const code of chain) {
    const { ownerCode = null, parentCode = null } = places.get(code) ?? {};
    for (const above of [ownerCode, parentCode]) if (above !== null) chain.add(above);
  }
  const least = LEVELS.indexOf(competentLevel);
  return [...chain].filter((code) => {
    const level = places.get(code)?.level;
    return level !== undefined && LEVELS.indexOf(level) >= least;
  });
}

/**
 * The competent authority: that of the department in the competent place, or in the nearest place above that has one; after a return, the authority that the return named
 * (行政许可法 32(2)). An authority that returned the request is not asked twice.
 */
export function route(facts: RoutingFacts): Result<RoutingPlan> {
  const open = facts.authorities.filter((a) => !facts.returnedBy.includes(a.id));
  const named = open.find((a) => a.id === facts.suggestedAuthorityId);
  if (named) return ok({ competentAuthorityId: named.id, competentJurisdiction: named.jurisdictionCode, basis: 'named_by_return' });
  const tried = competentPlaces(facts.toJurisdiction, facts.competentLevel, facts.places);
  for (const place of tried) {
    const own = open.find((a) => a.jurisdictionCode === place && a.departmentCode === facts.departmentCode);
    if (own) return ok({ competentAuthorityId: own.id, competentJurisdiction: place, basis: place === facts.toJurisdiction ? 'department_of_jurisdiction' : 'department_above' });
  }
  return no({ code: 'no_competent_authority', details: { jurisdiction: facts.toJurisdiction, department: facts.departmentCode, tried }, lawRef: { law: '行政许可法', article: '32' } });
}

/** How a request comes in, and at which window. */
interface FirstHolding {
  readonly mode: HandlingMode;
  readonly window: { readonly id: string; readonly authorityId: string; readonly jurisdictionCode: string } | null;
}

/** Who holds a request that was just submitted. Refuses `mode_not_offered` when the mode needs a window and none was named. */
export function firstCustodian(facts: FirstHolding): Result<{ custodian: 'platform' } | { custodian: 'authority'; authorityId: string; jurisdictionCode: string }> {
  if (HANDLING_MODE_TABLE[facts.mode].intake === 'platform') return ok({ custodian: 'platform' });
  if (!facts.window) return no({ code: 'mode_not_offered', details: { mode: facts.mode, missing: 'window' } });
  return ok({ custodian: 'authority', authorityId: facts.window.authorityId, jurisdictionCode: facts.window.jurisdictionCode });
}
