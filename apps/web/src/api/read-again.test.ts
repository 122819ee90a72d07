import { describe, expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { readAgain } from './read-again.js';

/** A page that shows a request: each reading is answered when the test says so. */
function aPage(): { client: QueryClient; shown: () => unknown; readings: ((state: string) => void)[] } {
  const client = new QueryClient();
  const readings: ((state: string) => void)[] = [];
  const observer = new QueryObserver(client, { queryKey: ['request', 'r1'], queryFn: async () => new Promise<string>((resolve) => void readings.push(resolve)) });
  observer.subscribe(() => undefined);
  return { client, shown: () => observer.getCurrentResult().data, readings };
}

describe('what was told live', () => {
  it('is read although the first reading was on its way, and had been answered before it happened', async () => {
    const { client, shown, readings } = aPage();
    const again = readAgain(client, 'request');
    readings[0]?.('submitted');
    for (let i = 0; i < 200 && readings.length < 2; i += 1) await new Promise((resolve) => void setTimeout(resolve, 1));
    readings[1]?.('routed');
    await again;
    expect([shown(), readings.length]).toEqual(['routed', 2]);
    client.clear();
  });

  it('is read once where something is shown already, and not where it does not concern the page', async () => {
    const { client, shown, readings } = aPage();
    readings[0]?.('submitted');
    await new Promise((resolve) => void setTimeout(resolve, 1));
    await readAgain(client, 'audit');
    const again = readAgain(client, 'request');
    readings[1]?.('routed');
    await again;
    expect([shown(), readings.length]).toEqual(['routed', 2]);
    client.clear();
  });
});
