import type { CurrencyCode } from '@blockscore/money';

export type AccountType = 'ASSET' | 'LIABILITY' | 'EQUITY' | 'INCOME' | 'EXPENSE';

export type Side = 'DEBIT' | 'CREDIT';

/** One account of the books. `normalSide` is the side on which it grows. */
export interface Account {
  readonly id: `acct_${string}`;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly normalSide: Side;
  readonly currency: CurrencyCode;
  /** The least that its balance may be on its normal side, in minor units; null = no such limit. */
  readonly leastMinor: bigint | null;
  /** The most of the same. */
  readonly mostMinor: bigint | null;
  /** When it stopped taking entries. */
  readonly closedAt: Date | null;
  readonly version: number;
}

/** What an account has when nobody limited it. */
export const UNLIMITED = { leastMinor: null, mostMinor: null, closedAt: null, version: 1 } as const;

/** What was ever debited and credited to an account, in minor units; both ≥ 0. */
export interface Turnover {
  readonly debits: bigint;
  readonly credits: bigint;
}

/** The same, and what is held on either side. */
export interface Standing extends Turnover {
  readonly pendingDebits: bigint;
  readonly pendingCredits: bigint;
}

export const NO_STANDING: Standing = {
  debits: 0n,
  credits: 0n,
  pendingDebits: 0n,
  pendingCredits: 0n,
};

export function otherSide(side: Side): Side {
  return side === 'DEBIT' ? 'CREDIT' : 'DEBIT';
}

/** The balance on the account's normal side, in minor units: negative when it is overdrawn. */
export function balanceOf(normalSide: Side, turnover: Turnover): bigint {
  const net = turnover.debits - turnover.credits;
  return normalSide === 'DEBIT' ? net : -net;
}
