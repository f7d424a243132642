import type { LocalDate } from './calendar.ts';
import { daysBetween } from './calendar.ts';

/** An instalment and what of it has been paid; minor units. */
export interface Instalment {
  readonly number: number;
  readonly dueOn: LocalDate;
  readonly interest: bigint;
  readonly principal: bigint;
  readonly paidInterest: bigint;
  readonly paidPrincipal: bigint;
}

/** The part of a payment that goes to one instalment; minor units. */
export interface Allocation {
  readonly number: number;
  readonly interest: bigint;
  readonly principal: bigint;
}

export function outstandingOf(instalments: readonly Instalment[]): {
  readonly interest: bigint;
  readonly principal: bigint;
} {
  return instalments.reduce(
    (sum, each) => ({
      interest: sum.interest + each.interest - each.paidInterest,
      principal: sum.principal + each.principal - each.paidPrincipal,
    }),
    { interest: 0n, principal: 0n },
  );
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/**
 * Spreads a payment over the instalments: the longest due first, in each interest before principal,
 * then those to come. Every unit of the amount is allocated.
 * @returns undefined where the amount is more than all that is outstanding
 */
export function allocatePayment(
  instalments: readonly Instalment[],
  amount: bigint,
): readonly Allocation[] | undefined {
  let left = amount;
  const allocations: Allocation[] = [];
  const inOrder = [...instalments].sort((a, b) => a.number - b.number);
  for (const each of inOrder) {
    const interest = smaller(left, each.interest - each.paidInterest);
    const principal = smaller(left - interest, each.principal - each.paidPrincipal);
    if (interest + principal > 0n) allocations.push({ number: each.number, interest, principal });
    left -= interest + principal;
  }
  return left === 0n ? allocations : undefined;
}

/** The instalments with allocations counted as paid. */
export function withPaid(
  instalments: readonly Instalment[],
  allocations: readonly Allocation[],
): readonly Instalment[] {
  return instalments.map((each) => {
    let { paidInterest, paidPrincipal } = each;
    for (const part of allocations) {
      if (part.number !== each.number) continue;
      paidInterest += part.interest;
      paidPrincipal += part.principal;
    }
    return { ...each, paidInterest, paidPrincipal };
  });
}

export function isSettled(instalment: Instalment): boolean {
  return (
    instalment.paidInterest === instalment.interest &&
    instalment.paidPrincipal === instalment.principal
  );
}

export const DELINQUENCY_BUCKETS = [
  'CURRENT',
  'DAYS_1_29',
  'DAYS_30_59',
  'DAYS_60_89',
  'DAYS_90_PLUS',
] as const;
export type DelinquencyBucket = (typeof DELINQUENCY_BUCKETS)[number];

export interface Delinquency {
  /** Days since the oldest instalment that is not paid in full fell due; 0 where none is. */
  readonly daysPastDue: number;
  readonly bucket: DelinquencyBucket;
  /** What was due before the day and is not paid, minor units. */
  readonly amountPastDue: bigint;
}

/** How late a loan is at a day. What falls due on that day is not late yet. */
export function delinquencyOn(instalments: readonly Instalment[], day: LocalDate): Delinquency {
  const late = instalments.filter((each) => each.dueOn < day && !isSettled(each));
  const oldest = late.map(({ dueOn }) => dueOn).sort()[0] ?? day;
  const daysPastDue = daysBetween(oldest, day);
  const { interest, principal } = outstandingOf(late);
  const index = daysPastDue === 0 ? 0 : Math.min(4, 1 + Math.floor(daysPastDue / 30));
  return {
    daysPastDue,
    bucket: DELINQUENCY_BUCKETS[index] ?? 'CURRENT',
    amountPastDue: interest + principal,
  };
}
