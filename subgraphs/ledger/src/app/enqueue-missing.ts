import { enqueueCommitments } from './enqueue-commitments.ts';
import type { PostingPorts } from './ports.ts';
import { saltsFor } from './salts.ts';

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
        // Their leaves may have been made by another process, with salts that are kept.
        await work.leaves.lock('WAIT');
        const missing = await work.books.uncommittedDisbursements(BATCH);
        if (missing.length > 0) {
          const salted = await saltsFor(work, ports, missing);
          await enqueueCommitments(work, ports, salted, chain.requiredConfirmations);
        }
        return missing.length;
      });
      total += found;
      if (found < BATCH) return total;
    }
  };
}
