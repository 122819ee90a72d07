/** What says who holds a request, and to whom it is handed over. */
interface Handover {
  readonly custodianAuthorityId: string | null;
  readonly offeredAuthorityId: string | null;
}

/** The authority where a request lies for work: that to which it is offered, else the one that holds it; null: nobody's (ADR 0025). */
export function deskOf({ offeredAuthorityId, custodianAuthorityId }: Handover): string | null {
  return offeredAuthorityId ?? custodianAuthorityId;
}

/** Division code of the jurisdiction where it lies for work. */
export function deskPlaceOf({ offeredJurisdiction, custodianJurisdiction }: { readonly custodianJurisdiction: string | null; readonly offeredJurisdiction: string | null }): string | null {
  return offeredJurisdiction ?? custodianJurisdiction;
}
