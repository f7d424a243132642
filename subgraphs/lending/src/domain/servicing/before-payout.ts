import type { LocalDate } from '../calendar.ts';
import type { LoanContract } from './contract.ts';
import type { LoanEntry } from './entries.ts';
import { smaller } from './life.ts';
import { NO_PARTS } from './parts.ts';
import type { LoanState, PaymentUse } from './state.ts';

/**
 * What had moved before a loan begins, or begins anew: its payout came back after somebody had repaid
 * something. Minor units.
 */
export interface Beforehand {
  /** What came in: the borrower's. */
  readonly credit: bigint;
  /** What of that went back. */
  readonly refunded: bigint;
  /** What went back without having come in, because the payment was taken back since: it is owed. */
  readonly lent: bigint;
  readonly uses: readonly PaymentUse[];
}

/**
 * What came in against what went back, whichever was first: the borrower gives back what they owe by
 * paying it in.
 *
 * @param entries those that count and come before a payout, in their order
 */
export function beforehandOf(entries: readonly LoanEntry[]): Beforehand {
  let [received, sent] = [0n, 0n];
  const uses: PaymentUse[] = [];
  for (const { body } of entries) {
    if (body.kind === 'REPAID') {
      const { paymentId, amount } = body;
      received += amount;
      uses.push({ paymentId, parts: NO_PARTS, recovered: 0n, credit: amount });
    } else if (body.kind === 'REFUNDED') sent += body.amount;
  }
  const refunded = smaller(sent, received);
  return { credit: received - refunded, refunded, lent: sent - refunded, uses };
}

/** How a loan stands at the end of a day by which its money is not out, or has come back. */
export function stateBeforePayout(
  { annualRate }: LoanContract,
  entries: readonly LoanEntry[],
  day: LocalDate,
): LoanState {
  const until = entries.filter(({ effectiveOn }) => effectiveOn <= day);
  const { lent, ...beforehand } = beforehandOf(until);
  return {
    ...beforehand,
    day,
    status: until.some(({ body }) => body.kind === 'CANCELLED')
      ? 'CANCELLED'
      : 'PENDING_DISBURSEMENT',
    disbursed: lent,
    annualRate,
    instalments: [],
    earnedInterest: 0n,
    accrual: { base: 0n, period: null, overdue: null },
    paid: NO_PARTS,
    waived: NO_PARTS,
    chargedFees: 0n,
    capitalised: NO_PARTS,
    chargedOff: null,
    recovered: 0n,
    pauses: [],
    daysPastDue: 0,
    pastDue: NO_PARTS,
    changesOn: null,
  };
}
