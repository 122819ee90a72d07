import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DraftChange } from '../../../api/drafts.js';
import { ApiProblem, noAnswer } from '../../../api/problem.js';
import type { DocumentDraft } from '../../../api/types.js';
import { DraftSaver, type DraftConflict, type SaverParts } from './draft-saver.js';

const draft: DocumentDraft = {
  id: 'd', kind: 'qualification', code: 'P33', title: { zh: '护士', en: 'Nurse' }, baseNumber: 1, content: { nameZh: '护士', nameEn: 'Nurse' }, standing: 'active', revision: 3, jurisdiction: '110000', state: 'open',
  batchId: null, createdAt: '2026-11-25T08:00:00Z', updatedAt: '2026-11-25T08:00:00Z',
};

type Answer = DocumentDraft | Error;

/** A server of one draft that answers as told, takes everything when nothing is told, and a device that keeps what was typed. */
class Bench {
  readonly sent: DraftChange[] = [];
  readonly answers: Answer[] = [];
  kept: unknown = null;
  saves = 0;

  readonly parts: SaverParts = {
    send: async (change) => {
      this.sent.push(change);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answer = this.answers.shift() ?? { ...draft, ...change, content: { ...change.content }, revision: change.revision + 1, updatedAt: '2026-11-25T09:00:00Z' };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    keep: { read: () => this.kept, write: (kept) => { this.kept = kept; }, drop: () => { this.kept = null; } },
    onSaved: () => { this.saves += 1; },
  };
}

function conflict(told: Partial<Omit<DraftConflict, 'standing'>> & { readonly standing?: string }): ApiProblem {
  const details = { revision: 7, standing: 'active', base: draft.content, theirs: draft.content, yours: draft.content, merged: draft.content, conflicts: [], ...told };
  return new ApiProblem('draft_conflict', 409, { type: 'about:blank', title: 'conflict', status: 409, code: 'draft_conflict', details } as unknown as ConstructorParameters<typeof ApiProblem>[2]);
}

describe('what saves a draft while it is typed', () => {
  let bench: Bench;
  beforeEach(() => {
    jest.useFakeTimers();
    bench = new Bench();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits until typing stands still, saves once, and keeps nothing afterwards', async () => {
    const saver = new DraftSaver(draft, bench.parts);
    for (const nameEn of ['N', 'Nu', 'Nurses']) {
      saver.edit({ content: { ...draft.content, nameEn } });
      await jest.advanceTimersByTimeAsync(300);
    }
    expect([bench.sent.length, bench.kept]).toEqual([0, expect.objectContaining({ revision: 3, content: { nameZh: '护士', nameEn: 'Nurses' } })]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(bench.sent).toEqual([{ revision: 3, standing: 'active', content: { nameZh: '护士', nameEn: 'Nurses' } }]);
    expect([saver.snapshot().state, bench.kept, bench.saves]).toEqual([{ kind: 'saved', at: '2026-11-25T09:00:00Z' }, null, 1]);
  });

  it('saves what was typed while it saved, over the revision that came of it', async () => {
    const saver = new DraftSaver(draft, bench.parts);
    saver.edit({ standing: 'suspended' });
    await jest.advanceTimersByTimeAsync(750);
    saver.edit({ content: { nameZh: '新' } });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(bench.sent.map(({ revision, standing, content }) => [revision, standing, content['nameZh']])).toEqual([[3, 'suspended', '护士'], [4, 'suspended', '新']]);
  });

  it.each([['no network', noAnswer()], ['a server that rests', new ApiProblem('unavailable', 503)], ['an ended session', new ApiProblem('not_signed_in', 401)]])('tries again after %s, at once when asked to, and loses nothing', async (_what, failure) => {
    bench.answers.push(failure, failure);
    const saver = new DraftSaver(draft, bench.parts);
    saver.edit({ content: { nameZh: '甲' } });
    await jest.advanceTimersByTimeAsync(900);
    expect(saver.snapshot().state).toEqual({ kind: 'failing', error: failure });
    saver.edit({ content: { nameZh: '乙' } });
    expect(bench.kept).toMatchObject({ content: { nameZh: '乙' } });
    await jest.advanceTimersByTimeAsync(2_200);
    expect([bench.sent.length, saver.snapshot().state.kind]).toEqual([2, 'failing']);
    saver.retryNow();
    await jest.advanceTimersByTimeAsync(200);
    expect([bench.sent.at(-1)?.content, saver.snapshot().state.kind, bench.kept]).toEqual([{ nameZh: '乙' }, 'saved', null]);
  });

  it('stops where the server will never take it, and keeps what was typed', async () => {
    bench.answers.push(new ApiProblem('draft_closed', 409));
    const saver = new DraftSaver(draft, bench.parts);
    saver.edit({ content: { nameZh: '甲' } });
    await jest.advanceTimersByTimeAsync(60_000);
    expect([bench.sent.length, saver.snapshot().state.kind, bench.kept]).toEqual([1, 'refused', expect.objectContaining({ content: { nameZh: '甲' } })]);
  });

  it('goes on with what this device kept from an earlier visit', async () => {
    bench.kept = { revision: 3, baseStanding: 'active', standing: 'retired', content: { nameZh: '留' } };
    const saver = new DraftSaver(draft, bench.parts);
    expect(saver.snapshot()).toMatchObject({ standing: 'retired', content: { nameZh: '留' } });
    saver.start();
    await jest.advanceTimersByTimeAsync(200);
    expect([bench.sent, bench.kept]).toEqual([[{ revision: 3, standing: 'retired', content: { nameZh: '留' } }], null]);
  });

  it('joins what two people changed in different fields without a question', async () => {
    bench.answers.push(conflict({ theirs: { nameZh: '他', nameEn: 'Nurse' }, merged: { nameZh: '他', nameEn: 'Mine' }, standing: 'deprecated' }));
    const saver = new DraftSaver(draft, bench.parts);
    saver.edit({ content: { ...draft.content, nameEn: 'Mine' } });
    await jest.advanceTimersByTimeAsync(1_500);
    expect(bench.sent.at(-1)).toEqual({ revision: 7, standing: 'deprecated', content: { nameZh: '他', nameEn: 'Mine' } });
    expect([saver.snapshot().state.kind, saver.snapshot().joined?.revision]).toEqual(['saved', 7]);
  });

  it('asks where both changed the same, holds typing until it is settled, and saves the choice over theirs', async () => {
    bench.answers.push(conflict({ conflicts: [{ path: 'nameEn', base: 'Nurse', theirs: 'Theirs', yours: 'Mine' }], merged: { nameZh: '护士', nameEn: 'Theirs' } }));
    const saver = new DraftSaver(draft, bench.parts);
    saver.edit({ content: { ...draft.content, nameEn: 'Mine' } });
    await jest.advanceTimersByTimeAsync(1_000);
    expect([saver.snapshot().state.kind, bench.kept]).toEqual(['conflict', expect.objectContaining({ content: { nameZh: '护士', nameEn: 'Mine' } })]);
    saver.edit({ content: {} });
    expect(saver.snapshot().content).toEqual({ nameZh: '护士', nameEn: 'Mine' });
    saver.resolve({ content: { nameZh: '护士', nameEn: 'Mine' }, standing: 'active' });
    await jest.advanceTimersByTimeAsync(500);
    expect([bench.sent.at(-1)?.revision, saver.snapshot().state.kind, bench.kept]).toEqual([7, 'saved', null]);
  });

  it('asks for the merge again when more was typed while the answer came', async () => {
    bench.answers.push(conflict({}), conflict({ conflicts: [{ path: 'nameEn' }] }));
    const saver = new DraftSaver(draft, bench.parts);
    saver.edit({ content: { nameEn: 'M' } });
    await jest.advanceTimersByTimeAsync(750);
    saver.edit({ content: { nameEn: 'Mine' } });
    await jest.advanceTimersByTimeAsync(1_500);
    expect(bench.sent.map(({ revision, content }) => [revision, content['nameEn']])).toEqual([[3, 'M'], [3, 'Mine']]);
    expect(saver.snapshot().state.kind).toBe('conflict');
  });

  it('shows what another saved while nothing is typed here', async () => {
    const saver = new DraftSaver(draft, bench.parts);
    saver.adopt({ ...draft, revision: 4, content: { nameZh: '他' } });
    expect(saver.snapshot().content).toEqual({ nameZh: '他' });
    saver.edit({ content: { nameZh: '我' } });
    saver.adopt({ ...draft, revision: 5, content: { nameZh: '又' } });
    expect(saver.snapshot().content).toEqual({ nameZh: '我' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(bench.sent.at(-1)?.revision).toBe(4);
  });
});
