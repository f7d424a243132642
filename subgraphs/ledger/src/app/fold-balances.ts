import type { BookKeeping } from './book-ports.ts';

/** Transactions that one database transaction folds. */
const BATCH = 5_000;

/**
 * Adds what was posted since to the sums of days. A round ends with what is less than a batch, or when
 * the signal says so: what is posted meanwhile is for the next one. No balance depends on it: what is
 * not folded is summed when it is asked for, which takes longer.
 *
 * @returns a round, which tells how many transactions there were
 */
export function foldBalances(keeping: BookKeeping) {
  return async (signal?: AbortSignal): Promise<number> => {
    for (let total = 0; ; ) {
      const folded = await keeping.fold(BATCH);
      total += folded;
      if (folded < BATCH || signal?.aborted === true) return total;
    }
  };
}
