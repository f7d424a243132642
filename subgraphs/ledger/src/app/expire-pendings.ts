import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { voidOf } from '../domain/draft.ts';
import type { PostingPorts } from './ports.ts';
import { recordPosted } from './record-posted.ts';
import { writerOf } from './writer-of.ts';

/** Transactions that one database transaction lets go. */
const BATCH = 200;
/** So long ago, whatever was written with an earlier end is there to be seen. */
const MARGIN_MS = 3_600_000;

/**
 * Lets go what is held by transactions that have run out. The first run looks at all of them; later
 * ones only at those that ran out since shortly before the last. Several at once do it once. One that
 * the signal ends early leaves the rest to the next.
 *
 * @returns a run, which tells how many there were
 */
export function expirePendings(ports: Pick<PostingPorts, 'transact' | 'clock'>) {
  const caller = serviceCaller('ledger');
  let since = new Date(0);
  return async (signal?: AbortSignal): Promise<number> => {
    const until = ports.clock();
    for (let total = 0; ; ) {
      const found = await ports.transact(async (work) => {
        const expired = await work.books.expired(since, until, BATCH);
        if (expired.length === 0) return 0;
        // Before anything is written: whoever has the books alone must never wait for this one.
        await work.books.share([]);
        const signed = { recordedAt: ports.clock(), recordedBy: writerOf(caller) };
        const drafts = expired.map((held) =>
          voidOf(held.transaction, newId('txn'), 'EXPIRED', signed),
        );
        const added = await work.books.add(drafts);
        const voided = drafts.filter(({ transaction }) => added.has(transaction.id));
        await recordPosted(work, caller, voided);
        return expired.length;
      });
      total += found;
      if (found < BATCH) {
        since = new Date(until.getTime() - MARGIN_MS);
        return total;
      }
      if (signal?.aborted === true) return total;
    }
  };
}
