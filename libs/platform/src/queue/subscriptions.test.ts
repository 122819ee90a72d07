import { describe, expect, it } from '@jest/globals';
import { EVENT_TYPES, type EventType } from '#contracts';
import { SubscriptionRegistry, type EventDeclaration, type Subscription } from './subscriptions.js';

const to = (event: EventType, consumer: string): Subscription => ({ event, queue: 'routing', consumer, handle: async () => Promise.resolve() });
const registryOf = (...declarations: EventDeclaration[]): SubscriptionRegistry => {
  const registry = new SubscriptionRegistry();
  for (const declaration of declarations) registry.declare(declaration);
  return registry;
};

describe('the registry of subscriptions', () => {
  it('takes events with a consumer or an explicit mark', () => {
    const registry = registryOf({ emits: ['request.routed', 'request.claimed'], logOnly: ['request.claimed'], subscriptions: [to('request.routed', 'a'), to('request.routed', 'b')] });
    expect(() => registry.check(false)).not.toThrow();
    expect(registry.emitted()).toEqual(['request.routed', 'request.claimed']);
    expect(registry.consumersOf('request.routed').map(({ consumer }) => consumer)).toEqual(['a', 'b']);
    expect(registry.consumersOf('request.claimed')).toEqual([]);
    expect([registry.find('a', 'request.routed')?.consumer, registry.find('a', 'request.claimed')]).toEqual(['a', undefined]);
  });

  it('refuses an event that leads nowhere, by name', () => {
    const registry = registryOf({ emits: ['request.routed', 'request.lapsed'], logOnly: [], subscriptions: [to('request.routed', 'a')] });
    expect(() => registry.check(false)).toThrow('Events are not wired: request.lapsed has no handler and is not log-only.');
  });

  it('refuses, where every context is mounted, an event that nobody declares', () => {
    const all = registryOf({ emits: EVENT_TYPES, logOnly: EVENT_TYPES, subscriptions: [] });
    expect(() => all.check(true)).not.toThrow();
    const some = registryOf({ emits: EVENT_TYPES.slice(1), logOnly: EVENT_TYPES, subscriptions: [] });
    expect(() => some.check(true)).toThrow(`${EVENT_TYPES[0]} is declared by no context`);
    expect(() => some.check(false)).not.toThrow();
  });

  it('refuses a consumer named twice for an event, also by two contexts, and a name with a colon', () => {
    const one: EventDeclaration = { emits: ['request.routed'], logOnly: [], subscriptions: [to('request.routed', 'a')] };
    expect(() => registryOf(one, one).check(false)).toThrow('a/request.routed is subscribed twice');
    expect(() => registryOf({ ...one, subscriptions: [to('request.routed', 'a:b')] }).check(false)).toThrow('a:b has a colon');
  });

  it('joins what several contexts declare', () => {
    const registry = registryOf(
      { emits: ['request.routed'], logOnly: [], subscriptions: [] }, { emits: [], logOnly: [], subscriptions: [to('request.routed', 'elsewhere')] },
    );
    expect(() => registry.check(false)).not.toThrow();
    expect(registry.subscriptions()).toHaveLength(1);
  });
});
