/** Element `i` of a list; a RangeError instead of a silent undefined that would spoil a sum. */
export function at<T>(
  list: { readonly [index: number]: T; readonly length: number },
  i: number,
): T {
  const value = list[i];
  if (value === undefined) throw new RangeError(`No element ${i} in a list of ${list.length}.`);
  return value;
}

/**
 * The same for the inner loops over floats, where one kind of list keeps it fast: NaN, which no
 * later step can hide, instead of an error.
 */
export function float(list: Float64Array, i: number): number {
  return list[i] ?? Number.NaN;
}

/** The logistic function: log-odds to probability. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * A number with as few decimals as possible in (low, high], so that an edge between two
 * neighbouring values reads well and still separates them: low < edge ≤ high.
 */
export function shortestBetween(low: number, high: number): number {
  for (let digits = -4; digits <= 12; digits++) {
    const unit = 10 ** Math.abs(digits);
    const edge = digits < 0 ? Math.floor(high / unit) * unit : Math.floor(high * unit) / unit;
    if (edge > low && edge <= high) return edge;
  }
  return high;
}

/** Rounded to so many significant digits: what is written to the model file. */
export function significant(value: number, digits = 6): number {
  return Number(value.toPrecision(digits));
}
