import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import type { Client } from '@blockscore/caller';

/** Longest entry of X-Forwarded-For that is looked at; an IPv6 address with zone and port has less. */
const LONGEST_ENTRY = 100;

type Request = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

export type ReadClient = (request: Request) => Client;

/**
 * Who sent a request, as far as that can be told: the socket's address, or what our own proxies
 * wrote into `X-Forwarded-For`. Each proxy appends the address that it was called from, so with n
 * proxies of ours the n-th entry from the right is the first that no stranger can have written; all
 * to the left of it may be invented.
 *
 * @param trustedProxies how many proxies of ours every request passes
 * @param onUnknownProxy called once, when a header comes though there is said to be no proxy
 */
export function createClientReader(
  trustedProxies: number,
  onUnknownProxy: () => void = () => undefined,
): ReadClient {
  let isTold = trustedProxies > 0;
  return ({ headers, socket }) => {
    if (!isTold && headers['x-forwarded-for'] !== undefined) {
      isTold = true;
      onUnknownProxy();
    }
    const agent = headers['user-agent'] ?? '';
    const forwarded = trustedProxies > 0 ? forwardedFor(headers['x-forwarded-for']) : [];
    const told = addressIn(forwarded.at(-trustedProxies) ?? '');
    return { address: told ?? addressIn(socket.remoteAddress ?? '') ?? '', agent };
  };
}

function forwardedFor(header: string | readonly string[] | undefined): readonly string[] {
  return String(header ?? '').split(',');
}

/**
 * The address in its canonical text, without port, brackets and zone; an IPv4 address that is
 * written as IPv6 as IPv4. Undefined for anything else, such as `unknown`.
 */
function addressIn(entry: string): string | undefined {
  if (entry.length > LONGEST_ENTRY) return undefined;
  const text = entry.trim();
  const bare =
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
  const [address = ''] = bare.split('%', 1);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const mapped = canonical.replace(/^::ffff:/, '');
  return isIPv4(mapped) ? mapped : canonical;
}
