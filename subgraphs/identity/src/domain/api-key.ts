import type { Id } from '@blockscore/ids';
import { err, fail, type Outcome, ok, type UserErrorValue } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import { type Partner, partnerSuspended, readName } from './partner.ts';

/** What is kept of a key: its text is shown once and stored nowhere. */
export interface ApiKey<Scope extends string = string> {
  readonly id: Id<'apikey'>;
  readonly partnerId: Id<'partner'>;
  readonly name: string;
  /** The part of the key that may be shown, by which people tell keys apart. */
  readonly prefix: string;
  /** SHA-256 of the whole key. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** At most a minute behind. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface ApiKeyInput {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null | undefined;
}

const DAY_MS = 86_400_000;
/** A key is replaced before it is so old. */
export const API_KEY_MAX_DAYS = 730;
/** How long a key lives where nobody says. */
const DEFAULT_DAYS = 365;
/** Live keys of a partner: enough for its systems and for changing each of them in peace. */
export const MAX_LIVE_KEYS = 20;

/**
 * What a new key may do and for how long.
 *
 * @param allowed the scopes that a partner may have at all
 * @param live how many keys the partner has that are neither revoked nor expired
 */
export function decideApiKey<Scope extends string>(
  input: ApiKeyInput,
  partner: Partner,
  allowed: readonly Scope[],
  live: number,
  now: Date,
): Outcome<{ name: string; scopes: Scope[]; expiresAt: Date }, IdentityErrorCode> {
  const name = readName(input.name);
  const scopes = allowed.filter((scope) => input.scopes.includes(scope));
  const expiresAt = input.expiresAt ?? new Date(now.getTime() + DEFAULT_DAYS * DAY_MS);
  const broken: UserErrorValue<IdentityErrorCode>[] = name.ok ? [] : [...name.error];
  if (scopes.length === 0 || scopes.length < new Set(input.scopes).size) {
    const message = `A key needs at least one scope, and may have no other than: ${allowed.join(', ')}.`;
    broken.push({ code: 'SCOPE_INVALID', message, path: ['input', 'scopes'] });
  }
  const ahead = expiresAt.getTime() - now.getTime();
  if (!(ahead > 0 && ahead <= API_KEY_MAX_DAYS * DAY_MS)) {
    const message = `A key expires in the future and within ${API_KEY_MAX_DAYS} days.`;
    broken.push({ code: 'EXPIRY_INVALID', message, path: ['input', 'expiresAt'] });
  }
  if (!name.ok || broken.length > 0) return err(broken);
  if (partner.suspendedAt !== null) return partnerSuspended();
  if (live >= MAX_LIVE_KEYS) {
    const message = `A partner has at most ${MAX_LIVE_KEYS} live keys: revoke one that is not used.`;
    return fail('TOO_MANY_API_KEYS', message, ['input', 'partnerId']);
  }
  return ok({ name: name.value, scopes, expiresAt });
}

/** Why a key lets nobody in at the moment; undefined where it does. */
export function whyRefused(
  key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>,
  partner: Pick<Partner, 'suspendedAt'>,
  now: Date,
): 'REVOKED' | 'EXPIRED' | 'PARTNER_SUSPENDED' | undefined {
  if (key.revokedAt !== null) return 'REVOKED';
  if (key.expiresAt !== null && key.expiresAt <= now) return 'EXPIRED';
  return partner.suspendedAt === null ? undefined : 'PARTNER_SUSPENDED';
}
