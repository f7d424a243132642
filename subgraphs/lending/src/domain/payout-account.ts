import type { Id } from '@blockscore/ids';

export const PAYOUT_ACCOUNT_STATUSES = ['PENDING', 'VERIFIED', 'REFUSED', 'REMOVED'] as const;
/**
 * `PENDING`: the provider has not said whether it is the person's. `VERIFIED`: it is, and money may go
 * there. `REFUSED`: it is not, or takes no money. `REMOVED`: by its owner.
 */
export type PayoutAccountStatus = (typeof PAYOUT_ACCOUNT_STATUSES)[number];

/** A person has at most so many that they did not remove. */
export const MOST_PAYOUT_ACCOUNTS = 10;

export interface PayoutAccount {
  readonly id: Id<'bank'>;
  readonly version: number;
  readonly userId: Id<'user'>;
  /** Letters and digits; empty once the person's data was erased. */
  readonly account: string;
  /** As its owner gave it; null where none was given. */
  readonly holderName: string | null;
  readonly status: PayoutAccountStatus;
  /** In the provider's words. */
  readonly refusalReason: string | null;
  readonly createdAt: Date;
  readonly verifiedAt: Date | null;
}

/** The end of an account by which its owner knows it: four characters, of short ones half of them. */
export function lastCharacters(account: string): string {
  return account.slice(-Math.max(1, Math.min(4, Math.floor(account.length / 2))));
}
