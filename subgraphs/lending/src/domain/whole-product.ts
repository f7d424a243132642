import type { Decimal } from '@blockscore/money';

/** A decimal as digits and the power of ten that they are divided by. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: bigint;
}

const MOST_CERTAIN = 10n ** 18n;

/**
 * A product rounded to whole numbers in integers, many times as fast as in decimals; undefined where
 * it is so near to a half that the decimals' own rounding to 40 digits may decide.
 */
export function wholeProduct({ digits, scale }: Exact, factor: bigint): bigint | undefined {
  const product = digits * factor;
  if (product < 0n) return undefined;
  const whole = product / scale;
  const twice = 2n * (product - whole * scale);
  const nearness = (twice > scale ? twice - scale : scale - twice) * MOST_CERTAIN;
  if (nearness <= scale || whole >= MOST_CERTAIN) return undefined;
  return twice > scale ? whole + 1n : whole;
}

/** The same number; not negative. */
export function exactly(rate: Decimal): Exact {
  const [whole = '0', decimals = ''] = rate.toFixed().split('.');
  return { digits: BigInt(whole + decimals), scale: 10n ** BigInt(decimals.length) };
}
