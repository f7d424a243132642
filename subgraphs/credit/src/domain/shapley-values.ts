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
): Float64Array {
  // What is no different adds nothing, whatever else has changed.
  const players = [...values.keys()].filter((index) => values[index] !== baseline[index]);
  const subsets = 2 ** players.length;
  const results = new Float64Array(subsets);
  const mixture = Float64Array.from(baseline);
  for (let subset = 0; subset < subsets; subset++) {
    for (let bit = 0; bit < players.length; bit++) {
      const index = players[bit] ?? 0;
      mixture[index] = ((subset >> bit) & 1 ? values[index] : baseline[index]) ?? Number.NaN;
    }
    results[subset] = f(mixture);
  }
  const weights = orderWeights(players.length);
  const added = new Float64Array(values.length);
  for (let bit = 0; bit < players.length; bit++) {
    added[players[bit] ?? 0] = averageGain(results, weights, bit);
  }
  return added;
}

/** What a value adds, averaged over all orders. */
function averageGain(results: Float64Array, weights: Float64Array, bit: number): number {
  let sum = 0;
  for (let subset = 0; subset < results.length; subset++) {
    if ((subset >> bit) & 1) continue;
    const gain = (results[subset | (1 << bit)] ?? 0) - (results[subset] ?? 0);
    sum += (weights[bitsOf(subset)] ?? 0) * gain;
  }
  return sum;
}

/** Share of the orders in which exactly one given subset of k comes before a given value. */
function orderWeights(n: number): Float64Array {
  const weights = new Float64Array(n);
  // k! (n − 1 − k)! ÷ n!, each from the one before.
  for (let k = 0; k < n; k++) weights[k] = k === 0 ? 1 / n : ((weights[k - 1] ?? 0) * k) / (n - k);
  return weights;
}

/** How many are in a set of bits. */
export function bitsOf(subset: number): number {
  let bits = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
