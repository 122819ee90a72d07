import { expect } from '@jest/globals';
import type { House } from './house.js';
import { Person, type Answer } from './person.js';

export type Content = Record<string, unknown>;

export interface DocumentDraft {
  readonly id: string;
  readonly revision: number;
  readonly content: Content;
  readonly baseNumber: number | null;
}

export interface Batch {
  readonly id: string;
  readonly state: string;
  readonly digest: string;
  readonly counts: readonly { readonly kind: string; readonly change: string; readonly count: number }[];
  readonly missing: readonly string[];
  readonly availableActs: readonly string[];
  readonly inForceAt: string | null;
  readonly parties: readonly string[];
  readonly signatures: readonly { readonly jurisdiction: string; readonly keyId: string; readonly value: string }[];
  readonly items: readonly {
    readonly version: { readonly code: string; readonly number: number; readonly content: Content; readonly digest: string };
    readonly changes: readonly { readonly path: string }[];
    readonly sentences: { readonly zh: readonly string[]; readonly en: readonly string[] };
  }[];
}

/** The catalogue administrators of the three places at work. */
export class Signatories {
  private constructor(
    readonly beijing: Person,
    readonly tianjin: Person,
    readonly hebei: Person,
  ) {}

  static async of(house: Pick<House, 'base'>): Promise<Signatories> {
    const [beijing, tianjin, hebei] = await Promise.all(['catalogue-beijing', 'catalogue-tianjin', 'catalogue-hebei'].map(async (subject) => Person.signIn(house.base, subject)));
    if (!beijing || !tianjin || !hebei) throw new Error('an administrator could not sign in');
    return new Signatories(beijing, tianjin, hebei);
  }

  async draft(who: Person, kind: string, code: string): Promise<DocumentDraft> {
    const answer = await who.post<DocumentDraft>('/api/publication/drafts', { kind, code });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body;
  }

  async save(who: Person, draft: DocumentDraft, change: Content): Promise<Answer<DocumentDraft>> {
    return who.put(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, content: { ...draft.content, ...change } });
  }

  async propose(who: Person, draftIds: readonly string[], effectiveAt?: string): Promise<Answer<Batch>> {
    return who.post('/api/publication/batches', { titleZh: '试签', titleEn: 'Trial', draftIds, ...(effectiveAt ? { effectiveAt } : {}) });
  }

  async sign(who: Person, { id, digest }: Pick<Batch, 'id' | 'digest'>): Promise<Answer<Batch>> {
    return who.post(`/api/publication/batches/${id}/sign`, { digest });
  }

  /** Changes a document, a qualification unless said otherwise, and has all three sign it. */
  async publish(code: string, change: Content, kind = 'qualification'): Promise<Batch> {
    const draft = await this.draft(this.beijing, kind, code);
    await this.save(this.beijing, draft, change);
    const batch = (await this.propose(this.beijing, [draft.id])).body;
    for (const who of [this.beijing, this.tianjin]) expect(await this.sign(who, batch)).toMatchObject({ status: 200 });
    return (await this.sign(this.hebei, batch)).body;
  }

  /** A qualification as it holds at an instant; now when left out. */
  async asOf(code: string, at?: Date): Promise<{ number: number; content: Content }> {
    return (await this.beijing.get<{ number: number; content: Content }>(`/api/publication/documents/qualification/${code}${at ? `?at=${at.toISOString()}` : ''}`)).body;
  }
}
