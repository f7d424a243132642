import { err, ok, type Result } from '@blockscore/result';
import { inputError, type LendingError, type LendingErrorCode } from './errors.ts';
import { type AmountInput, readAmount, readLine, readRate, readText } from './input.ts';

/** Takes what was read, or notes why it could not be and takes something in its place. */
export type Take = <T>(read: Result<T, LendingError>, otherwise: T) => T;

/** A whole number in a range, both ends included. */
export function readWhole(
  value: number,
  field: string,
  [least, most]: readonly [number, number],
  code: LendingErrorCode = 'INPUT_INVALID',
): Result<number, LendingError> {
  if (Number.isInteger(value) && value >= least && value <= most) return ok(value);
  return err(inputError(code, field, `Give a whole number from ${least} to ${most}.`));
}

/** Text that says something. */
export function readWords(text: string, field: string, most: number): Result<string, LendingError> {
  return required(readText(text, field, most), field, most);
}

/** The same on one line: what stands in lists, mails and the head of a contract. */
export function readName(text: string, field: string, most: number): Result<string, LendingError> {
  return required(readLine(text, field, most), field, most);
}

function required(
  read: Result<string | null, LendingError>,
  field: string,
  most: number,
): Result<string, LendingError> {
  if (!read.ok) return read;
  if (read.value !== null) return ok(read.value);
  return err(inputError('INPUT_INVALID', field, `Write 1 to ${most} characters.`));
}

/** An amount above zero in the lender's currency, minor units. */
export function readMinor(
  input: AmountInput,
  field: string,
  currency: string,
): Result<bigint, LendingError> {
  const read = readAmount(input, field);
  if (!read.ok) return read;
  if (read.value.currency === currency) return ok(read.value.minor);
  const message = `We lend in ${currency}.`;
  return err(inputError('CURRENCY_NOT_OFFERED', `${field}.currency`, message));
}

/** A percentage from 0 to 100 with at most 6 decimals. */
export function readPercent(text: string, field: string): Result<string, LendingError> {
  const read = readRate(text, undefined, undefined, field);
  if (read.ok && read.value.lte(100)) return ok(read.value.toFixed());
  const message = 'Give a percentage from 0 to 100 with at most 6 decimals.';
  return err(inputError('INPUT_INVALID', field, message));
}
