import { BlockList, isIPv6 } from 'node:net';

/** Networks that are not the public internet (IANA special-purpose registries, RFC 6890 and what came after it). */
const V4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'];
/** In IPv6 only 2000::/3 is public, and of that not what tunnels IPv4 or is for examples. */
const V6_PUBLIC = '2000::/3';
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const inner = listOf(V4, V6);
const outer = listOf([], [V6_PUBLIC]);
const loopback = listOf(['127.0.0.0/8'], ['::1/128']);

/** Whether an IP address lies in the public internet, so that nobody is led into an inner network by it. */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !inner.check(address, 'ipv4');
  return outer.check(address, 'ipv6') && !inner.check(address, 'ipv6');
}

/** Whether it is the machine itself. */
export function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function listOf(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [nets, family] of [[v4, 'ipv4'], [v6, 'ipv6']] as const) {
    for (const net of nets) {
      const [address = '', prefix] = net.split('/');
      list.addSubnet(address, Number(prefix), family);
    }
  }
  return list;
}
