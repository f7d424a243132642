import type { Id } from '@blockscore/ids';
import { hasVisibleText, holdsCardNumber } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import type { AuthenticationMethod } from './session.ts';

/** What may be shown after the password; all but the recovery codes are factors in their own right. */
export type SecondFactorMethod = Exclude<AuthenticationMethod, 'PASSWORD'>;

/** A WebAuthn credential of a person: it proves the device and that it was unlocked. */
export interface Passkey {
  readonly id: Id<'passkey'>;
  readonly userId: Id<'user'>;
  /** What its owner calls it. */
  readonly name: string;
  /** Base64url, as authenticators and browsers write it. */
  readonly credentialId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  /** How often the authenticator has signed; 0 for ever where it does not count. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether it is synced, so that it outlives the device. */
  readonly backedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The second factors that a person has, as far as they can be used. */
export interface Factors {
  readonly userId: Id<'user'>;
  readonly totpConfirmedAt: Date | null;
  readonly recoveryCodesRemaining: number;
  readonly passkeys: readonly Passkey[];
}

/** Recovery codes stand in for a factor, so they are none where there is no other. */
export function methodsOf(factors: Factors): readonly SecondFactorMethod[] {
  const own: SecondFactorMethod[] = [];
  if (factors.totpConfirmedAt !== null) own.push('TOTP');
  if (factors.passkeys.length > 0) own.push('PASSKEY');
  if (own.length > 0 && factors.recoveryCodesRemaining > 0) own.push('RECOVERY_CODE');
  return own;
}

/** How long a scanned, unconfirmed TOTP secret waits for its first code. */
export const ENROLMENT_VALID_MS = 3_600_000;
export const PASSKEY_LIMIT = 20;
const LONGEST_NAME = 60;

/** The name of a passkey: 1 to 60 characters on one line, with no number of a payment card. */
export function readPasskeyName(text: string): Outcome<string, IdentityErrorCode> {
  const bounded = text.length > 4 * LONGEST_NAME ? '' : text.trim().normalize('NFC');
  const fits = hasVisibleText(bounded) && bounded.length <= LONGEST_NAME;
  const isLine = fits && bounded.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(bounded);
  if (isLine && !holdsCardNumber(bounded)) return ok(bounded);
  return fail(
    'NAME_INVALID',
    `Give a name of 1 to ${LONGEST_NAME} characters on one line, e.g. Laptop; no number of a payment card.`,
    ['input', 'name'],
  );
}

export type ChallengeKind = 'MFA' | 'PASSKEY_LOGIN' | 'PASSKEY_REGISTRATION';

/** A step that waits for an answer from whoever holds its token. */
export interface Challenge {
  readonly id: Id<'challenge'>;
  readonly kind: ChallengeKind;
  readonly tokenHash: string;
  /** Whose step it is; null where that shows only by the answer. */
  readonly userId: Id<'user'> | null;
  /** Of a registration: the session that began it. */
  readonly sessionId: Id<'session'> | null;
  /** What an authenticator has to sign, base64url. */
  readonly challenge: string | null;
  readonly name: string | null;
  readonly emailHash: string | null;
  readonly deviceId: Id<'device'> | null;
  /** Of a sign-in: hash of the device token that was shown, of whomever it is. */
  readonly shownDevice: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export const CHALLENGE_VALID_MS = 5 * 60_000;
export const CHALLENGE_TRIES = 5;

/** Whether an answer may still be given: once, in time, after at most four wrong ones. */
export function isOpen(
  challenge: Pick<Challenge, 'usedAt' | 'expiresAt' | 'attempts'>,
  now: Date,
): boolean {
  return (
    challenge.usedAt === null && challenge.expiresAt > now && challenge.attempts < CHALLENGE_TRIES
  );
}
