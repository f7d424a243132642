import type { Posted } from '../domain/draft.ts';
import { commitmentOf } from './commitment.ts';
import type { PostingPorts, Work } from './ports.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** Puts the commitments of transactions into the queue for the chain, each with a salt of its own. */
export async function enqueueCommitments(
  work: Work,
  { sha256, newSalt, clock }: Pick<PostingPorts, 'sha256' | 'newSalt' | 'clock'>,
  posted: readonly Posted[],
  requiredConfirmations: number,
): Promise<void> {
  const now = clock();
  await work.chain.enqueue(
    posted.map(({ transaction, entries }) => {
      const salt = newSalt();
      const queued = waitingTransaction({
        kind: 'COMMITMENT',
        transactionId: transaction.id,
        commitment: commitmentOf(sha256, transaction, entries, salt),
        userId: transaction.userId,
        requiredConfirmations,
        createdAt: now,
      });
      return { transaction: queued, salt };
    }),
  );
}
