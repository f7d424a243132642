import { Decimal, type Money, minorDigits } from '@blockscore/money';

/** Round steps are taken so that there are at least as many down to half, where the amount has as many units. */
const AMOUNT_STEPS = 50n;

/**
 * Of all three kinds together, at the most: 190 utilizations, 125 amounts, 50 numbers of lines.
 */
export const MAXIMUM_STEPS = 365;

/**
 * Lower utilizations, the nearest first: whole percents, whole tens of percents above the limit.
 * Balances can be paid off, so all the way down to none.
 */
export function utilizationSteps(utilization: string): readonly string[] {
  const percent = new Decimal(utilization).times(100);
  const highest = percent.ceil().minus(1).toNumber();
  const steps: string[] = [];
  for (let at = highest; at >= 0; at -= 1) {
    if (at > 100 && at % 10 !== 0) continue;
    steps.push(new Decimal(at).div(100).toFixed());
  }
  return steps;
}

/**
 * Lower amounts a month in round steps, the nearest first, down to half: whoever pays rent or a
 * mortgage cannot bring it to nothing.
 */
export function amountSteps({ minor, currency }: Money): readonly Money[] {
  const unit = 10n ** BigInt(minorDigits(currency));
  const half = minor / 2n;
  const step = roundStep(half / unit / AMOUNT_STEPS) * unit;
  const steps: Money[] = [];
  const first = ((minor - 1n) / step) * step;
  for (let at = first; at >= half && at >= 0n && at < minor; at -= step) {
    steps.push({ minor: at, currency });
  }
  return steps;
}

/** Fewer open credit lines and loans, the nearest first, down to half of them. */
export function lineSteps(lines: number): readonly number[] {
  const lowest = Math.ceil(lines / 2);
  return Array.from({ length: lines - lowest }, (_, i) => lines - 1 - i);
}

/** The greatest of 1, 2, 5, 10, 20, 50 … that is not above; 1 where none is. */
function roundStep(atMost: bigint): bigint {
  let step = 1n;
  for (let power = 1n; power <= atMost; power *= 10n) {
    for (const digit of [1n, 2n, 5n]) if (digit * power <= atMost) step = digit * power;
  }
  return step;
}
