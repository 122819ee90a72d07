import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { submit } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';
import { Signatories, type DocumentDraft } from '../support/signing.js';

interface Words {
  readonly zh: string;
  readonly en: string;
}

interface Impact {
  readonly documents: readonly { readonly code: string; readonly changes: readonly { readonly path: string }[]; readonly removed: { readonly zh: readonly string[] }; readonly added: { readonly zh: readonly string[] } }[];
  readonly sources: readonly {
    readonly source: string; readonly total: number; readonly changed: number; readonly itemsTotal: number;
    readonly groups: readonly { readonly label: Words; readonly count: number; readonly before: Words; readonly after: Words; readonly changed: boolean }[];
    readonly items: readonly { readonly id: string; readonly name: string; readonly changed: boolean }[];
  }[];
}

describe('what depends on a document', () => {
  let house: House;
  let admins: Signatories;
  let nurse: Person;
  let clerk: Person;

  beforeAll(async () => {
    house = await startHouse();
    [admins, nurse, clerk] = await Promise.all([Signatories.of(house), Person.signIn(house.base, 'nurse'), Person.signIn(house.base, 'clerk-tianjin-health')]);
  });
  afterAll(async () => house?.close());

  it('is counted for an administrator, and named for those who hold it', async () => {
    const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    await eventually(async () => (await clerk.get<{ total: number }>(`/api/workflow/worklist?q=${number}`)).body.total === 1);
    const draft = await admins.draft(admins.beijing, 'recognition_rule', 'JJJ-P33');
    await admins.save(admins.beijing, draft, { effect: 'accept_as_proof' });
    const { body, status } = await admins.beijing.get<Impact>(`/api/publication/drafts/${draft.id}/impact`);
    expect([status, body.documents[0]?.changes.map(({ path }) => path)]).toEqual([200, ['effect']]);
    expect(body.documents[0]?.removed.zh.length).toBe(body.documents[0]?.added.zh.length);
    const requests = body.sources.find(({ source }) => source === 'requests');
    expect(requests).toMatchObject({ total: 1, changed: 1, items: [], itemsTotal: 0, groups: [{ label: { zh: 'P33：北京市 → 天津市', en: 'P33: Beijing → Tianjin' }, count: 1, changed: true }] });
    expect(requests?.groups[0]?.after.zh).toMatch(/^作为证明材料采信/);
    expect(requests?.groups[0]?.before.zh).not.toBe(requests?.groups[0]?.after.zh);

    const batch = (await admins.propose(admins.beijing, [draft.id])).body;
    const seen = (await clerk.get<Impact>(`/api/publication/batches/${batch.id}/impact`)).body.sources.find(({ source }) => source === 'requests');
    expect(seen).toMatchObject({ total: 1, itemsTotal: 1, items: [{ id, name: number, changed: true }] });
    expect((await nurse.get(`/api/publication/batches/${batch.id}/impact`)).status).toBe(403);
    expect((await clerk.get(`/api/publication/drafts/${draft.id}/impact`)).status).toBe(403);
  });

  it('loses recognition where the entry is suspended, and its service type where it becomes something else', async () => {
    const draft = await admins.draft(admins.hebei, 'qualification', 'P33');
    const saved = await admins.hebei.put<DocumentDraft>(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, standing: 'suspended', content: { ...draft.content, holderType: 'enterprise' } });
    expect(saved.status).toBe(200);
    const { sources, documents } = (await admins.hebei.get<Impact>(`/api/publication/drafts/${draft.id}/impact`)).body;
    expect(documents[0]?.changes.map(({ path }) => path)).toEqual(['holderType', 'standing']);
    expect(sources.find(({ source }) => source === 'requests')?.groups[0]?.after).toEqual({ zh: '互认已暂停', en: 'recognition is suspended' });
    expect(sources.find(({ source }) => source === 'service_types')?.groups).toMatchObject(['P33：个人资格互认确认', 'P33：执业注册跨省变更（多地联办）'].map((zh) => ({ label: { zh }, before: { zh: '可用于申请' }, after: { zh: '不适用' }, changed: true })));
  });
});
