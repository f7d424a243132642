/** EIP-1559 fees in wei per unit of gas. */
export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** What the chain asks now, in wei per unit of gas. */
export interface FeeMarket {
  readonly baseFeePerGas: bigint;
  readonly priorityFeePerGas: bigint;
}

/**
 * Fees for a first sending: room for the base fee to double, which takes at least six full blocks,
 * and never more than `cap`. Null when even the base fee is at or above the cap: it waits then.
 */
export function firstFees(market: FeeMarket, cap: bigint): Fees | null {
  if (market.baseFeePerGas >= cap) return null;
  const wanted = market.baseFeePerGas * 2n + market.priorityFeePerGas;
  const maxFeePerGas = wanted < cap ? wanted : cap;
  return { maxFeePerGas, maxPriorityFeePerGas: least(market.priorityFeePerGas, maxFeePerGas) };
}

/**
 * Fees for a replacement on the same nonce: nodes take one only if both fees rise by a tenth.
 * Null when that would pass the cap: the earlier one is sent again instead.
 */
export function replacementFees(before: Fees, market: FeeMarket, cap: bigint): Fees | null {
  const wanted = market.baseFeePerGas * 2n + market.priorityFeePerGas;
  const maxFeePerGas = greatest(raisedByTenth(before.maxFeePerGas), least(wanted, cap));
  const priority = greatest(raisedByTenth(before.maxPriorityFeePerGas), market.priorityFeePerGas);
  if (maxFeePerGas > cap || priority > maxFeePerGas) return null;
  return { maxFeePerGas, maxPriorityFeePerGas: priority };
}

/** At least ten per cent and at least one wei more; rounded up. */
function raisedByTenth(fee: bigint): bigint {
  return (fee * 11n + 9n) / 10n + (fee === 0n ? 1n : 0n);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function greatest(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
