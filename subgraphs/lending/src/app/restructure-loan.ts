import { Decimal } from '@blockscore/money';
import { err, ok } from '@blockscore/result';
import { addDays, addMonths } from '../domain/calendar.ts';
import { inputError } from '../domain/errors.ts';
import { readDay } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { pauseOn, readInstalments, readServicedRate } from '../domain/servicing/limits.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { payoffOf } from '../domain/servicing/payoff.ts';
import { type ServicingInput, serviceLoan } from './service-loan.ts';

export interface RestructureLoanInput extends ServicingInput {
  /** Percent a year; left out: as it is. */
  readonly annualRate?: string | null | undefined;
  readonly instalments: number;
  readonly nextDueDate: string;
}

/**
 * Makes all that is owed, what is past due included, the principal of a new plan: nothing is late any
 * more. [loans:service] A higher rate than before takes two officers.
 */
export const restructureLoan = serviceLoan<RestructureLoanInput>(
  'restructureLoan',
  { in: REPAYABLE_LOAN_STATUSES, wantsNote: true },
  ({ product, state, today }, input) => {
    const latest = addMonths(today, 12);
    const next = readDay(input.nextDueDate, 'nextDueDate', addDays(today, 1), latest);
    if (!next.ok) return err([next.error]);
    if (pauseOn(state, next.value) !== undefined) {
      const message = 'Nothing falls due in a pause: choose a day after it.';
      return err([inputError('DATE_INVALID', 'nextDueDate', message)]);
    }
    const rate =
      input.annualRate == null
        ? ok(new Decimal(state.annualRate))
        : readServicedRate(input.annualRate, product);
    if (!rate.ok) return err([rate.error]);
    const instalments = readInstalments(input.instalments, state, today, product);
    if (!instalments.ok) return err([instalments.error]);
    return ok({
      body: {
        kind: 'RESTRUCTURED',
        annualRate: rate.value.toString(),
        instalments: instalments.value,
        nextDueOn: next.value,
      },
      effectiveOn: today,
      weight: sumOf(payoffOf(state)),
      takesTwo: rate.value.gt(state.annualRate),
    });
  },
);
