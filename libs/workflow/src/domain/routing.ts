import { no, ok, type HandlingMode, type Result } from '#kernel';
import { HANDLING_MODE_TABLE } from './handling-modes.js';

/** An authority as routing sees it. */
export interface RoutingAuthority {
  readonly id: string;
  readonly jurisdictionCode: string;
  readonly departmentCode: string;
}

/** Everything that routing may depend on. */
export interface RoutingFacts {
  readonly mode: HandlingMode;
  /** Jurisdiction whose authority has to recognise: competence lies where the effect is wanted. */
  readonly toJurisdiction: string;
  /** Department that answers for the qualification's sector. */
  readonly departmentCode: string;
  /** Where the resident is: the window that receives lies there. */
  readonly residenceJurisdiction: string;
  readonly window: { readonly id: string; readonly authorityId: string; readonly jurisdictionCode: string } | null;
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
  readonly basis: 'department_of_jurisdiction' | 'named_by_return';
}

/**
 * The competent authority: the department of the qualification's sector in the jurisdiction where it is to count; after a return,
 * the authority that the return named (行政许可法 32(2)). An authority that returned the request is not asked twice.
 */
export function route(facts: RoutingFacts): Result<RoutingPlan> {
  const open = facts.authorities.filter((a) => !facts.returnedBy.includes(a.id));
  const named = open.find((a) => a.id === facts.suggestedAuthorityId);
  if (named) return ok({ competentAuthorityId: named.id, competentJurisdiction: named.jurisdictionCode, basis: 'named_by_return' });
  const own = open.find((a) => a.jurisdictionCode === facts.toJurisdiction && a.departmentCode === facts.departmentCode);
  if (own) return ok({ competentAuthorityId: own.id, competentJurisdiction: own.jurisdictionCode, basis: 'department_of_jurisdiction' });
  return no({ code: 'no_competent_authority', details: { jurisdiction: facts.toJurisdiction, department: facts.departmentCode }, lawRef: { law: '行政许可法', article: '32' } });
}

/** Who holds a request that was just submitted. Refuses `mode_not_offered` when the mode needs a window and none was named. */
export function firstCustodian(facts: Pick<RoutingFacts, 'mode' | 'window'>): Result<{ custodian: 'platform' } | { custodian: 'authority'; authorityId: string; jurisdictionCode: string }> {
  if (HANDLING_MODE_TABLE[facts.mode].intake === 'platform') return ok({ custodian: 'platform' });
  if (!facts.window) return no({ code: 'mode_not_offered', details: { mode: facts.mode, missing: 'window' } });
  return ok({ custodian: 'authority', authorityId: facts.window.authorityId, jurisdictionCode: facts.window.jurisdictionCode });
}
