import { ROLES } from '@blockscore/caller';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import { z } from 'zod';

/** The kinds of value that events are made of. Every string has a maximum. */

/** An identifier of that kind, branded by its prefix. */
export function id<P extends IdPrefix>(prefix: P): z.ZodType<Id<P>, Id<P>> {
  return z.custom<Id<P>>((value) => typeof value === 'string' && isId(prefix, value), {
    error: `must be an identifier ${prefix}_…`,
  });
}

export function text(maximum = 100): z.ZodString {
  return z.string().min(1).max(maximum);
}

export const role = z.enum(ROLES);

/** UTC, e.g. `2026-11-22T08:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });
export const localDate = z.iso.date();
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
/** Minor units as decimal digits: a posting's line is positive, its side says which way. */
export const amountMinor = z.string().regex(/^[1-9]\d{0,17}$/);

/** The same of what may be nothing. */
export const amountMinorOrZero = z.string().regex(/^(0|[1-9]\d{0,17})$/);

/** Debits less credits: below zero where there are more credits. */
export const netMinor = z.string().regex(/^-?[1-9]\d{0,17}$/);

/** What lending has the books hold. */
export const postingKind = z.enum([
  'DISBURSEMENT',
  'REPAYMENT',
  'ACCRUAL',
  'FEE',
  'ADJUSTMENT',
  'REVERSAL',
  'CHARGE_OFF',
  'RECOVERY',
  'REFUND',
]);

/** A SHA-256 hash that gives nothing away of what it was made of. */
export const commitment = z.string().regex(/^0x[0-9a-f]{64}$/);

/** A one-time X25519 public key (RFC 8037). Strict, so that no private part can slip through. */
export const jwk = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('X25519'),
  x: z.string().regex(/^[\w-]{43}$/),
});

/** A compact JWE, see `sealTo` of @blockscore/vault. */
export const sealed = z
  .string()
  .max(24_000)
  .regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/);

/** The union of an application's and a loan's states. */
const LIFECYCLE_STATUSES = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'APPROVED',
  'REJECTED',
  'ACCEPTED',
  'EXPIRED',
  'WITHDRAWN',
  'CLOSED_INCOMPLETE',
  'PENDING_DISBURSEMENT',
  'DISBURSING',
  'ACTIVE',
  'DELINQUENT',
  'PAID_OFF',
  'CHARGED_OFF',
  'CANCELLED',
] as const;
export type LifecycleStatus = (typeof LIFECYCLE_STATUSES)[number];
export const lifecycleStatus = z.enum(LIFECYCLE_STATUSES);
