import { err, ok } from '@blockscore/result';
import { readDay } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { readServicedRate } from '../domain/servicing/limits.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { payoffOf } from '../domain/servicing/payoff.ts';
import { type ServicingInput, serviceLoan } from './service-loan.ts';
import { standOf } from './stand-of-loan.ts';

export interface ChangeLoanRateInput extends ServicingInput {
  /** Percent a year. */
  readonly annualRate: string;
  /** Left out: today. */
  readonly effectiveOn?: string | null | undefined;
}

/**
 * Has a loan earn another rate from a day on, at most the highest that its product declares; the
 * instalments to come change with it. [loans:service] A higher one than before takes two officers.
 */
export const changeLoanRate = serviceLoan<ChangeLoanRateInput>(
  'changeLoanRate',
  { in: REPAYABLE_LOAN_STATUSES, wantsNote: true },
  ({ loan, product, entries, state, today }, input) => {
    const rate = readServicedRate(input.annualRate, product);
    if (!rate.ok) return err([rate.error]);
    const earliest = loan.disbursedOn ?? today;
    const day = readDay(input.effectiveOn ?? today, 'effectiveOn', earliest, today);
    if (!day.ok) return err([day.error]);
    const before = standOf(loan, entries, { day: day.value })?.annualRate ?? state.annualRate;
    const takesTwo = rate.value.gt(before) || rate.value.gt(state.annualRate);
    const body = { kind: 'RATE_CHANGED', annualRate: rate.value.toString() } as const;
    return ok({ body, effectiveOn: day.value, weight: sumOf(payoffOf(state)), takesTwo });
  },
);
