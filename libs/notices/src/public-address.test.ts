import { describe, expect, it } from '@jest/globals';
import { isLoopback, isPublicAddress } from './public-address.js';

describe('an address', () => {
  it.each([
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '192.167.1.1', '223.255.255.255', '2400:3200::1', '2606:4700::1111'])('%s is public', (address) => {
    expect([isPublicAddress(address), isLoopback(address)]).toEqual([true, false]);
  });

  it('may be the machine itself', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '10.0.0.1'].map(isLoopback)).toEqual([true, true, true, false]);
  });
});
