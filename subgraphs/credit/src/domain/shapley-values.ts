/**
 * Exact baseline Shapley values (Sundararajan and Najmi, «The many Shapley values for model
 * explanation», 2020): what each value adds to f(values) − f(baseline), averaged over all orders
 * of putting the values in place of the baseline's. They add up to that difference, and a value
 * that equals the baseline's gets 0.
 * @param f evaluated for each of the 2^n mixtures; it must not keep the array it is given
 */
export function shapleyValues(
  f: (mixture: Float64Array) => number,
  values: Float64Array,
  baseline: Float64Array,
): readonly number[] {
  const n = values.length;
  const results = new Float64Array(2 ** n);
  const mixture = new Float64Array(n);
  for (let subset = 0; subset < results.length; subset++) {
    for (let i = 0; i < n; i++) {
      mixture[i] = ((subset >> i) & 1 ? values[i] : baseline[i]) ?? Number.NaN;
    }
    results[subset] = f(mixture);
  }
  const weights = orderWeights(n);
  return Array.from(values, (_, i) => {
    const bit = 1 << i;
    let sum = 0;
    for (let subset = 0; subset < results.length; subset++) {
      if (subset & bit) continue;
      const gain = (results[subset | bit] ?? 0) - (results[subset] ?? 0);
      sum += (weights[bitsOf(subset)] ?? 0) * gain;
    }
    return sum;
  });
}

/** Share of the orders in which exactly one given subset of k comes before a given value. */
function orderWeights(n: number): readonly number[] {
  const weights = [1 / n];
  // k! (n − 1 − k)! ÷ n!, each from the one before.
  for (let k = 1; k < n; k++) weights.push(((weights[k - 1] ?? 0) * k) / (n - k));
  return weights;
}

function bitsOf(subset: number): number {
  let bits = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
