import { err, ok, type Result } from '@blockscore/result';
import type { LocalDate } from '../calendar.ts';
import { inputError, type LendingError } from '../errors.ts';
import type { LoanState, Pause } from './state.ts';

/** As many instalments as a loan may ever have. */
export const MOST_INSTALMENTS = 1_200;

/** A number of instalments to come; with those of before there are never more than the most. */
export function readInstalments(
  instalments: number,
  { instalments: planned }: Pick<LoanState, 'instalments'>,
  today: LocalDate,
): Result<number, LendingError> {
  const most = MOST_INSTALMENTS - planned.filter(({ dueOn }) => dueOn <= today).length;
  if (Number.isInteger(instalments) && instalments >= 1 && instalments <= most) {
    return ok(instalments);
  }
  return err(inputError('TERM_OUT_OF_RANGE', 'instalments', `Give 1 to ${most} instalments.`));
}

/** The pause that a day is in; undefined: none. */
export function pauseOn({ pauses }: Pick<LoanState, 'pauses'>, day: LocalDate): Pause | undefined {
  return pauses.find(({ from, until }) => from <= day && day <= until);
}
