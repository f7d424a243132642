export type ChainStatus = 'PENDING' | 'CONFIRMING' | 'CONFIRMED';

/** A block by number and hash: the number alone may name another block after a reorganisation. */
export interface BlockRef {
  readonly number: number;
  readonly hash: string;
}

/** How far the chain has gone with one transaction. */
export interface ChainProgress {
  readonly status: ChainStatus;
  readonly confirmations: number;
  readonly block: BlockRef | null;
}

export const UNCONFIRMED: ChainProgress = { status: 'PENDING', confirmations: 0, block: null };

/**
 * What to tell about a transaction after looking at the chain, in order, one step for each
 * confirmation (the block that holds it is the first).
 *
 * @param before what was known
 * @param seen the canonical block that holds the transaction now, or null
 * @param head number of the newest block
 * @param required confirmations, ≥ 1, that make it CONFIRMED
 * @returns the steps since `before`; the last is the state now; none = nothing changed. Another
 *   block than before is a reorganisation: back to PENDING, then counted anew. In the same block
 *   the count never falls, even when the head does for a while.
 */
export function progressSteps(
  before: ChainProgress,
  seen: BlockRef | null,
  head: number,
  required: number,
): readonly ChainProgress[] {
  const steps: ChainProgress[] = [];
  let counted = before.confirmations;
  if (before.block !== null && before.block.hash !== seen?.hash) {
    steps.push(UNCONFIRMED);
    counted = 0;
  }
  if (seen === null) return steps;
  const depth = Math.min(head - seen.number + 1, required);
  for (let count = counted + 1; count <= depth; count += 1) {
    const status = count < required ? 'CONFIRMING' : 'CONFIRMED';
    steps.push({ status, confirmations: count, block: seen });
  }
  return steps;
}
