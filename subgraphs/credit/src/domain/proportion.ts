/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a rate lies with a confidence of 95 %, seen so many times of so many: Wilson's score interval,
 * which holds for few and for rates near 0 too. Of none it is everything.
 */
export function wilsonInterval(seen: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const rate = seen / of;
  const spread = Z ** 2 / of;
  const middle = rate + spread / 2;
  const half = Math.sqrt((rate * (1 - rate) + spread / 4) * spread);
  return {
    low: seen === 0 ? 0 : Math.max(0, (middle - half) / (1 + spread)),
    high: seen === of ? 1 : Math.min(1, (middle + half) / (1 + spread)),
  };
}
