import type { Posted } from '../domain/draft.ts';
import { disbursementCommitment } from './commitment.ts';
import type { PostingPorts, Work } from './ports.ts';
import type { Salted } from './salts.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** What was just posted, each with a salt of its own, which nobody else can have made. */
export function saltNew(
  { newSalt }: Pick<PostingPorts, 'newSalt'>,
  posted: readonly Posted[],
): readonly Salted[] {
  return posted.map((each) => ({
    posted: each,
    transactionId: each.transaction.id,
    salt: newSalt(),
    isNew: true,
  }));
}

/** Puts the commitments of transactions into the queue for the chain, and keeps their new salts. */
export async function enqueueCommitments(
  work: Work,
  { sha256, clock }: Pick<PostingPorts, 'sha256' | 'clock'>,
  salted: readonly Salted[],
  requiredConfirmations: number,
): Promise<void> {
  const now = clock();
  await work.chain.enqueue(
    salted.map(({ posted, transactionId, salt, isNew }) => {
      const queued = waitingTransaction({
        kind: 'COMMITMENT',
        transactionId,
        commitment: disbursementCommitment(sha256, posted, salt),
        userId: posted.transaction.userId,
        requiredConfirmations,
        createdAt: now,
      });
      return { transaction: queued, salt: isNew ? salt : null };
    }),
  );
}
