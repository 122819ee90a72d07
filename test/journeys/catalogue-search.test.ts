import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHouse, type House } from '../support/house.js';
import { SEARCH_QUERIES } from './search-queries.js';

interface Page {
  readonly items: readonly { readonly code: string }[];
  readonly total: number;
}

const LEAST_RATE = 0.95;

describe('search of the catalogue', () => {
  let house: House;
  beforeAll(async () => { house = await startHouse(); });
  afterAll(async () => house?.close());

  async function search(q: string, more: Readonly<Record<string, string>> = {}): Promise<Page> {
    const response = await fetch(`${house.base}/api/catalogue/qualifications?${new URLSearchParams({ q, ...more })}`);
    expect(response.status).toBe(200);
    return (await response.json()) as Page;
  }

  it('has what is meant among the first three', async () => {
    const missed: string[] = [];
    for (const [query, ...expected] of SEARCH_QUERIES) {
      const codes = (await search(query, { limit: '3' })).items.map(({ code }) => code);
      if (!codes.some((code) => expected.includes(code))) missed.push(`${query}: ${expected.join('/')} expected, ${codes.join(', ') || 'nothing'} found`);
    }
    const rate = 1 - missed.length / SEARCH_QUERIES.length;
    process.stdout.write(`search: ${(rate * 100).toFixed(1)} % of ${SEARCH_QUERIES.length} queries in the first three\n${missed.map((line) => `  ${line}\n`).join('')}`);
    expect(SEARCH_QUERIES.length).toBeGreaterThanOrEqual(60);
    expect(rate).toBeGreaterThanOrEqual(LEAST_RATE);
  });

  it('puts the very name first, also where others begin with it or contain it', async () => {
    expect((await search('教师资格')).items[0]?.code).toBe('P01');
    expect((await search('二建')).items.slice(0, 2).map(({ code }) => code).sort()).toEqual(['C13', 'P16']);
  });

  it('looks for what is alike only where nothing has every word', async () => {
    const exact = await search('engineer');
    expect(exact.items.length).toBeGreaterThan(0);
    expect((await search('enginer')).total).toBeGreaterThan(0);
    expect(await search('qqqxxxzzz')).toMatchObject({ items: [], total: 0 });
  });

  it('takes the signs of patterns as they are', async () => {
    for (const q of ['%', '_', '\\', '100%']) expect((await search(q)).total).toBeLessThan(290);
  });

  it('pages without loss and tells the total on every page', async () => {
    const all = await search('许可', { limit: '100' });
    const first = await search('许可', { limit: '5' });
    expect(first.items).toEqual(all.items.slice(0, 5));
    expect(first.total).toBe(all.total);
  });
});
