import type { Id } from '@blockscore/ids';
import { err, ok, type Result } from '@blockscore/result';
import { inputError, type LendingError } from './errors.ts';

/** What a customer lets a partner do for them. */
export const CONSENT_PURPOSES = ['APPLY'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** What a customer lets a partner do. A partner knows the customer by its id and by nothing else. */
export interface PartnerConsent {
  readonly id: Id<'consent'>;
  readonly userId: Id<'user'>;
  readonly partnerId: Id<'partner'>;
  readonly purposes: readonly ConsentPurpose[];
  /** The partner's own reference, where it asked for the consent. */
  readonly reference: string | null;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** A partner's request for the consent of whoever holds its code. The code itself is kept nowhere. */
export interface ConsentRequest {
  readonly id: Id<'req'>;
  readonly partnerId: Id<'partner'>;
  readonly reference: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  /** Null until it is confirmed. */
  readonly consentId: Id<'consent'> | null;
}

export type ConsentRequestStatus = 'PENDING' | 'CONFIRMED' | 'EXPIRED';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How long a code can be confirmed: it is shown to a person who is there. */
export const CODE_VALID_MS = 15 * MINUTE_MS;
/** Requests of a partner that wait to be confirmed. */
export const MAX_PENDING_REQUESTS = 1_000;
/** Codes that one person may try in an hour, right ones included. */
export const MAX_CODE_TRIES = 10;
export const CODE_TRIES_WINDOW_MS = 60 * MINUTE_MS;
/** Consents that a person may have given and neither taken back nor outlived. */
export const MAX_LIVE_CONSENTS = 50;
const MAX_CONSENT_DAYS = 365;
const DEFAULT_CONSENT_DAYS = 90;

/** Symbols of a code: no two of them look alike. Twelve of them are 60 bits. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 12;

export function statusOfRequest(request: ConsentRequest, now: Date): ConsentRequestStatus {
  if (request.consentId !== null) return 'CONFIRMED';
  return request.expiresAt <= now ? 'EXPIRED' : 'PENDING';
}

/** Whether the consent lets its partner do this now. */
export function permits(consent: PartnerConsent, purpose: ConsentPurpose, now: Date): boolean {
  return (
    consent.revokedAt === null && consent.expiresAt > now && consent.purposes.includes(purpose)
  );
}

/** The code as it is shown: three groups of four. */
export function showCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The code as it was made from what a person typed: small letters, blanks and hyphens do not matter,
 * and neither does O for 0 or I and L for 1. Undefined for what can be no code.
 */
export function readCode(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const code = text.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  const known = [...code].every((symbol) => CODE_ALPHABET.includes(symbol));
  return known && code.length === CODE_LENGTH ? code : undefined;
}

/** When a consent ends: in the future and within a year, 90 days from now where nobody says. */
export function readConsentEnd(
  expiresAt: Date | null | undefined,
  now: Date,
): Result<Date, LendingError> {
  if (expiresAt == null) return ok(new Date(now.getTime() + DEFAULT_CONSENT_DAYS * DAY_MS));
  const ahead = expiresAt.getTime() - now.getTime();
  if (ahead > 0 && ahead <= MAX_CONSENT_DAYS * DAY_MS) return ok(expiresAt);
  const message = `A consent ends in the future and within ${MAX_CONSENT_DAYS} days.`;
  return err(inputError('DATE_INVALID', 'expiresAt', message));
}

/** A partner's own reference: a number or name of its records, nothing that says who somebody is. */
export function readReference(text: string): Result<string, LendingError> {
  if (/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/.test(text)) return ok(text);
  const message = 'Use 1 to 64 letters, digits and . _ : / - for your own reference.';
  return err(inputError('INPUT_INVALID', 'reference', message));
}
