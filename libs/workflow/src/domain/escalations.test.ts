import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REQUEST_STATES, type PostRole } from '#kernel';
import { ESCALATION_ACTS, availableEscalationActs, causeOf, decideEscalation, movesOn, type EscalationFacts } from './escalations.js';
import type { ActingParty } from './facts.js';

const supervisor = (personId: string, reach: ActingParty['reach'] = ['120000']): ActingParty => ({ role: 'supervisor', personId, authorityId: null, reach });
const facts = (change: Partial<EscalationFacts> = {}): EscalationFacts => ({ jurisdiction: '120000', applicantId: 'applicant', ownerPersonId: null, closed: false, supervisors: ['a', 'b'], ...change });
const code = (...args: Parameters<typeof decideEscalation>): string => {
  const decided = decideEscalation(...args);
  return decided.ok ? JSON.stringify(decided.value) : decided.refusal.code;
};

describe('an escalation', () => {
  it.each([
    ['nobody has it', facts(), 'take', supervisor('a'), {}, '{"ownerPersonId":"a","closed":false}'],
    ['a colleague has it', facts({ ownerPersonId: 'b' }), 'take', supervisor('a'), {}, 'escalation_owned'],
    ['it is mine already', facts({ ownerPersonId: 'a' }), 'take', supervisor('a'), {}, 'escalation_owned'],
    ['its owner left the post', facts({ ownerPersonId: 'gone' }), 'take', supervisor('a'), {}, '{"ownerPersonId":"a","closed":false}'],
    ['it lies elsewhere', facts(), 'take', supervisor('a', ['130000']), {}, 'not_custodian'],
    ['it is one\'s own request', facts({ applicantId: 'a' }), 'take', supervisor('a'), {}, 'own_request'],
    ['it is over', facts({ closed: true }), 'take', supervisor('a'), {}, 'escalation_closed'],
    ['handed over', facts({ ownerPersonId: 'a' }), 'hand_over', supervisor('a'), { toPersonId: 'b' }, '{"ownerPersonId":"b","closed":false}'],
    ['handed to oneself', facts({ ownerPersonId: 'a' }), 'hand_over', supervisor('a'), { toPersonId: 'a' }, 'escalation_receiver_unknown'],
    ['handed to nobody who watches', facts({ ownerPersonId: 'a' }), 'hand_over', supervisor('a'), { toPersonId: 'c' }, 'escalation_receiver_unknown'],
    ['handed to the applicant', facts({ ownerPersonId: 'a', applicantId: 'b' }), 'hand_over', supervisor('a'), { toPersonId: 'b' }, 'escalation_receiver_unknown'],
    ['handed over by another', facts({ ownerPersonId: 'b' }), 'hand_over', supervisor('a'), { toPersonId: 'a' }, 'escalation_not_owned'],
    ['given back', facts({ ownerPersonId: 'a' }), 'give_back', supervisor('a'), {}, '{"ownerPersonId":null,"closed":false}'],
    ['closed with words', facts({ ownerPersonId: 'a' }), 'close', supervisor('a'), { reasonText: '已督促决定' }, '{"ownerPersonId":"a","closed":true}'],
    ['closed without', facts({ ownerPersonId: 'a' }), 'close', supervisor('a'), { reasonText: ' ' }, 'reason_required'],
    ['closed by nobody\'s hand', facts(), 'close', supervisor('a'), { reasonText: 'x' }, 'escalation_not_owned'],
  ] as const)('%s', (_, given, act, actor, input, expected) => {
    expect(code(act, given, actor, input)).toBe(expected);
  });

  it.each(['window_clerk', 'case_clerk', 'authority_head', 'auditor'] as const satisfies readonly PostRole[])('is not for a %s', (role) => {
    for (const act of ESCALATION_ACTS) expect(code(act, facts(), { ...supervisor('a'), role }, {})).toBe('wrong_role');
  });

  it('has one owner after whatever was done with it, who is a supervisor or all of them by role', () => {
    const step = fc.record({ act: fc.constantFrom(...ESCALATION_ACTS), by: fc.constantFrom('a', 'b', 'c'), to: fc.constantFrom('a', 'b', 'c', undefined), say: fc.constantFrom('', 'x') });
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let now = facts();
      for (const { act, by, to, say } of steps) {
        const offered = availableEscalationActs(now, supervisor(by));
        const decided = decideEscalation(act, now, supervisor(by), { toPersonId: to, reasonText: say });
        if (!decided.ok) continue;
        expect(offered).toContain(act);
        if (act !== 'take') expect(now.ownerPersonId).toBe(by);
        now = { ...now, ...decided.value };
        expect([null, 'a', 'b', 'c']).toContain(now.ownerPersonId);
        if (act === 'hand_over') expect(now.supervisors).toContain(now.ownerPersonId);
      }
    }));
  });

  it('comes of the last reminder and of an order', () => {
    expect([causeOf('remind', 3), causeOf('order_supervision', undefined), causeOf('remind', 2), causeOf('remind', undefined), causeOf('accept', undefined)]).toEqual(['statutory_near', 'ordered', undefined, undefined, undefined]);
  });

  it('is over by itself once the request is decided, handed out, ended, or waits for its applicant', () => {
    const left = REQUEST_STATES.filter((to) => movesOn('accepted', to));
    expect(left).toEqual(['supplement', 'approved', 'refused', 'declined', 'ready', 'dispatched', 'delivered', 'withdrawn', 'lapsed']);
    expect(REQUEST_STATES.filter((to) => movesOn('approved', to) && ['approved', 'refused', 'declined'].includes(to))).toEqual([]);
    expect(movesOn('approved', 'delivered')).toBe(true);
    for (const state of REQUEST_STATES) expect(movesOn(state, state)).toBe(false);
  });
});
