import { isIPv6 } from 'node:net';

const NETWORK_GROUPS = 4;
const IPV6_GROUPS = 8;

/**
 * What a client is counted by: its IPv4 address, or the /64 of its IPv6 address. Nothing where the
 * address is unknown, or the own machine's: behind a proxy that nobody told of, all would be one.
 *
 * @param address in its canonical text
 */
export function networkOf(address: string): string {
  if (address === '::1' || address.startsWith('127.')) return '';
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, IPV6_GROUPS - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':');
}
