import { isIPv6 } from 'node:net';

const NETWORK_GROUPS = 4;
const SITE_GROUPS = 3;
const IPV6_GROUPS = 8;

/**
 * What a client is counted by: its IPv4 address, or the /64 of its IPv6 address. Nothing where the
 * address is unknown, or the own machine's: behind a proxy that nobody told of, all would be one.
 *
 * @param address in its canonical text
 */
export function networkOf(address: string): string {
  if (isOwn(address)) return '';
  return isIPv6(address) ? groupsOf(address, NETWORK_GROUPS) : address;
}

/**
 * The /48 of an IPv6 address, which is as much as one customer is given: 65,536 networks. Nothing for all
 * other addresses.
 *
 * @param address in its canonical text
 */
export function siteOf(address: string): string {
  return isIPv6(address) && !isOwn(address) ? groupsOf(address, SITE_GROUPS) : '';
}

function isOwn(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function groupsOf(address: string, count: number): string {
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, IPV6_GROUPS - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, count).join(':');
}
