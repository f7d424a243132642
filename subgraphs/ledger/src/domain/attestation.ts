import type { ChainStatus } from './confirmations.ts';

/** Why the lender no longer stands by a score. */
export const REVOCATION_REASONS = ['CORRECTED', 'ERASED', 'WITHDRAWN'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Commitments that one signature may cover: the contract takes no more. */
export const MOST_ATTESTED = 100;

const DAY_MS = 86_400_000;

/**
 * When the word on a score ends: with the last day, in UTC, on which lending decides by it. All scores of
 * one day end together, so that one signature covers them, and the end tells no time of day.
 *
 * @param statedAt when the finances were stated that it is of
 * @param validDays how old these may be, in days
 */
export function expiryOf(statedAt: Date, validDays: number): Date {
  const day = Math.floor(statedAt.getTime() / DAY_MS);
  return new Date((day + validDays + 1) * DAY_MS);
}

export type AttestationState = 'PENDING' | 'ATTESTED' | 'EXPIRED' | 'REVOKED';

export interface AttestationStanding {
  readonly expiresAt: Date;
  /** When the lender took back its word; null = it did not. */
  readonly revokedAt: Date | null;
}

/**
 * Whether the lender stands by a score, and the chain says so. What is revoked here is told so at once,
 * though the chain may hear of it a block later.
 *
 * @param onChain how far its attestation is on the chain; null = nothing takes it there
 */
export function standingOf(
  { expiresAt, revokedAt }: AttestationStanding,
  onChain: ChainStatus | null,
  now: Date,
): AttestationState {
  if (revokedAt !== null) return 'REVOKED';
  if (now.getTime() >= expiresAt.getTime()) return 'EXPIRED';
  return onChain === 'CONFIRMED' ? 'ATTESTED' : 'PENDING';
}
