import { describe, expect, it } from '@jest/globals';
import type { ActorRole, RequestVerb } from '#kernel';
import { CLERK, COLLEAGUE, FULL_INPUT, NOW, SUBSTITUTE, TOMORROW, YESTERDAY, someFacts, someParty } from '../../../../test/support/builders/request-facts.js';
import { decide } from './decide.js';
import type { ActingParty, ActInput, RequestFacts } from './facts.js';
import { isOvertaken } from './lease.js';

function outcomeOf(verb: RequestVerb, facts: RequestFacts, actor: ActingParty, input: ActInput): string {
  const result = decide(verb, facts, actor, input, NOW);
  return result.ok ? 'allowed' : result.refusal.code;
}

describe('a claim', () => {
  it('is made once and released by whoever made it', () => {
    const mine = someFacts({ assigneePersonId: CLERK });
    const again = decide('claim', mine, someParty('case_clerk'), {}, NOW);
    expect(again).toEqual({ ok: false, refusal: { code: 'wrong_state', details: { state: 'routed', claimed: true } } });
    expect(decide('release', mine, someParty('case_clerk'), {}, NOW).ok).toBe(true);
    const unclaimed = decide('release', someFacts(), someParty('case_clerk'), {}, NOW);
    expect(unclaimed).toEqual({ ok: false, refusal: { code: 'wrong_state', details: { state: 'routed', claimed: false } } });
  });
});

describe('a lease', () => {
  const act = (change: Partial<RequestFacts>, fence?: number): string => outcomeOf('accept', someFacts(change), someParty('case_clerk'), fence === undefined ? {} : { fence });
  const mine = { assigneePersonId: CLERK, fence: 3 };
  const theirs = { assigneePersonId: COLLEAGUE, fence: 4 };

  it('holds until it runs out, and then keeps nobody from acting but whoever had it, who claims again', () => {
    expect([act({ ...mine, leaseUntil: TOMORROW }, 3), act({ ...mine, leaseUntil: YESTERDAY }, 3), act({ ...theirs, leaseUntil: TOMORROW }), act({ ...theirs, leaseUntil: YESTERDAY })])
      .toEqual(['allowed', 'lease_expired', 'claimed_by_another', 'allowed']);
    const claims = [{ ...mine, leaseUntil: YESTERDAY }, { ...theirs, leaseUntil: YESTERDAY }, { ...theirs, leaseUntil: TOMORROW }].map((change) => decide('claim', someFacts(change), someParty('case_clerk'), {}, NOW).ok);
    expect(claims).toEqual([true, true, false]);
  });

  it('is recognised as lost by its number, whoever holds the request now', () => {
    expect([act({ ...theirs, leaseUntil: TOMORROW }, 3), act({ ...theirs, leaseUntil: YESTERDAY }, 3), act({ assigneePersonId: null, fence: 4 }, 3), act({ ...mine, leaseUntil: TOMORROW }, 2)])
      .toEqual(['lease_lost', 'lease_lost', 'lease_lost', 'lease_lost']);
  });
});

describe('acts under the claim of somebody else', () => {
  it.each<[RequestVerb, ActorRole, Partial<RequestFacts>]>([
    ['accept', 'case_clerk', {}], ['route', 'window_clerk', { state: 'returned' }], ['receive', 'window_clerk', { state: 'submitted', mode: 'collect_and_forward' }],
  ])('%s is refused while the claim holds, and the platform goes on', (verb, role, change) => {
    const facts = someFacts({ ...change, assigneePersonId: COLLEAGUE, leaseUntil: TOMORROW });
    expect([outcomeOf(verb, facts, someParty(role), FULL_INPUT), outcomeOf(verb, { ...facts, leaseUntil: YESTERDAY }, someParty(role), FULL_INPUT)]).toEqual(['claimed_by_another', 'allowed']);
    if (verb === 'route') expect(outcomeOf(verb, facts, someParty('system'), FULL_INPUT)).toBe('allowed');
  });

  it('end what has run out, by a person who works on the request, and by nothing else', () => {
    const lease = { assigneePersonId: COLLEAGUE, leaseUntil: YESTERDAY, fence: 3 };
    expect([isOvertaken('accept', lease, CLERK, NOW), isOvertaken('accept', lease, COLLEAGUE, NOW), isOvertaken('accept', lease, null, NOW), isOvertaken('withdraw', lease, CLERK, NOW),
      isOvertaken('accept', { ...lease, leaseUntil: TOMORROW }, CLERK, NOW), isOvertaken('accept', { ...lease, assigneePersonId: null }, CLERK, NOW)]).toEqual([true, false, false, false, false, false]);
  });
});

describe('giving a request to a colleague', () => {
  const give = (role: ActorRole, change: Partial<RequestFacts>, input: Partial<ActInput> = {}): string => outcomeOf('reassign', someFacts(change), someParty(role), { ...FULL_INPUT, ...input });
  const mine = { assigneePersonId: CLERK, fence: 3, leaseUntil: TOMORROW };

  it('is done by whoever holds the claim and by the supervisor, who needs none', () => {
    expect([give('case_clerk', mine, { fence: 3 }), give('case_clerk', mine, { fence: 2 }), give('case_clerk', { ...mine, leaseUntil: YESTERDAY }), give('case_clerk', {})])
      .toEqual(['allowed', 'lease_lost', 'lease_expired', 'wrong_state']);
    expect([give('supervisor', {}), give('supervisor', { ...mine, assigneePersonId: COLLEAGUE }), give('authority_head', mine)]).toEqual(['allowed', 'allowed', 'wrong_role']);
  });

  it('never goes to its applicant, nor to whoever has it while the claim holds', () => {
    const again = { assigneePersonId: SUBSTITUTE };
    expect([give('supervisor', { applicantId: SUBSTITUTE }), give('supervisor', { ...again, leaseUntil: TOMORROW }), give('supervisor', { ...again, leaseUntil: YESTERDAY })])
      .toEqual(['own_request', 'assigned_already', 'allowed']);
  });
});
