import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEED_FOLDER } from '../../seeds/read-reference.js';
import { readServices } from '../../seeds/services/read-services.js';
import { startHouse, type House } from '../support/house.js';
import { SERVICE_QUERIES } from './service-queries.js';

const LEAST_RATE = 0.9;
const CODES = new Map(readServices(SEED_FOLDER).services.map(({ row }) => [row.id, row.code]));
/** What can be asked of the services that are written: a query for none of them says nothing. */
const ASKED = SERVICE_QUERIES.flatMap(([query, ...ids]) => {
  const expected = ids.flatMap((id) => CODES.get(id) ?? []);
  return expected.length > 0 ? [{ query, expected }] : [];
});

describe('search of the services', () => {
  let house: House;
  beforeAll(async () => { house = await startHouse(); });
  afterAll(async () => house?.close());

  it('has what is meant by everyday words among the first three', async () => {
    const missed: string[] = [];
    for (const { query, expected } of ASKED) {
      const response = await fetch(`${house.base}/api/onestop/service-types?${new URLSearchParams({ q: query, limit: '3' })}`);
      const { items } = (await response.json()) as { items: { code: string }[] };
      const codes = items.map(({ code }) => code);
      if (!codes.some((code) => expected.includes(code))) missed.push(`${query}: ${expected.join('/')} expected, ${codes.join(', ') || 'nothing'} found`);
    }
    const rate = 1 - missed.length / ASKED.length;
    process.stdout.write(`services: ${(rate * 100).toFixed(1)} % of ${ASKED.length} queries in the first three (${SERVICE_QUERIES.length - ASKED.length} ask for services that are not written)\n${missed.map((line) => `  ${line}\n`).join('')}`);
    expect(SERVICE_QUERIES.length).toBeGreaterThanOrEqual(100);
    expect(rate).toBeGreaterThanOrEqual(LEAST_RATE);
  });

  it('finds every service by its own name, first', async () => {
    const hidden: string[] = [];
    for (const { row } of readServices(SEED_FOLDER).services) {
      for (const name of [row.nameZh, row.nameEn]) {
        const response = await fetch(`${house.base}/api/onestop/service-types?${new URLSearchParams({ q: name, limit: '1' })}`);
        const { items } = (await response.json()) as { items: { code: string }[] };
        if (items[0]?.code !== row.code) hidden.push(`${name}: ${items[0]?.code ?? 'nothing'}`);
      }
    }
    expect(hidden).toEqual([]);
  });
});
