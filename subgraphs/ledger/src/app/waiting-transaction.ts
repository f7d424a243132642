import { newId } from '@blockscore/ids';
import { UNCONFIRMED } from '../domain/confirmations.ts';
import type { ChainTransaction } from './chain-ports.ts';

/** What sets one kind of transaction apart from another before anything of it is on the chain. */
export type TransactionContent = Pick<
  ChainTransaction,
  'kind' | 'commitment' | 'requiredConfirmations' | 'createdAt'
> &
  Partial<ChainTransaction>;

/** A transaction as it enters the queue for the chain: due at once, and nothing of it sent yet. */
export function waitingTransaction(content: TransactionContent): ChainTransaction {
  return {
    ...UNCONFIRMED,
    id: newId('ctx'),
    transactionId: null,
    anchorId: null,
    loanId: null,
    loanState: null,
    agreement: null,
    userId: null,
    leafCount: null,
    contractId: null,
    chain: null,
    sender: null,
    nonce: null,
    hash: null,
    settled: false,
    failures: 0,
    lastError: null,
    nextAttemptAt: content.createdAt,
    version: 1,
    ...content,
  };
}
