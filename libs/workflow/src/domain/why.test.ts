import { describe, expect, it } from '@jest/globals';
import { REQUEST_STATES, type DeadlineKind, type RequestState } from '#kernel';
import { APPLICANT, COMPETENT, NOW, RECEIVING, TOMORROW, YESTERDAY, someFacts, type SomeFacts } from '../../../../test/support/builders/request-facts.js';
import { STATES } from './life-cycle.js';
import { explain, type RunningClock, type Why } from './why.js';

const clock = (kind: DeadlineKind, dueAt: Date): RunningClock => ({
  kind, dueAt, dueOn: dueAt.toISOString().slice(0, 10), provisional: true, silence: kind === 'acceptance' ? 'deemed_accepted' : 'overdue', lawRef: { law: '行政许可法', article: '32' },
});
const why = (state: RequestState, change: Partial<SomeFacts> = {}, clocks: readonly RunningClock[] = [], attention: string | null = null): Why =>
  explain({ ...someFacts(change), state }, clocks, attention, NOW);

describe('why', () => {
  it('has a reason for every state and says that only closed requests are closed', () => {
    for (const state of REQUEST_STATES) {
      for (const mode of ['online', 'collect_and_forward'] as const) {
        const { reason } = why(state, { mode });
        expect([state, reason === 'closed', /^[a-z_]+$/.test(reason)]).toEqual([state, STATES[state].final, true]);
      }
    }
  });

  it('tells apart where the request waits', () => {
    const waiting = { custodian: 'platform', custodianAuthorityId: null } as const;
    expect(why('submitted', waiting).reason).toBe('being_routed');
    expect(why('submitted', { mode: 'collect_and_forward', custodianAuthorityId: RECEIVING, receivingAuthorityId: RECEIVING }).reason).toBe('waiting_for_window');
    expect(why('returned', waiting).reason).toBe('looking_for_authority');
    expect(why('returned', { mode: 'collect_and_forward' }).reason).toBe('returned_to_window');
    expect(why('routed').reason).toBe('waiting_for_acceptance');
    expect(why('routed', { supplementRounds: 1 }).reason).toBe('supplement_being_checked');
  });

  it('names only those who could act at once', () => {
    const online = { custodian: 'platform', custodianAuthorityId: null, running: { acceptance: TOMORROW } } as const;
    expect(why('submitted', online).whoCanAct).toEqual(['resident', 'system']);
    expect(why('routed', { running: { acceptance: TOMORROW } }).whoCanAct).toEqual(['resident', 'case_clerk']);
    expect(why('routed', { running: { acceptance: YESTERDAY } }).whoCanAct).toEqual(['resident', 'system', 'case_clerk']);
    const asked = { custodian: 'applicant', custodianAuthorityId: null, running: { supplement_answer: TOMORROW } } as const;
    expect(why('supplement', asked).whoCanAct).toEqual(['resident']);
    expect(why('supplement', { ...asked, mode: 'collect_and_forward', receivingAuthorityId: RECEIVING }).whoCanAct).toEqual(['resident', 'window_clerk']);
    expect(why('accepted').whoCanAct).toEqual(['resident', 'case_clerk']);
    expect(why('approved', { mode: 'collect_and_forward', delivery: 'window', receivingAuthorityId: RECEIVING }).whoCanAct).toEqual(['window_clerk', 'case_clerk']);
    expect(why('delivered', { custodian: 'none', custodianAuthorityId: null }).whoCanAct).toEqual([]);
  });

  it('gives the clock of the state with its article, its end and what silence leads to', () => {
    const running = [clock('delivery', YESTERDAY), clock('acceptance', TOMORROW)];
    expect(why('routed', {}, running)).toEqual({
      reason: 'waiting_for_acceptance', state: 'routed', custodian: 'authority', custodianAuthorityId: COMPETENT, whoCanAct: ['resident', 'system', 'case_clerk'],
      lawRef: { law: '行政许可法', article: '32' }, clock: 'acceptance', dueOn: '2026-11-23', dueAt: TOMORROW, provisional: true, ifSilent: 'deemed_accepted', overdue: false,
    });
    expect(why('supplement', { custodian: 'applicant', custodianAuthorityId: null })).toMatchObject({ clock: null, dueOn: null, dueAt: null, lawRef: null, ifSilent: null, provisional: false, overdue: false });
  });

  it('is overdue from the first instant after the last in time', () => {
    expect(why('accepted', {}, [clock('decision', NOW)]).overdue).toBe(false);
    expect(why('accepted', {}, [clock('decision', new Date(NOW.getTime() - 1))]).overdue).toBe(true);
  });

  it('gives way to what a person of the platform must look at', () => {
    const explained = why('submitted', { custodian: 'platform', custodianAuthorityId: null, applicantId: APPLICANT }, [], 'no_competent_authority');
    expect(explained.reason).toBe('no_competent_authority');
  });
});
