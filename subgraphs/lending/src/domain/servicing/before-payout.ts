import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../calendar.ts';
import type { ExcessUse, LoanContract } from './contract.ts';
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
  /** The payments that came in; what went back was of the oldest of them. */
  readonly held: readonly Held[];
}

export interface Held {
  readonly paymentId: Id<'pay'>;
  /** What is left of it. */
  readonly amount: bigint;
  readonly returned: bigint;
  readonly excess: ExcessUse;
}

/**
 * What came in against what went back, whichever was first: the borrower gives back what they owe by
 * paying it in.
 *
 * @param entries those that count and come before a payout, in their order
 */
export function beforehandOf(entries: readonly LoanEntry[]): Beforehand {
  let [credit, sent] = [0n, 0n];
  const held: Held[] = [];
  const bodies = entries.map(({ body }) => body);
  for (const body of bodies) if (body.kind === 'REFUNDED') sent += body.amount;
  let left = sent;
  for (const body of bodies) {
    if (body.kind !== 'REPAID') continue;
    const { paymentId, excess } = body;
    const returned = smaller(left, body.amount);
    left -= returned;
    credit += body.amount - returned;
    held.push({ paymentId, excess, returned, amount: body.amount - returned });
  }
  const uses = held.map(({ paymentId, amount, returned }) => {
    return { paymentId, parts: NO_PARTS, recovered: 0n, credit: amount + returned };
  });
  return { credit, refunded: sent - left, lent: left, uses, held };
}

/** How a loan stands at the end of a day by which its money is not out, or has come back. */
export function stateBeforePayout(
  { annualRate }: LoanContract,
  entries: readonly LoanEntry[],
  day: LocalDate,
): LoanState {
  const until = entries.filter(({ effectiveOn }) => effectiveOn <= day);
  const { credit, refunded, lent, uses } = beforehandOf(until);
  return {
    credit,
    refunded,
    uses,
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
