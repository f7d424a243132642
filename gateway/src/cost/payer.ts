import { hash } from 'node:crypto';
import type { Caller } from '@blockscore/caller';
import type { OperationContext } from '../context.ts';
import { networkOf, siteOf } from '../http/network.ts';

/** Whose points are spent. */
export interface Payer {
  readonly caller: Caller;
  /** The client's address, undefined where it is not known. */
  readonly address: string | undefined;
}

/** Who pays for what is asked. */
export function payerOf({ caller, client }: Pick<OperationContext, 'caller' | 'client'>): Payer {
  return { caller, address: client?.address };
}

/** The name of who pays, the same for all that they ask. */
export function nameOf(context: Pick<OperationContext, 'caller' | 'client'>): string {
  return keyOf(payerOf(context));
}

/** Of callers who are known by themselves: hashing a name is dearer than counting. */
const keys = new WeakMap<Caller, string>();
/** Of the address that was asked for last: it is asked for several times for one request. */
let last = { address: '', key: hashed('address ') };

/**
 * Names whose points are spent, and does not tell who that is: an address would. Whoever has one IPv6 address has all of its /64.
 */
export function keyOf({ caller, address = '' }: Payer): string {
  if (caller.kind === 'ANONYMOUS') {
    if (last.address !== address) {
      last = { address, key: hashed(`address ${networkOf(address) || address}`) };
    }
    return last.key;
  }
  const key = keys.get(caller) ?? hashed(caller.id);
  keys.set(caller, key);
  return key;
}

/** Of a /48 of IPv6; undefined where somebody is signed in, and for all other addresses. */
export function siteKeyOf({ caller, address = '' }: Payer): string | undefined {
  const site = caller.kind === 'ANONYMOUS' ? siteOf(address) : '';
  return site === '' ? undefined : hashed(`site ${site}`);
}

/** In whose turn somebody waits: many addresses of one customer have one. */
export function laneOf(payer: Payer): string {
  return siteKeyOf(payer) ?? keyOf(payer);
}

function hashed(name: string): string {
  return hash('sha256', name, 'base64url');
}
