import { err, ok, type Result } from '@blockscore/result';
import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Decimal arithmetic for rates and accruals: 40 significant digits, half-even, never exponent
 * notation. A private copy, so that nothing else in the process can change its settings.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Decimal = InstanceType<typeof Decimal>;

const PLAIN_DECIMAL = /^-?\d{1,30}(\.\d{1,20})?$/;

/** Reads plain digits with an optional point ("12.5"); refuses exponents, blanks, signs like "+". */
export function parseDecimal(text: string): Result<Decimal, string> {
  return PLAIN_DECIMAL.test(text)
    ? ok(new Decimal(text))
    : err('Write a plain decimal number such as 12.5, without exponent or spaces.');
}

/** Rounds to a whole number of units, ties to the even neighbour (IEEE 754 roundTiesToEven). */
export function roundHalfEven(value: Decimal): bigint {
  return BigInt(value.toDecimalPlaces(0, DecimalJs.ROUND_HALF_EVEN).toFixed(0));
}

/** An amount in major units as minor units, ties to even: 1.005 with 2 digits is 100. */
export function toMinor(major: Decimal, digits: number): bigint {
  return roundHalfEven(major.times(new Decimal(10).pow(digits)));
}
