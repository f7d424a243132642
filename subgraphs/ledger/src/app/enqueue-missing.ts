import { enqueueCommitments } from './enqueue-commitments.ts';
import type { PostingPorts } from './ports.ts';

/** Disbursements that one database transaction takes. */
const BATCH = 200;

/**
 * Puts the disbursements that were posted while the chain was switched off into the queue. Asked
 * again it finds none; killed halfway it goes on where it was.
 *
 * @returns how many there were
 */
export function enqueueMissing(ports: PostingPorts) {
  return async (): Promise<number> => {
    const { chain } = ports;
    if (chain === null) return 0;
    for (let total = 0; ; ) {
      const found = await ports.transact(async (work) => {
        const missing = await work.books.uncommittedDisbursements(BATCH);
        if (missing.length > 0) {
          await enqueueCommitments(work, ports, missing, chain.requiredConfirmations);
        }
        return missing.length;
      });
      total += found;
      if (found < BATCH) return total;
    }
  };
}
