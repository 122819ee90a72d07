import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { APPLICANT, CLERK, COMPETENT, ELSEWHERE, RECEIVING, someParty } from '../../../../test/support/builders/request-facts.js';
import { availableMoves, moveOriginal, ORIGINAL_MOVES, type OriginalFacts, type OriginalMove, type Whereabouts } from './originals.js';

const INVOLVED = [RECEIVING, COMPETENT];
const facts = (whereabouts: Whereabouts): OriginalFacts => ({ applicantId: APPLICANT, whereabouts, involvedAuthorities: INVOLVED, closed: false });
const WINDOW = someParty('window_clerk', { authorityId: RECEIVING, personId: 'person-window' });
const CASE = someParty('case_clerk');
const STRANGER = someParty('case_clerk', { authorityId: ELSEWHERE });
const RESIDENT = someParty('resident');
const POSTED = { toAuthorityId: COMPETENT, carrier: '示例快递', trackingNumber: 'EX-1' };
const PARTIES = [WINDOW, CASE, STRANGER, RESIDENT, someParty('supervisor', { authorityId: RECEIVING }), someParty('system')];

describe('an original', () => {
  it('goes from the applicant to the window, by post to the authority, and back again', () => {
    let at: Whereabouts = { at: 'applicant' };
    const go = (move: OriginalMove, actor: typeof WINDOW, input = {}): string => {
      const result = moveOriginal(move, facts(at), actor, input);
      if (result.ok) at = result.value;
      return result.ok ? at.at : result.refusal.code;
    };
    expect([
      go('hand_over', WINDOW), go('hand_over', WINDOW), go('post', WINDOW), go('post', WINDOW, POSTED), go('receive', WINDOW), go('receive', CASE),
      go('post', CASE, { ...POSTED, toAuthorityId: null }), go('receive', CASE), go('receive', RESIDENT),
    ]).toEqual(['authority', 'original_elsewhere', 'tracking_required', 'post', 'not_custodian', 'authority', 'post', 'not_custodian', 'applicant']);
  });

  it('is posted with a carrier and a number, to who has a part in the request and is not oneself', () => {
    const held = facts({ at: 'authority', authorityId: RECEIVING });
    const posted = (change: object): string => {
      const result = moveOriginal('post', held, WINDOW, { ...POSTED, ...change });
      return result.ok ? 'posted' : result.refusal.code;
    };
    expect([posted({}), posted({ carrier: ' ' }), posted({ trackingNumber: undefined }), posted({ toAuthorityId: ELSEWHERE }), posted({ toAuthorityId: RECEIVING }), posted({ toAuthorityId: undefined })])
      .toEqual(['posted', 'tracking_required', 'tracking_required', 'authority_unknown', 'authority_unknown', 'authority_unknown']);
  });

  it('goes back when the request has ended, and none comes in', () => {
    const ended = (at: Whereabouts): OriginalFacts => ({ ...facts(at), closed: true });
    expect([moveOriginal('hand_over', ended({ at: 'applicant' }), WINDOW, {}), moveOriginal('return', ended({ at: 'authority', authorityId: RECEIVING }), WINDOW, {})])
      .toMatchObject([{ ok: false, refusal: { code: 'wrong_state' } }, { ok: true, value: { at: 'applicant' } }]);
  });

  it('is in one place at every instant, and moves only by the hand of who holds it or whom it is addressed to', () => {
    const step = fc.record({ move: fc.constantFrom(...ORIGINAL_MOVES), actor: fc.constantFrom(...PARTIES), to: fc.constantFrom(RECEIVING, COMPETENT, ELSEWHERE, null) });
    const seen = new Set<string>();
    fc.assert(fc.property(fc.array(step, { minLength: 40, maxLength: 120, size: 'max' }), (steps) => {
      let at: Whereabouts = { at: 'applicant' };
      for (const { move, actor, to } of steps) {
        const before: Whereabouts = at;
        const result = moveOriginal(move, facts(before), actor, { ...POSTED, toAuthorityId: to });
        expect(availableMoves(facts(before), actor).includes(move) || !result.ok).toBe(true);
        if (!result.ok) continue;
        at = result.value;
        seen.add(`${move} ${before.at}-${at.at}`);
        if (before.at === 'authority') expect(actor.authorityId).toBe(before.authorityId);
        if (before.at === 'post') expect(before.toAuthorityId === null ? actor.personId : actor.authorityId).toBe(before.toAuthorityId ?? APPLICANT);
        if (at.at === 'authority') expect(INVOLVED).toContain(at.authorityId);
      }
    }), { numRuns: 400, seed: 20_261_126 });
    expect([...seen].sort()).toEqual(['hand_over applicant-authority', 'post authority-post', 'receive post-applicant', 'receive post-authority', 'return authority-applicant']);
    expect(CLERK).toBe(CASE.personId);
  });
});
