import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTicket, sealTicket } from './sign-in-ticket.js';

const key = randomBytes(32);
const ticket = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/资格', expiresAt: 1_000 };

it('opens what it sealed, until it expires, and with the same key only', () => {
  const text = sealTicket(ticket, key);
  expect(text).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(openTicket(text, key, new Date(999))).toEqual(ticket);
  expect(openTicket(text, key, new Date(1_000))).toBeUndefined();
  expect(openTicket(text, randomBytes(32), new Date(0))).toBeUndefined();
});

it('opens nothing that was changed or made up', () => {
  const text = sealTicket(ticket, key);
  fc.assert(fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'b', '0', '_', '.', ''), (at, other) => {
    const bent = text.slice(0, at) + other + text.slice(at + 1);
    if (Buffer.from(bent.split('.')[1] ?? '', 'base64url').equals(Buffer.from(text.split('.')[1] ?? '', 'base64url')) && bent.split('.')[0] === text.split('.')[0]) return;
    expect(openTicket(bent, key, new Date(0))).toBeUndefined();
  }));
  fc.assert(fc.property(fc.string(), (noise) => void expect(openTicket(noise, key, new Date(0))).toBeUndefined()));
});
