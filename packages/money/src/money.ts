import { err, ok, type Result } from '@blockscore/result';
import { type CurrencyCode, isCurrency, minorDigits } from './currency.ts';

/** An amount in whole minor units (cents) of one currency. Never a float. */
export interface Money {
  readonly minor: bigint;
  readonly currency: CurrencyCode;
}

/** The largest amount that is taken from outside: 10^15 minor units, well inside a Postgres bigint. */
const MAX_MINOR = 10n ** 15n;

/** More digits than any amount has, whatever its currency: it is well written, only too large. */
const TOO_LONG = /^-?[1-9]\d{18,}(?:\.\d{1,9})?$/;
const TOO_LARGE = 'The amount is larger than any that is accepted.';

export function money(minor: bigint, currency: CurrencyCode): Money {
  if (!isCurrency(currency)) minorDigits(currency);
  return { minor, currency };
}

export function zero(currency: CurrencyCode): Money {
  return money(0n, currency);
}

/**
 * Reads an amount in major units ("1234.50"). Refuses more digits than the currency has, since
 * silently rounding somebody's money is not for a parser to do.
 */
export function parseMoney(amount: string, currency: string): Result<Money, string> {
  if (!isCurrency(currency))
    return err(`${JSON.stringify(currency.slice(0, 8))} is not an ISO 4217 currency.`);
  if (TOO_LONG.test(amount)) return err(TOO_LARGE);
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/.exec(amount);
  if (match === null) return err('Write an amount such as 1234.50: digits and at most one point.');
  const digits = minorDigits(currency);
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (fraction.length > digits) return err(`${currency} has ${digits} digits after the point.`);
  const minor = BigInt(whole + fraction.padEnd(digits, '0'));
  if (minor > MAX_MINOR) return err(TOO_LARGE);
  return ok({ minor: sign === '-' ? -minor : minor, currency });
}

/** The amount in major units with all the currency's digits: "1234.50". */
export function formatAmount(value: Money): string {
  const digits = minorDigits(value.currency);
  const sign = value.minor < 0n ? '-' : '';
  const text = (value.minor < 0n ? -value.minor : value.minor).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function same(a: Money, b: Money): CurrencyCode {
  if (a.currency !== b.currency) {
    throw new RangeError(`Amounts in ${a.currency} and ${b.currency} cannot be combined.`);
  }
  return a.currency;
}

export function add(a: Money, b: Money): Money {
  return { minor: a.minor + b.minor, currency: same(a, b) };
}

export function subtract(a: Money, b: Money): Money {
  return { minor: a.minor - b.minor, currency: same(a, b) };
}

export function sum(values: readonly Money[], currency: CurrencyCode): Money {
  return values.reduce(add, zero(currency));
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  same(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

export function isNegative(a: Money): boolean {
  return a.minor < 0n;
}
