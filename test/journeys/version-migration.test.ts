import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { Signatories } from '../support/signing.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

interface Pair {
  readonly qualification: number;
  readonly rule: { readonly code: string; readonly version: number } | null;
}

interface Ground extends Pair {
  readonly recognised: boolean;
  readonly sentence: { readonly zh: string };
  readonly documents: readonly string[];
}

interface Versions {
  readonly filed: Ground;
  readonly inForce: Ground;
  readonly move: string;
}

const REASON = { reasonText: '新版规则减少了材料，对申请人更为便利。' };
const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;
const pairOf = ({ qualification, rule }: Ground): Pair => ({ qualification, rule });

describe('moving an open request to the version in force', () => {
  let house: House;
  let admins: Signatories;
  let nurse: Person;
  let clerk: Person;

  beforeAll(async () => {
    house = await startHouse();
    [admins, nurse, clerk] = await Promise.all([Signatories.of(house), Person.signIn(house.base, 'nurse'), Person.signIn(house.base, 'clerk-tianjin-health')]);
  });
  afterAll(async () => house?.close());

  const versionsOf = async (who: Person, id: string): Promise<Versions> => (await who.get<Versions>(`/api/workflow/requests/${id}/versions`)).body;
  /** What this process remembers of the catalogue is a few seconds old at most. */
  const outdated = async (id: string): Promise<Versions> => eventually(async () => { const found = await versionsOf(clerk, id); return found.move !== 'no_later_version' && found; }, 10_000);
  const file = async (): Promise<RequestBody> => {
    const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    return eventually(async () => { const { request } = await detail(nurse, id); return request.state === 'routed' && request; });
  };
  const move = async (who: Person, request: RequestBody, versions: Pair | undefined, input: Record<string, unknown> = REASON): Promise<Answer<ActBody>> =>
    who.act<ActBody>(request.id, 'migrate_version', request.version, { ...input, ...(versions ? { versions } : {}) });

  it('is possible once something else is in force, shows both sides first, and is told to the applicant', async () => {
    const [request, unmoved] = [await file(), await file()];
    expect(await versionsOf(nurse, request.id)).toMatchObject({ filed: { qualification: 1, rule: { code: 'JJJ-P33', version: 1 }, recognised: true }, move: 'no_later_version' });
    const before = await versionsOf(clerk, request.id);
    expect(codeOf(await move(clerk, request, pairOf(before.inForce)))).toBe('no_later_version');

    await admins.publish('P33', { nameEn: 'Nurse, renamed' });
    await admins.publish('JJJ-P33', { documents: [] }, 'recognition_rule');
    const after = await outdated(request.id);
    expect([pairOf(after.filed), pairOf(after.inForce), after.move]).toEqual([
      { qualification: 1, rule: { code: 'JJJ-P33', version: 1 } }, { qualification: 2, rule: { code: 'JJJ-P33', version: 2 } }, 'possible',
    ]);
    expect([after.filed.documents, after.inForce.documents]).toEqual([['qualification_certificate'], []]);

    expect(codeOf(await move(clerk, request, pairOf(before.inForce)))).toBe('catalogue_changed');
    expect(codeOf(await move(clerk, request, undefined))).toBe('catalogue_changed');
    expect(codeOf(await move(clerk, request, pairOf(after.inForce), {}))).toBe('reason_required');
    expect(codeOf(await move(nurse, request, pairOf(after.inForce)))).toBe('wrong_role');
    const elsewhere = await Person.signIn(house.base, 'clerk-tianjin-hr');
    expect((await move(elsewhere, request, pairOf(after.inForce))).status).toBeGreaterThanOrEqual(403);

    const moved = await move(clerk, request, pairOf(after.inForce));
    expect([moved.status, moved.body.request.state, moved.body.request.version]).toEqual([200, 'routed', request.version + 2]);
    const page = (await detail(nurse, request.id)) as unknown as { request: { qualificationVersion: number }; timeline: { verb: string; text: string | null }[] };
    expect([page.request.qualificationVersion, page.timeline.at(-1)]).toEqual([2, expect.objectContaining({ verb: 'migrate_version', text: REASON.reasonText })]);
    await eventually(async () => (await nurse.get<Page<{ template: string; params: { requestId: string } }>>('/api/notices?limit=50')).body.items.some((n) => n.params.requestId === request.id && n.template === 'request.version_migrated'));
    expect((await versionsOf(nurse, request.id)).move).toBe('no_later_version');
    expect(await versionsOf(nurse, unmoved.id)).toMatchObject({ filed: { qualification: 1 }, move: 'possible' });
  });

  it('lists what stands under versions no longer in force, and nothing that was moved', async () => {
    const listed = async (q = ''): Promise<{ id: string; versions: Versions }[]> =>
      (await clerk.get<Page<{ request: { id: string }; versions: Versions }>>(`/api/workflow/worklist/outdated?limit=50${q}`)).body.items.map(({ request, versions }) => ({ id: request.id, versions }));
    const fresh = await file();
    const old = await listed();
    expect(old.length).toBeGreaterThan(0);
    expect(old.map(({ id }) => id)).not.toContain(fresh.id);
    expect(old.every(({ versions }) => versions.move === 'possible')).toBe(true);
    const [first] = old;
    if (!first) throw new Error('nothing is outdated');
    const request = (await detail(clerk, first.id)).request;
    expect((await listed(`&q=${request.number}`)).map(({ id }) => id)).toEqual([first.id]);
    expect((await clerk.get<Page<unknown>>('/api/workflow/worklist/outdated?limit=1')).body.total).toBe(old.length);
    expect((await move(clerk, request, pairOf(first.versions.inForce))).status).toBe(200);
    expect((await listed()).map(({ id }) => id)).not.toContain(first.id);
    expect((await nurse.get('/api/workflow/worklist/outdated')).status).toBe(403);
  });

  it('carries over into the certificate; what was not moved is certified under what it was filed under', async () => {
    const [moved, kept] = [await file(), await file()];
    const filed = (await versionsOf(clerk, kept.id)).filed;
    await admins.publish('JJJ-P33', { documents: ['qualification_certificate'] }, 'recognition_rule');
    const { inForce } = await outdated(moved.id);
    const approve = async (request: RequestBody): Promise<void> => {
      const accepted = await clerk.act<ActBody>(request.id, 'accept', request.version, {});
      expect((await clerk.act<ActBody>(request.id, 'approve', accepted.body.request.version, { opinion: '予以确认。' })).status).toBe(200);
    };
    await approve((await move(clerk, moved, pairOf(inForce))).body.request);
    await approve(kept);
    const ruleOf = async (id: string): Promise<number> => {
      const found = await eventually(async () => (await nurse.get<Page<{ id: string; requestId: string }>>('/api/exchange/credentials?limit=50')).body.items.find(({ requestId }) => requestId === id));
      return (await nurse.get<{ catalogue: { ruleVersion: number } }>(`/api/exchange/credentials/${found.id}`)).body.catalogue.ruleVersion;
    };
    expect([await ruleOf(moved.id), await ruleOf(kept.id)]).toEqual([inForce.rule?.version, filed.rule?.version]);
  });

  it('moves nothing to where it is not recognised', async () => {
    const request = await file();
    const draft = await admins.draft(admins.beijing, 'recognition_rule', 'JJJ-P33');
    await admins.beijing.put(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, standing: 'suspended', content: draft.content });
    const batch = (await admins.propose(admins.beijing, [draft.id])).body;
    for (const who of [admins.beijing, admins.tianjin, admins.hebei]) expect((await admins.sign(who, batch)).status).toBe(200);
    const found = await outdated(request.id);
    expect([found.move, found.filed.recognised, found.inForce.recognised]).toEqual(['migration_loses_recognition', true, false]);
    expect(codeOf(await move(clerk, request, pairOf(found.inForce)))).toBe('migration_loses_recognition');
    const accepted = await clerk.act<ActBody>(request.id, 'accept', request.version, {});
    expect((await clerk.act<ActBody>(request.id, 'approve', accepted.body.request.version, { opinion: '按提交时版本确认。' })).status).toBe(200);
  });
});
