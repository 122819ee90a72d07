import { describe, expect, it } from '@jest/globals';
import { ShortCache } from './short-cache.js';

const later = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('ShortCache', () => {
  it('asks once for the same key at the same time, and again after its time', async () => {
    const cache = new ShortCache<number>(600, 10);
    let asked = 0;
    const ask = async (): Promise<number> => (await later(5), (asked += 1));
    expect(await Promise.all([cache.get('a', ask), cache.get('a', ask), cache.get('a', ask)])).toEqual([1, 1, 1]);
    expect(await cache.get('a', ask)).toBe(1);
    await later(650);
    expect(await cache.get('a', ask)).toBe(2);
  });

  it('remembers neither a miss nor a failure', async () => {
    const cache = new ShortCache<number>(1_000, 10);
    expect(await cache.get('a', async () => undefined)).toBeUndefined();
    expect(await cache.get('a', async () => 1)).toBe(1);
    await expect(cache.get('b', async () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('b', async () => 2)).toBe(2);
  });

  it('does not keep an answer that was on its way when the key was forgotten', async () => {
    const cache = new ShortCache<string>(1_000, 10);
    const old = cache.get('a', async () => (await later(20), 'before'));
    cache.forget('a');
    expect(await cache.get('a', async () => 'after')).toBe('after');
    expect(await old).toBe('before');
    expect(await cache.get('a', async () => 'again')).toBe('after');
  });

  it('drops the oldest first when it is full', async () => {
    const cache = new ShortCache<string>(1_000, 2);
    for (const key of ['a', 'b', 'c']) await cache.get(key, async () => key);
    expect(await cache.get('c', async () => 'new')).toBe('c');
    expect(await cache.get('a', async () => 'new')).toBe('new');
  });
});
