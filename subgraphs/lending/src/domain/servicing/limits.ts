import { Decimal, formatAmount, money } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import type { LocalDate } from '../calendar.ts';
import { inputError, type LendingError } from '../errors.ts';
import { readRate } from '../input.ts';
import { type Product, rateRange } from '../product.ts';
import { mostInstalmentsIn } from '../term.ts';
import type { LoanState, Pause } from './state.ts';

/** As many instalments as a loan may ever have. */
export const MOST_INSTALMENTS = 1_200;

/**
 * Entries of a loan, beyond which only what ends it is taken, or takes another back. Twice as many as a loan
 * has that is repaid by the longest plan there is; each costs a step of every replay.
 */
export const MOST_ENTRIES = 2_500;

/** Says why a loan of so many entries takes no more; undefined where it does. */
export function entriesProblem(count: number, instead: string): LendingError | undefined {
  if (count < MOST_ENTRIES) return undefined;
  const message = `This loan has ${count} entries, and ${MOST_ENTRIES} are the most: ${instead}.`;
  return inputError('TOO_MANY_ENTRIES', 'loanId', message);
}

/**
 * A number of instalments to come: at most what the product's longest term comes to, and with those of
 * before never more than the most.
 */
export function readInstalments(
  instalments: number,
  { instalments: planned }: Pick<LoanState, 'instalments'>,
  today: LocalDate,
  { every, maxTermMonths }: Pick<Product, 'every' | 'maxTermMonths'>,
): Result<number, LendingError> {
  const passed = planned.filter(({ dueOn }) => dueOn <= today).length;
  const longest = mostInstalmentsIn(every, maxTermMonths);
  const most = Math.min(longest, MOST_INSTALMENTS - passed);
  if (Number.isInteger(instalments) && instalments >= 1 && instalments <= most) {
    return ok(instalments);
  }
  const why =
    most === longest
      ? `the product lends for at most ${maxTermMonths} months`
      : `a loan has at most ${MOST_INSTALMENTS}`;
  const message = `Give 1 to ${most} instalments to come: ${why}.`;
  return err(inputError('TERM_OUT_OF_RANGE', 'instalments', message));
}

/** A rate of percent a year up to the highest that the product declares. */
export function readServicedRate(text: string, product: Product): Result<Decimal, LendingError> {
  return readRate(text, new Decimal(0), rateRange(product).highest);
}

/**
 * Says where a fee takes the fees and penalties of a loan, late ones included, above what was lent; those
 * that were given up do not count. Undefined where it does not.
 */
export function feeProblem(
  { chargedFees, waived, disbursed }: Pick<LoanState, 'chargedFees' | 'waived' | 'disbursed'>,
  fee: bigint,
  currency: string,
): LendingError | undefined {
  const charged = chargedFees - waived.FEE - waived.PENALTY;
  if (charged + fee <= disbursed) return undefined;
  const left = charged < disbursed ? disbursed - charged : 0n;
  const [most, lent] = [left, disbursed].map((minor) => formatAmount(money(minor, currency)));
  const message = `All fees of a loan come to no more than was lent, which is ${lent} ${currency}: charge at most ${most} ${currency}.`;
  return inputError('AMOUNT_OUT_OF_RANGE', 'amount', message);
}

/** The pause that a day is in; undefined: none. */
export function pauseOn({ pauses }: Pick<LoanState, 'pauses'>, day: LocalDate): Pause | undefined {
  return pauses.find(({ from, until }) => from <= day && day <= until);
}
