/**
 * States of an application and of a loan, and which may follow which. A status that is not listed
 * as a successor cannot be reached: {@link mayBecome} is asked before every change.
 */
export const APPLICATION_STATUSES = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'APPROVED',
  'REJECTED',
  'ACCEPTED',
  'EXPIRED',
  'WITHDRAWN',
  'CLOSED_INCOMPLETE',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const LOAN_STATUSES = [
  'PENDING_DISBURSEMENT',
  'DISBURSING',
  'ACTIVE',
  'DELINQUENT',
  'PAID_OFF',
  'CHARGED_OFF',
  'CANCELLED',
] as const;
export type LoanStatus = (typeof LOAN_STATUSES)[number];

export type LifecycleStatus = ApplicationStatus | LoanStatus;

export const LIFECYCLE: Readonly<Record<LifecycleStatus, readonly LifecycleStatus[]>> = {
  SUBMITTED: ['UNDER_REVIEW', 'WITHDRAWN'],
  UNDER_REVIEW: ['APPROVED', 'REJECTED', 'WITHDRAWN', 'CLOSED_INCOMPLETE'],
  APPROVED: ['ACCEPTED', 'EXPIRED', 'WITHDRAWN'],
  REJECTED: [],
  ACCEPTED: [],
  EXPIRED: [],
  WITHDRAWN: [],
  CLOSED_INCOMPLETE: [],
  PENDING_DISBURSEMENT: ['DISBURSING', 'CANCELLED'],
  DISBURSING: ['ACTIVE', 'PENDING_DISBURSEMENT'],
  // A payout may come back long after it went: the loan waits to be paid out again.
  ACTIVE: ['DELINQUENT', 'PAID_OFF', 'CHARGED_OFF', 'PENDING_DISBURSEMENT'],
  DELINQUENT: ['ACTIVE', 'PAID_OFF', 'CHARGED_OFF', 'PENDING_DISBURSEMENT'],
  // What is found out later about a loan, or taken back, may open it again.
  PAID_OFF: ['ACTIVE', 'DELINQUENT', 'CHARGED_OFF', 'PENDING_DISBURSEMENT'],
  CHARGED_OFF: ['ACTIVE', 'DELINQUENT', 'PAID_OFF', 'PENDING_DISBURSEMENT'],
  CANCELLED: [],
};

export function mayBecome(from: LifecycleStatus, to: LifecycleStatus): boolean {
  return LIFECYCLE[from].includes(to);
}

/**
 * Applications that still want something of somebody; a borrower may have a few of them at a time. An
 * accepted one is open too while its loan is in one of {@link UNDISBURSED_LOAN_STATUSES}.
 */
export const OPEN_APPLICATION_STATUSES: readonly ApplicationStatus[] = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'APPROVED',
];

/** Loans whose money is not out yet. */
export const UNDISBURSED_LOAN_STATUSES: readonly LoanStatus[] = [
  'PENDING_DISBURSEMENT',
  'DISBURSING',
];

/** Loans that weigh on what their borrower can afford; who did not repay one still owes it. */
export const UNPAID_LOAN_STATUSES: readonly LoanStatus[] = LOAN_STATUSES.filter(
  (status) => status !== 'PAID_OFF' && status !== 'CANCELLED',
);

/** Loans that are being repaid. */
export const REPAYABLE_LOAN_STATUSES: readonly LoanStatus[] = ['ACTIVE', 'DELINQUENT'];

/** Loans that their borrowers may pay for: what was charged off is still owed. */
export const PAYABLE_LOAN_STATUSES: readonly LoanStatus[] = [
  ...REPAYABLE_LOAN_STATUSES,
  'CHARGED_OFF',
];

/**
 * Loans without money that is out. It had been out of those whose payout came back: what came in then is the
 * borrower's, and what went back to them may be owed again.
 */
export const UNLENT_LOAN_STATUSES: readonly LoanStatus[] = [
  ...UNDISBURSED_LOAN_STATUSES,
  'CANCELLED',
];

export const PAYMENT_STATUSES = [
  'PENDING',
  'SETTLED',
  'POSTED',
  'FAILED',
  'RETURNED',
  'REVERSED',
] as const;
/**
 * `PENDING`: asked of the provider. `SETTLED`: the money has moved, and a repayment counts. `POSTED`:
 * it is in the books, and only now a loan begins by its payout. `FAILED`: the money has not moved and
 * will not. `RETURNED`: it had moved, and the bank took it back. `REVERSED`: it was taken down by
 * mistake and does not count.
 */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
