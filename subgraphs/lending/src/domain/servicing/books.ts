import { NO_PARTS, type Parts, sumOf } from './parts.ts';
import type { LoanState } from './state.ts';

/** Accounts of the ledger that a loan touches. */
export const LOAN_ACCOUNTS = [
  'CASH',
  'LOAN_PRINCIPAL',
  'ACCRUED_INTEREST',
  'FEES_RECEIVABLE',
  'BORROWER_CREDIT',
  'UNEARNED_INTEREST',
  'INTEREST_INCOME',
  'FEE_INCOME',
  'RECOVERY_INCOME',
  'CHARGE_OFF_EXPENSE',
] as const;
export type LoanAccount = (typeof LOAN_ACCOUNTS)[number];

/** What a loan has moved on each account so far: debits less credits, minor units. Sums to zero. */
export type LoanBooks = Readonly<Record<LoanAccount, bigint>>;

export const NO_BOOKS: LoanBooks = {
  CASH: 0n,
  LOAN_PRINCIPAL: 0n,
  ACCRUED_INTEREST: 0n,
  FEES_RECEIVABLE: 0n,
  BORROWER_CREDIT: 0n,
  UNEARNED_INTEREST: 0n,
  INTEREST_INCOME: 0n,
  FEE_INCOME: 0n,
  RECOVERY_INCOME: 0n,
  CHARGE_OFF_EXPENSE: 0n,
};

export interface PostingLine {
  readonly account: LoanAccount;
  readonly side: 'DEBIT' | 'CREDIT';
  /** Minor units, above zero, as text. */
  readonly minor: string;
}

/**
 * What the books have to say of a loan that stands so. Interest is income once it is earned: what is
 * paid before is owed to the borrower until then. Fees are income when they are charged. What is charged
 * off leaves the receivables as an expense, what comes in later is income of its own.
 */
export function booksOf(state: LoanState): LoanBooks {
  const { paid, waived, capitalised, recovered, credit } = state;
  const lost = state.chargedOff?.parts ?? NO_PARTS;
  const interest = state.earnedInterest - waived.INTEREST;
  const unearned = unearnedInterest(state.earnedInterest, settledInterest(state));
  const fees = state.chargedFees - waived.FEE - waived.PENALTY;
  const principal = state.disbursed + sumOf(capitalised);
  return {
    CASH: sumOf(paid) + recovered + credit - state.disbursed,
    LOAN_PRINCIPAL: principal - paid.PRINCIPAL - lost.PRINCIPAL,
    ACCRUED_INTEREST: interest + unearned - paid.INTEREST - capitalised.INTEREST - lost.INTEREST,
    FEES_RECEIVABLE: fees - feesOf(paid) - feesOf(capitalised) - feesOf(lost),
    BORROWER_CREDIT: -credit,
    UNEARNED_INTEREST: -unearned,
    INTEREST_INCOME: -interest,
    FEE_INCOME: -fees,
    RECOVERY_INCOME: -recovered,
    CHARGE_OFF_EXPENSE: sumOf(lost),
  };
}

/** Interest of which nothing is left to be asked for, whether it was earned or paid before. */
export function settledInterest({ paid, waived, capitalised }: LoanState): bigint {
  return paid.INTEREST + waived.INTEREST + capitalised.INTEREST;
}

function feesOf(parts: Parts): bigint {
  return parts.FEE + parts.PENALTY;
}

/** What of the interest that was settled is not earned: it was paid in advance. */
export function unearnedInterest(earned: bigint, settled: bigint): bigint {
  return settled > earned ? settled - earned : 0n;
}

/** What moved on each account from one standing to another, or of two loans together. */
export function addBooks(a: LoanBooks, b: LoanBooks, sign: 1n | -1n = 1n): LoanBooks {
  const sums = LOAN_ACCOUNTS.map((account) => [account, a[account] + sign * b[account]]);
  return Object.fromEntries(sums) as LoanBooks;
}

/** The lines that take the books from one standing to another: none where they agree. */
export function linesBetween(before: LoanBooks, after: LoanBooks): readonly PostingLine[] {
  return LOAN_ACCOUNTS.flatMap((account): readonly PostingLine[] => {
    const change = after[account] - before[account];
    if (change === 0n) return [];
    const side = change > 0n ? 'DEBIT' : 'CREDIT';
    return [{ account, side, minor: (change > 0n ? change : -change).toString() }];
  });
}
