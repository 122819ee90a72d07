import { describe, expect, it } from '@jest/globals';
import { availableImportActs, IMPORT_ACTS, IMPORT_STATES, mayAct, mayConfirm, type Counts } from './import-life-cycle.js';

const counts = (more: Partial<Counts>): Counts => ({ added: 0, changed: 0, unchanged: 0, wrong: 0, withdrawn: 0, ...more });

describe('an import', () => {
  it.each([
    ['nothing would change', counts({ unchanged: 9, wrong: 1 }), 'merge', false, 'import_changes_nothing'],
    ['good rows go on without the wrong ones', counts({ added: 1, wrong: 3 }), 'merge', false, 'ok'],
    ['a whole list has no wrong rows', counts({ changed: 1, wrong: 1 }), 'replace', true, 'import_list_not_whole'],
    ['withdrawing is said expressly', counts({ withdrawn: 2 }), 'replace', false, 'import_withdrawal_not_confirmed'],
    ['and then it may be', counts({ withdrawn: 2 }), 'replace', true, 'ok'],
  ] as const)('%s', (_, found, mode, withdraw, expected) => {
    const result = mayConfirm(found, mode, withdraw);
    expect(result.ok ? 'ok' : result.refusal.code).toBe(expected);
  });

  it('offers no act that it would refuse', () => {
    for (const state of IMPORT_STATES) {
      for (const found of [counts({}), counts({ added: 1 }), counts({ added: 1, wrong: 1 })]) {
        for (const mode of ['merge', 'replace'] as const) {
          for (const act of availableImportActs(state, found, mode)) {
            expect([state, act, mayAct(act, state).ok]).toEqual([state, act, true]);
            if (act === 'confirm') expect(mayConfirm(found, mode, true).ok).toBe(true);
          }
        }
      }
    }
    expect(IMPORT_STATES.filter((state) => IMPORT_ACTS.every((act) => !mayAct(act, state).ok))).toEqual(['proposed', 'discarded']);
  });
});
