/** A key pair that signs access tokens. Its life: published, active, retired, gone; or revoked. */
export interface SigningKey {
  /** The `kid` of its tokens. */
  readonly id: string;
  /** Published since then. */
  readonly createdAt: Date;
  /** Signs from then on, until the next one does. */
  readonly activeFrom: Date;
  readonly retiredAt: Date | null;
  readonly revokedAt: Date | null;
}

export type SigningKeyState = 'PUBLISHED' | 'ACTIVE' | 'RETIRED' | 'REVOKED';

/** What has to happen to the keys at some moment. */
export interface KeyChanges {
  /** Keys that another has followed, with the moment at which it did. */
  readonly retire: readonly { readonly key: SigningKey; readonly at: Date }[];
  /** The key that signs now and did not before. */
  readonly activate: SigningKey | undefined;
  /** Keys of which no good token is left. */
  readonly remove: readonly SigningKey[];
  /** A new key is needed, which signs from then on. */
  readonly publish: { readonly activeFrom: Date } | undefined;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** The life of an access token. */
export const ACCESS_TOKEN_SECONDS = 600;
/** How long whoever verifies tokens may keep the published keys. */
export const KEY_SET_MAX_AGE_SECONDS = 300;
/** A key is published for so long before it signs: everyone has read the keys again by then. */
export const PUBLISHED_AHEAD_MS = 15 * MINUTE;
/** Where it cannot wait: every process of identity has noticed by then, and verifiers are told. */
export const PUBLISHED_AHEAD_AT_LEAST_MS = 15 * SECOND;
/** A process may sign with a retired key for some seconds, and clocks differ. */
const SERVED_AFTER_MS = ACCESS_TOKEN_SECONDS * SECOND + MINUTE;

/** The key that signs at that moment; undefined where there is none. */
export function signerAt<Key extends SigningKey>(keys: readonly Key[], now: Date): Key | undefined {
  return keys.filter((key) => mayYetSign(key) && key.activeFrom <= now).sort(latestFirst)[0];
}

/** The key that will follow the one that signs now, where there is one already. */
export function nextSigner<Key extends SigningKey>(
  keys: readonly Key[],
  now: Date,
): Key | undefined {
  return keys
    .filter((key) => mayYetSign(key) && key.activeFrom > now)
    .sort(latestFirst)
    .at(-1);
}

/** The keys that tokens are verified with at that moment, in the order of their making. */
export function servedAt<Key extends SigningKey>(keys: readonly Key[], now: Date): readonly Key[] {
  const signer = signerAt(keys, now);
  return keys
    .filter((key) => {
      if (key.revokedAt !== null) return false;
      const followed = signer !== undefined && key !== signer && key.activeFrom <= now;
      const end = key.retiredAt ?? (followed ? signer.activeFrom : undefined);
      return end === undefined || now.getTime() < end.getTime() + SERVED_AFTER_MS;
    })
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** @param maxAgeDays how long a key signs before another follows */
export function changesDue(keys: readonly SigningKey[], now: Date, maxAgeDays: number): KeyChanges {
  const signer = signerAt(keys, now);
  const followed = keys.filter((key) => mayYetSign(key) && key !== signer && key.activeFrom <= now);
  const remove = keys.filter((key) => {
    const end = key.revokedAt ?? key.retiredAt;
    return end !== null && now.getTime() >= end.getTime() + SERVED_AFTER_MS;
  });
  return {
    retire: followed.map((key) => ({ key, at: signer?.activeFrom ?? now })),
    activate: followed.length > 0 ? signer : undefined,
    remove,
    publish: keyDue(keys, now, maxAgeDays),
  };
}

export function stateAt(key: SigningKey, keys: readonly SigningKey[], now: Date): SigningKeyState {
  if (key.revokedAt !== null) return 'REVOKED';
  if (key === signerAt(keys, now)) return 'ACTIVE';
  return key.retiredAt === null && key.activeFrom > now ? 'PUBLISHED' : 'RETIRED';
}

function keyDue(keys: readonly SigningKey[], now: Date, maxAgeDays: number) {
  if (nextSigner(keys, now) !== undefined) return undefined;
  const signer = signerAt(keys, now);
  if (signer === undefined) return { activeFrom: now };
  const soonest = now.getTime() + PUBLISHED_AHEAD_MS;
  const end = signer.activeFrom.getTime() + maxAgeDays * DAY;
  return end <= soonest ? { activeFrom: new Date(soonest) } : undefined;
}

function mayYetSign(key: SigningKey): boolean {
  return key.retiredAt === null && key.revokedAt === null;
}

function latestFirst(a: SigningKey, b: SigningKey): number {
  return b.activeFrom.getTime() - a.activeFrom.getTime() || (a.id < b.id ? 1 : -1);
}
