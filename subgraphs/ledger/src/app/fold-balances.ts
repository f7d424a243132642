import type { BookKeeping } from './book-ports.ts';

/** Transactions that one database transaction folds. */
const BATCH = 5_000;

/**
 * Adds what was posted since to the sums of days, until nothing is left that every reader sees. No
 * balance depends on it: what is not folded is summed when it is asked for, which takes longer.
 *
 * @returns how many transactions there were
 */
export function foldBalances(keeping: BookKeeping) {
  return async (): Promise<number> => {
    for (let total = 0; ; ) {
      const folded = await keeping.fold(BATCH);
      total += folded;
      if (folded === 0) return total;
    }
  };
}
