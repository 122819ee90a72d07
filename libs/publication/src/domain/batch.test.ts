import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availableBatchActs, BATCH_ACTS, BATCH_STATES, decideBatch, isOverdue, missingParties, ROLLBACK_WINDOW_MS, type BatchFacts, type Signatory } from './batch.js';

const NOW = new Date('2026-11-25T08:00:00Z');
const PARTIES = ['110000', '120000', '130000'];
const facts = (change: Partial<BatchFacts> = {}): BatchFacts => ({ state: 'proposed', parties: PARTIES, signatures: [], authors: ['drafter'], effectiveAt: null, left: [], rolledBack: false, ...change });
const admin = (jurisdiction: string, personId = `admin-${jurisdiction}`): Signatory => ({ personId, role: 'catalogue_admin', jurisdiction });
const signed = (...jurisdictions: string[]): BatchFacts['signatures'] => jurisdictions.map((jurisdiction) => ({ jurisdiction, personId: `admin-${jurisdiction}` }));

describe('signing', () => {
  it('is complete with the last party', () => {
    expect(decideBatch('sign', facts(), admin('110000'), {}, NOW)).toEqual({ ok: true, value: { to: 'proposed', complete: false } });
    expect(decideBatch('sign', facts({ signatures: signed('110000', '130000') }), admin('120000'), {}, NOW)).toEqual({ ok: true, value: { to: 'signed', complete: true } });
    expect(missingParties(facts({ signatures: signed('110000') }))).toEqual(['120000', '130000']);
  });

  it.each<[string, Partial<BatchFacts>, Signatory, string]>([
    ['whoever is no party', {}, admin('310000'), 'not_a_party'],
    ['a second signature of a party', { signatures: signed('110000') }, admin('110000', 'another'), 'already_signed'],
    ['one person for two parties', { signatures: [{ jurisdiction: '110000', personId: 'x' }] }, admin('120000', 'x'), 'signed_for_another'],
    ['the author of a draft that nobody else signs', { parties: ['110000'] }, admin('110000', 'drafter'), 'four_eyes'],
    ['a clerk', {}, { ...admin('110000'), role: 'case_clerk' }, 'not_a_catalogue_admin'],
    ['what was objected to', { state: 'objected' }, admin('110000'), 'wrong_batch_state'],
  ])('refuses %s', (_what, change, actor, code) => {
    expect(decideBatch('sign', facts(change), actor, {}, NOW)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('the other acts', () => {
  it.each<[string, Parameters<typeof decideBatch>[0], Partial<BatchFacts>, string | undefined, string]>([
    ['an objection without a reason', 'object', {}, ' ', 'batch_reason_required'],
    ['cancelling what is in force', 'cancel', { state: 'signed', effectiveAt: NOW }, 'x', 'batch_in_force'],
    ['rolling back what is not in force yet', 'roll_back', { state: 'signed', effectiveAt: new Date(NOW.getTime() + 1) }, 'x', 'batch_not_in_force'],
    ['rolling back after the window', 'roll_back', { state: 'signed', effectiveAt: new Date(NOW.getTime() - ROLLBACK_WINDOW_MS - 1) }, 'x', 'rollback_window_passed'],
    ['rolling back what has ended for the party that asks', 'roll_back', { state: 'signed', effectiveAt: NOW, left: ['110000'] }, 'x', 'already_left'],
    ['rolling back twice', 'roll_back', { state: 'signed', effectiveAt: NOW, rolledBack: true }, 'x', 'already_rolled_back'],
  ])('refuse %s', (_what, act, change, reason, code) => {
    expect(decideBatch(act, facts(change), admin('110000'), { reason }, NOW)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('cancel what is scheduled, roll back what is in force, on the last instant of the window too', () => {
    expect(decideBatch('cancel', facts({ state: 'signed', effectiveAt: new Date(NOW.getTime() + 1) }), admin('110000'), { reason: 'x' }, NOW).ok).toBe(true);
    expect(decideBatch('roll_back', facts({ state: 'signed', effectiveAt: new Date(NOW.getTime() - ROLLBACK_WINDOW_MS) }), admin('110000'), { reason: 'x' }, NOW).ok).toBe(true);
  });
});

describe('a half-signed batch', () => {
  const days = (count: number): Date => new Date(NOW.getTime() - count * 24 * 3_600_000);
  it.each<[string, Parameters<typeof isOverdue>[0], boolean]>([
    ['ten days old is not overdue yet', { state: 'proposed', proposedAt: days(10) }, false],
    ['older is', { state: 'proposed', proposedAt: new Date(days(10).getTime() - 1) }, true],
    ['is not, once it was stopped', { state: 'objected', proposedAt: days(99) }, false],
    ['is not, once it was signed', { state: 'signed', proposedAt: days(99) }, false],
  ])('%s', (_what, batch, overdue) => {
    expect(isOverdue(batch, NOW)).toBe(overdue);
  });
});

describe('any batch', () => {
  const drawn = fc.record({
    state: fc.constantFrom(...BATCH_STATES), parties: fc.subarray(PARTIES, { minLength: 1 }), signers: fc.subarray(PARTIES), authors: fc.subarray(['admin-110000', 'admin-120000', 'x']),
    effectiveAt: fc.option(fc.integer({ min: -60, max: 60 }).map((days) => new Date(NOW.getTime() + days * 24 * 3_600_000))), left: fc.subarray(PARTIES), rolledBack: fc.boolean(),
  }).map(({ signers, ...rest }): BatchFacts => ({ ...rest, signatures: signed(...signers) }));
  const actors = fc.constantFrom(...PARTIES, '310000').map((jurisdiction) => admin(jurisdiction));

  it('offers exactly the acts that are possible once a reason is typed', () => {
    fc.assert(fc.property(drawn, actors, (batch, actor) => {
      expect(availableBatchActs(batch, actor, NOW)).toEqual(BATCH_ACTS.filter((act) => decideBatch(act, batch, actor, { reason: 'because' }, NOW).ok));
    }));
  });

  it('is signed only with the signature of every party, and never by one person alone', () => {
    fc.assert(fc.property(fc.subarray(PARTIES, { minLength: 1 }), fc.array(actors, { maxLength: 8 }), (parties, signers) => {
      let batch = facts({ parties, authors: ['admin-110000'] });
      for (const actor of signers) {
        const result = decideBatch('sign', batch, actor, {}, NOW);
        if (!result.ok) continue;
        batch = { ...batch, state: result.value.to, signatures: [...batch.signatures, actor] };
        expect(batch.state === 'signed').toBe(parties.every((party) => batch.signatures.some((s) => s.jurisdiction === party)));
      }
      if (batch.state === 'signed') expect(new Set([...batch.authors, ...batch.signatures.map((s) => s.personId)]).size).toBeGreaterThan(1);
      expect(new Set(batch.signatures.map((s) => s.jurisdiction)).size).toBe(batch.signatures.length);
      expect(batch.signatures.every((s) => parties.includes(s.jurisdiction))).toBe(true);
    }));
  });
});
