import type { Id } from '@blockscore/ids';
import type { Money } from '@blockscore/money';
import type { Instalment } from './allocation.ts';
import type { LocalDate } from './calendar.ts';
import type { DayCount } from './day-count.ts';
import type { LoanStatus, PaymentStatus } from './lifecycle.ts';
import type { RepaymentMethod, ScheduleRow } from './schedule.ts';

export interface Loan {
  readonly id: Id<'loan'>;
  readonly version: number;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly partnerId: Id<'partner'> | null;
  readonly productId: Id<'prod'>;
  /** The product's version that the loan was made under. */
  readonly productVersion: number;
  readonly principal: Money;
  /** Percent a year. */
  readonly annualRate: string;
  readonly termMonths: number;
  readonly dayCount: DayCount;
  readonly method: RepaymentMethod;
  readonly status: LoanStatus;
  /** The day that interest runs from; null until the loan is paid out. */
  readonly disbursedOn: LocalDate | null;
  /**
   * The day on which it was given up; null of all that are not CHARGED_OFF, which none is as yet: no
   * use case charges a loan off.
   */
  readonly chargedOffOn: LocalDate | null;
  readonly createdAt: Date;
}

/** An instalment of a loan with its place in the plan; minor units. */
export interface PlannedInstalment extends Instalment {
  readonly balance: bigint;
}

export function plannedInstalments(rows: readonly ScheduleRow[]): readonly PlannedInstalment[] {
  return rows.map(({ number, dueOn, interest, principal, balance }) => ({
    number,
    dueOn,
    interest,
    principal,
    balance,
    paidInterest: 0n,
    paidPrincipal: 0n,
  }));
}

export const PAYMENT_METHODS = ['BANK_TRANSFER', 'DIRECT_DEBIT', 'CARD', 'CASH', 'CHEQUE'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Why money did not move: what events tell, in place of the provider's free text. */
export const PAYMENT_FAILURES = [
  'ACCOUNT_REFUSED',
  'COLLECTION_REFUSED',
  'INSUFFICIENT_FUNDS',
  'OTHER',
] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

export interface Payment {
  readonly id: Id<'pay'>;
  readonly version: number;
  readonly loanId: Id<'loan'>;
  readonly userId: Id<'user'>;
  readonly direction: 'PAYOUT' | 'COLLECTION';
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly status: PaymentStatus;
  /** The parts of a repayment, minor units; null until it settled, and of a payout. */
  readonly interest: bigint | null;
  readonly principal: bigint | null;
  readonly reference: string | null;
  /** In the words of the provider or of the books; null once the person's data was erased. */
  readonly failureReason: string | null;
  /** The officer who took it down, where it was received elsewhere. */
  readonly recordedBy: string | null;
  /** The ledger's code, where it refused the latest posting. */
  readonly postingRejection: string | null;
  /** The day from which it counts; null until it settled. */
  readonly effectiveOn: LocalDate | null;
  /** What the ledger was asked to post, and what it posted. */
  readonly postingId: string | null;
  readonly transactionId: Id<'txn'> | null;
  readonly createdAt: Date;
}

export interface PostingLine {
  readonly account: 'CASH' | 'LOAN_PRINCIPAL' | 'INTEREST_INCOME';
  readonly side: 'DEBIT' | 'CREDIT';
  /** Minor units, above zero, as text. */
  readonly minor: string;
}

/** The books of a payout: the borrower owes what was paid out in cash. */
export function payoutLines(principal: bigint): readonly PostingLine[] {
  const minor = principal.toString();
  return [
    { account: 'LOAN_PRINCIPAL', side: 'DEBIT', minor },
    { account: 'CASH', side: 'CREDIT', minor },
  ];
}

/** The books of a repayment: cash comes in, less is owed, interest is earned. */
export function repaymentLines(principal: bigint, interest: bigint): readonly PostingLine[] {
  const credits: PostingLine[] = [
    { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: principal.toString() },
    { account: 'INTEREST_INCOME', side: 'CREDIT', minor: interest.toString() },
  ];
  return [
    { account: 'CASH', side: 'DEBIT', minor: (principal + interest).toString() },
    ...credits.filter(({ minor }) => minor !== '0'),
  ];
}
