import type { Id } from '@blockscore/ids';

/** What somebody may try to guess. */
export type Guessed = 'PASSWORD' | 'SECOND_FACTOR';

/**
 * Who guesses. A device that the account has signed in from before and a session of the account are
 * counted by themselves, so that nothing that strangers do to the password stands in their way;
 * everybody else by the network address, empty where it is not known.
 */
export type Guesser =
  | { readonly kind: 'DEVICE'; readonly id: Id<'device'> }
  | { readonly kind: 'SESSION'; readonly id: Id<'session'> }
  | { readonly kind: 'ADDRESS'; readonly address: string };

/** So many failures at once, and then one try after 1, 2, 4 … seconds, up to the longest delay. */
export interface GrowingDelay {
  readonly atOnce: number;
  readonly longestSeconds: number;
}

export interface GuessLimits {
  /** Of one device, session or address at one account. */
  readonly guesser: GrowingDelay;
  /** Of all together at one account; for passwords, of all but known devices and sessions. */
  readonly all: GrowingDelay;
}

/**
 * A stranger can make others wait who come from an unknown device too, so that delay is short for
 * passwords. Second factors are reached only with the right password, and are short enough to be
 * guessed in time: there it is long, and whoever guesses counts.
 */
export const GUESS_LIMITS: Readonly<Record<Guessed, GuessLimits>> = {
  PASSWORD: {
    guesser: { atOnce: 5, longestSeconds: 15 * 60 },
    all: { atOnce: 20, longestSeconds: 60 },
  },
  SECOND_FACTOR: {
    guesser: { atOnce: 5, longestSeconds: 15 * 60 },
    all: { atOnce: 10, longestSeconds: 15 * 60 },
  },
};

/** Failures are forgotten a day after the first of them, and when the guesser proves to be right. */
export const GUESSES_REMEMBERED_SECONDS = 86_400;

/** How long a new password from a mailed token opens the way in past what strangers tried. */
export const RESET_GRACE_SECONDS = 15 * 60;

export interface Quota {
  readonly points: number;
  readonly seconds: number;
}

/**
 * How often something may be done. The first three are counted by network address; that of the own
 * machine is not, see `quotaNetworkOf`.
 */
export const QUOTAS = {
  /** Failed sign-ins, at whatever accounts. */
  SIGN_IN: { points: 100, seconds: 15 * 60 },
  REGISTRATION: { points: 100, seconds: 3_600 },
  /** Asking for a mail, showing a token that is none, beginning a sign-in with a passkey. */
  ANONYMOUS_CALL: { points: 100, seconds: 15 * 60 },
  /** Mails that tell of a registration with an address that has an account, by that address. */
  REGISTRATION_NOTICE: { points: 3, seconds: 86_400 },
  /** Mails that verify an address, by its keyed hash, however many accounts it has in turn. */
  VERIFICATION_MAIL: { points: 5, seconds: 3_600 },
  /** Uses of the right password of one account: each costs as much as a wrong guess does. */
  RIGHT_PASSWORD: { points: 60, seconds: 15 * 60 },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

/**
 * What the uses of an account's password are counted by. Known devices and sessions count apart, so
 * that whoever has nothing but the password does not use up what is theirs.
 */
export function usesOf(account: string, kind: Guesser['kind']): string {
  return `${kind === 'ADDRESS' ? 'unknown' : 'known'}\n${account}`;
}

/** Whether somebody is known to come from the machine itself, whom no quota counts. */
export function isOfOwnMachine(guesser: Guesser): boolean {
  return (
    guesser.kind === 'ADDRESS' && guesser.address !== '' && quotaNetworkOf(guesser.address) === ''
  );
}

/** Seconds that the next try has to wait, where so many had to wait before it. */
export function delayAfter(strikes: number, { longestSeconds }: GrowingDelay): number {
  return Math.min(longestSeconds, 2 ** Math.max(0, Math.min(strikes, 30)));
}

const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What an address is counted by: an IPv4 address by itself, an IPv6 address by its /64, of which a
 * single household or host has 2^64. Empty for an empty one.
 */
export function networkOf(address: string): string {
  const text = address.trim().toLowerCase();
  if (!text.includes(':')) return text;
  const groups = expand(text);
  if (groups === undefined) return text;
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/**
 * What quotas count an address by: nothing, so an empty text, where it is of the own machine. Who
 * comes from there either sits at it, or comes through a proxy that nobody has told us of, behind
 * which everybody would be one.
 */
export function quotaNetworkOf(address: string): string {
  const network = networkOf(address);
  const isLoopback =
    /^127(\.\d{1,3}){3}$/.test(network) ||
    expand(address.trim().toLowerCase())?.join(':') === '0:0:0:0:0:0:0:1';
  return isLoopback ? '' : network;
}

/** The eight groups of an IPv6 address; undefined where it is none. */
function expand(text: string): readonly number[] | undefined {
  const halves = text.replace(/%.*$/, '').split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map(groupsOf);
  const missing = IPV6_GROUPS - head.length - tail.length;
  const complete = halves.length === 1 ? missing === 0 : missing > 0;
  const groups = [...head, ...Array<number>(Math.max(0, missing)).fill(0), ...tail];
  return complete && groups.every((group) => group >= 0 && group <= 0xffff) ? groups : undefined;
}

function groupsOf(half: string): readonly number[] {
  if (half === '') return [];
  return half.split(':').flatMap((group) => {
    const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(group)?.slice(1).map(Number);
    if (bytes === undefined)
      return [/^[0-9a-f]{1,4}$/.test(group) ? Number.parseInt(group, 16) : -1];
    const [a = 0, b = 0, c = 0, d = 0] = bytes;
    return bytes.some((byte) => byte > 255) ? [-1] : [a * 256 + b, c * 256 + d];
  });
}
