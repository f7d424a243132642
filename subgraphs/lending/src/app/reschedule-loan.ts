import { err, ok } from '@blockscore/result';
import { addDays, addMonths } from '../domain/calendar.ts';
import { inputError, invalidState } from '../domain/errors.ts';
import { readDay } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { pauseOn, readInstalments } from '../domain/servicing/limits.ts';
import { type ServicingInput, serviceLoan } from './service-loan.ts';

export interface RescheduleLoanInput extends ServicingInput {
  readonly nextDueDate: string;
  /** Left out: as many as are left. */
  readonly instalments?: number | null | undefined;
}

/** Has the instalments to come fall due from another day on, in another number. [loans:service] */
export const rescheduleLoan = serviceLoan<RescheduleLoanInput>(
  'rescheduleLoan',
  { in: REPAYABLE_LOAN_STATUSES },
  ({ product, state, today }, input) => {
    const latest = addMonths(today, 12);
    const next = readDay(input.nextDueDate, 'nextDueDate', addDays(today, 1), latest);
    if (!next.ok) return err([next.error]);
    const left = state.instalments.filter(({ dueOn }) => dueOn > today);
    if (left.length === 0) {
      return invalidState('No instalment is to come: use restructureLoan.', 'loanId');
    }
    if (pauseOn(state, next.value) !== undefined) {
      const message = 'Nothing falls due in a pause: choose a day after it.';
      return err([inputError('DATE_INVALID', 'nextDueDate', message)]);
    }
    const count =
      input.instalments == null
        ? ok(null)
        : readInstalments(input.instalments, state, today, product);
    if (!count.ok) return err([count.error]);
    const body = {
      kind: 'RESCHEDULED',
      nextDueOn: next.value,
      instalments: count.value,
    } as const;
    return ok({ body, effectiveOn: today, weight: 0n });
  },
);
