import { BlockList, isIP, isIPv6 } from 'node:net';

/** Blocks of IPv4 that lead to no public host [RFC 6890, and multicast and reserved ones]. */
const RESERVED_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** What there is of public IPv6, and what of it is not, or carries an IPv4 address. */
const GLOBAL_6 = ['2000::', 3] as const;
const RESERVED_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const reserved = new BlockList();
for (const [net, bits] of RESERVED_4) reserved.addSubnet(net, bits, 'ipv4');
const reserved6 = new BlockList();
for (const [net, bits] of RESERVED_6) reserved6.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet(...GLOBAL_6, 'ipv6');

/** Whether an address is one of the public internet: not this machine's, its network's or its cloud's. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) {
    return global6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6');
  }
  return isIP(address) === 4 && !reserved.check(address, 'ipv4');
}

/** The address that a URL names in place of a host, without the brackets of IPv6. */
export function addressInHost(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}
