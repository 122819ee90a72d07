import type { RequestVerb } from '#kernel';
import { ruleOf } from './life-cycle.js';

/** How long a claim holds without a sign of life (minutes): a case of many is finished in it, and a colleague's afternoon off blocks nobody. */
const LEASE_MINUTES = 30;

/** Who has claimed a request, until when, and under which number; every claim raises the number, so that whoever lost theirs is recognised. */
export interface Lease {
  readonly assigneePersonId: string | null;
  /** Null: nobody, or a claim from before there were leases, which does not run out. */
  readonly leaseUntil: Date | null;
  readonly fence: number;
}

/** The end of a lease that is taken or renewed now (UTC). */
export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * 60_000);
}

/** Whether a claim has run out: then anybody of the authority may claim, and whoever had claimed must do so again. */
export function hasExpired({ assigneePersonId, leaseUntil }: Pick<Lease, 'assigneePersonId' | 'leaseUntil'>, now: Date): boolean {
  return assigneePersonId !== null && leaseUntil !== null && now.getTime() > leaseUntil.getTime();
}

/** Whether a claim that has run out ends because a colleague works on what it held: the next to act must not find the name of somebody who no longer has it. */
export function isOvertaken(verb: RequestVerb, lease: Lease, personId: string | null, now: Date): boolean {
  return personId !== null && personId !== lease.assigneePersonId && ruleOf(verb).needs.includes('unclaimed_or_mine') && hasExpired(lease, now);
}
