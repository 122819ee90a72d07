import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { readSignatures, verifyData } from '#catalogue';
import { startHouse, type House } from '../support/house.js';
import { Signatories } from '../support/signing.js';

interface Changes {
  readonly items: readonly { readonly code: string; readonly number: number; readonly inForceFrom: string | null; readonly inForceUntil: string | null }[];
  readonly nextCursor: string;
  readonly more: boolean;
}

describe('the public catalogue as data', () => {
  let house: House;
  let admins: Signatories;
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${house.base}${path}`, { headers });
  const changes = async (cursor?: string, limit = 100): Promise<Changes> => (await get(`/api/catalogue/changes?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)).json() as Promise<Changes>;
  /** Everything after a cursor, and where to go on. */
  const readOn = async (cursor?: string, limit?: number): Promise<Changes> => {
    const page = await changes(cursor, limit);
    if (!page.more) return page;
    const rest = await readOn(page.nextCursor, limit);
    return { ...rest, items: [...page.items, ...rest.items] };
  };

  beforeAll(async () => {
    house = await startHouse();
    admins = await Signatories.of(house);
  });
  afterAll(async () => house?.close());

  it('is given out in four formats, and is only sent again when something changed', async () => {
    for (const [format, type] of [['jsonl', /^application\/jsonl/], ['json', /^application\/json/], ['csv', /^text\/csv/], ['xlsx', /spreadsheetml/]] as const) {
      const answer = await get(`/api/catalogue/export?format=${format}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([format, answer.status, bytes.length > 20_000]).toEqual([format, 200, true]);
      expect(answer.headers.get('content-type')).toMatch(type);
      expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="tongban-catalogue-2024-01-01.${format}"`));
      const again = await get(`/api/catalogue/export?format=${format}`, { 'if-none-match': `"other", W/${answer.headers.get('etag') ?? ''}` });
      expect([format, again.status, await again.text()]).toEqual([format, 304, '']);
    }
    for (const path of ['/api/catalogue/qualifications?q=nurse', '/api/catalogue/qualifications/P33', '/api/catalogue/changes?limit=5', '/api/catalogue/export/signatures']) {
      const status = async (etag: string): Promise<number> => {
        const answer = await get(path, { 'if-none-match': etag });
        await answer.arrayBuffer();
        return answer.status;
      };
      const first = await get(path);
      await first.arrayBuffer();
      expect([path, await status(first.headers.get('etag') ?? '')]).toEqual([path, 304]);
      expect([path, await status('"x"')]).toEqual([path, 200]);
    }
  });

  it('verifies offline with what lies beside it, until one sign of it is changed', async () => {
    await admins.publish('P33', { nameEn: 'Nurse, sealed' });
    const answer = await get('/api/catalogue/export');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const beside = /<([^>]+)>/.exec(answer.headers.get('link') ?? '')?.[1] ?? '';
    const text = await (await get(beside)).text();
    const file = readSignatures(text);
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(verifyData(bytes, file)).toMatchObject({ ok: true, faults: [], records: 330, signed: 1, unsigned: 329, sealedBy: ['110000', '120000', '130000'] });
    expect(file.seals.map(({ statement }) => [statement.records, statement.agreed])).toEqual([[330, 1], [330, 1], [330, 1]]);
    const whats = (changed: Buffer, other = file): string[] => [...new Set(verifyData(changed, other).faults.map(({ what }) => what))].sort();
    expect(whats(Buffer.from(bytes.toString().replace('Nurse, sealed', 'nurse, sealed')))).toEqual(['bytes_changed', 'not_in_statement']);
    expect(whats(Buffer.from(bytes.toString().split('\n').slice(1).join('\n')))).toEqual(['bytes_changed']);
    expect(whats(bytes, { ...file, seals: file.seals.map((seal) => ({ ...seal, statement: { ...seal.statement, agreed: 330 } })) })).toEqual(['signature_wrong']);
    expect(whats(bytes, { ...file, keys: file.keys.map((key) => ({ ...key, owner: '310000' })) })).toEqual(['key_of_another']);
    expect(() => readSignatures('{}')).toThrow('not a file of signatures');
  });

  it('tells every change once, in pages of any size, from where a reader stopped', async () => {
    const before = await readOn();
    expect(before.items.length).toBeGreaterThanOrEqual(332);
    expect((await readOn(undefined, 37)).items).toEqual(before.items);
    await admins.publish('P34', { nameEn: 'Told' });
    const after = await readOn(before.nextCursor);
    expect(after.items.map(({ code, number, inForceUntil }) => [code, number, inForceUntil !== null])).toEqual([['P34', 1, true], ['P34', 2, false]]);
    expect((await changes(after.nextCursor)).items).toEqual([]);
    expect((await changes(after.nextCursor)).nextCursor).toBe(after.nextCursor);
    expect((await get('/api/catalogue/changes?cursor=AAAA')).status).toBe(400);
  });

  it('misses nothing when a transaction that began first commits last', async () => {
    const start = (await readOn()).nextCursor;
    const lay = (code: string, from: string): string => `UPDATE publication.version SET force = tstzrange(lower(force), '${from}') WHERE kind = 'qualification' AND code = '${code}' AND number = 1`;
    const [slow, quick] = [new pg.Client({ connectionString: house.database.ownerUrl }), new pg.Client({ connectionString: house.database.ownerUrl })];
    await Promise.all([slow.connect(), quick.connect()]);
    await slow.query('BEGIN');
    await slow.query(lay('P01', '2031-01-01'));
    const second = quick.query(lay('P02', '2031-01-01'));
    expect((await readOn(start)).items).toEqual([]);
    await slow.query('COMMIT');
    await second;
    expect((await readOn(start)).items.map(({ code }) => code)).toEqual(['P01', 'P02']);
    await Promise.all([slow.end(), quick.end()]);
  });
});
