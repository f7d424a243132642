import {
  Decimal,
  hasVisibleText,
  holdsCardNumber,
  type Money,
  money,
  parseDecimal,
  parseMoney,
} from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';
import { ibanProblem } from './account-number.ts';
import { isCalendarDay, type LocalDate } from './calendar.ts';
import { inputError, type LendingError } from './errors.ts';

/** Readers of what comes from outside: each gives the value, or the error that names its field. */
type Read<T> = Result<T, LendingError>;

export interface AmountInput {
  readonly amount: string;
  readonly currency: string;
}

/** An amount above zero. */
export function readAmount(input: AmountInput, field = 'amount'): Read<Money> {
  const parsed = parseMoney(input.amount, input.currency);
  if (!parsed.ok) return err(inputError('AMOUNT_INVALID', field, parsed.error));
  if (parsed.value.minor <= 0n) {
    return err(inputError('AMOUNT_INVALID', field, 'The amount must be above zero.'));
  }
  return ok(money(parsed.value.minor, parsed.value.currency));
}

/** An amount above zero in the currency of a loan. */
export function readAmountIn(currency: string, input: AmountInput, field = 'amount'): Read<Money> {
  const amount = readAmount(input, field);
  if (!amount.ok || amount.value.currency === currency) return amount;
  const message = `This loan is in ${currency}.`;
  return err(inputError('CURRENCY_NOT_OFFERED', `${field}.currency`, message));
}

/** Text without control characters and numbers of payment cards; of which nothing can be seen counts as none. */
export function readText(
  text: string | null | undefined,
  field: string,
  maximum: number,
): Read<string | null> {
  const trimmed = (text ?? '').trim();
  if (!hasVisibleText(trimmed)) return ok(null);
  if (trimmed.length > maximum) {
    return err(inputError('INPUT_INVALID', field, `Use at most ${maximum} characters.`));
  }
  if (/\p{Cc}/u.test(trimmed.replace(/[\t\r\n]/g, ''))) {
    return err(inputError('INPUT_INVALID', field, 'Use no control characters.'));
  }
  if (holdsCardNumber(trimmed)) return err(inputError('INPUT_INVALID', field, NO_CARDS));
  return ok(trimmed);
}

/** The same on one line: a tab and the end of a line are control characters, too. */
export function readLine(
  text: string | null | undefined,
  field: string,
  maximum: number,
): Read<string | null> {
  const read = readText(text, field, maximum);
  if (!read.ok || read.value === null || !/\p{Cc}/u.test(read.value)) return read;
  return err(inputError('INPUT_INVALID', field, 'Write one line, without tabs.'));
}

const NO_CARDS = 'Leave out the number of the payment card: the last four digits are enough.';

/** A rate a year in percent, within bounds that may be the product's. */
export function readRate(
  text: string,
  lowest: Decimal = new Decimal(0),
  highest: Decimal = new Decimal(1000),
  field = 'annualRate',
): Read<Decimal> {
  const parsed = parseDecimal(text);
  if (!parsed.ok) return err(inputError('RATE_OUT_OF_RANGE', field, parsed.error));
  if (parsed.value.lt(lowest) || parsed.value.gt(highest)) {
    const range = `${lowest.toString()} to ${highest.toString()} percent`;
    return err(inputError('RATE_OUT_OF_RANGE', field, `The rate must be ${range} a year.`));
  }
  if (parsed.value.decimalPlaces() > 6) {
    return err(inputError('RATE_OUT_OF_RANGE', field, 'A rate has at most 6 decimals.'));
  }
  return ok(parsed.value);
}

/** A day from `earliest` to `latest`, both included. */
export function readDay(
  text: string,
  field: string,
  earliest: LocalDate,
  latest: LocalDate,
): Read<LocalDate> {
  if (!isCalendarDay(text) || text < earliest || text > latest) {
    return err(inputError('DATE_INVALID', field, `Give a day from ${earliest} to ${latest}.`));
  }
  return ok(text);
}

/** An IBAN or an account number as it is handed to the payment provider: letters and digits only. */
export function readAccount(text: string, field = 'payoutAccount'): Read<string> {
  const account = text.slice(0, 100).replace(/[\s-]/g, '').toUpperCase();
  if (text.length > 100 || !/^[A-Z0-9]{4,34}$/.test(account)) {
    const message = 'Give an IBAN or account number: 4 to 34 letters and digits.';
    return err(inputError('PAYOUT_ACCOUNT_INVALID', field, message));
  }
  if (holdsCardNumber(account)) {
    const message = 'This is the number of a payment card: give the IBAN or number of an account.';
    return err(inputError('PAYOUT_ACCOUNT_INVALID', field, message));
  }
  const problem = ibanProblem(account);
  if (problem !== undefined) return err(inputError('PAYOUT_ACCOUNT_INVALID', field, problem));
  return ok(account);
}
