import type { Decimal } from '@blockscore/money';

/**
 * Numbers with a fixed count of binary digits after the point, as integers: many times as fast as
 * decimals, and some ten digits more exact than those are at 40. None of them is negative.
 */
const PLACES = 160n;
export const ONE = 1n << PLACES;
const HALF = ONE / 2n;
const MOST_CERTAIN = 10n ** 18n;
/** Wider than what rounding on the way may have changed, in decimals or here. */
const DOUBT = ONE / MOST_CERTAIN;

export function fixed(whole: bigint): bigint {
  return whole << PLACES;
}

/** Cut off after the last place. */
export function fixedRatio(numerator: bigint, denominator: bigint): bigint {
  return (numerator << PLACES) / denominator;
}

/** Cut off after the last place. */
export function fixedOf(value: Decimal): bigint {
  const [whole = '0', decimals = ''] = value.toFixed().split('.');
  return fixedRatio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export function fixedProduct(one: bigint, other: bigint): bigint {
  return (one * other) >> PLACES;
}

/**
 * Rounded to whole numbers; undefined where it is so near to a half, or so large, that the decimals' own
 * rounding to 40 digits may decide.
 */
export function nearestWhole(value: bigint): bigint | undefined {
  const whole = value >> PLACES;
  if (whole < 0n || whole >= MOST_CERTAIN) return undefined;
  const above = BigInt.asUintN(160, value) - HALF;
  if (above > DOUBT) return whole + 1n;
  return above < -DOUBT ? whole : undefined;
}
