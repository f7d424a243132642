import { newId } from '@blockscore/ids';
import { UNCONFIRMED } from '../domain/confirmations.ts';
import type { Entry, LedgerTransaction } from '../domain/transaction.ts';
import type { ChainTransaction } from './chain-ports.ts';
import { commitmentOf } from './commitment.ts';
import type { PostingPorts, Work } from './ports.ts';

/** A transaction of the books with its entries. */
export interface Posted {
  readonly transaction: LedgerTransaction;
  readonly entries: readonly Entry[];
}

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
      const queued: ChainTransaction = {
        ...UNCONFIRMED,
        id: newId('ctx'),
        kind: 'COMMITMENT',
        transactionId: transaction.id,
        anchorId: null,
        commitment: commitmentOf(sha256, transaction, entries, salt),
        userId: transaction.userId,
        contractId: null,
        chain: null,
        sender: null,
        nonce: null,
        hash: null,
        requiredConfirmations,
        settled: false,
        failures: 0,
        lastError: null,
        nextAttemptAt: now,
        createdAt: now,
        version: 1,
      };
      return { transaction: queued, salt };
    }),
  );
}
