import { actorOf, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { UNCONFIRMED } from '../domain/confirmations.ts';
import {
  amountMoved,
  canonicalPosting,
  checkPosting,
  type Posting,
  type PostingErrorCode,
  type ResolvedLine,
} from '../domain/posting.ts';
import type { Entry, LedgerTransaction } from '../domain/transaction.ts';
import { commitmentOf } from './commitment.ts';
import type { PostingPorts, Work } from './ports.ts';

type PostingOutcome = Outcome<LedgerTransaction, PostingErrorCode>;

/**
 * Writes one posting into the books, once: asked again with the same posting id it answers with the
 * transaction that is there, and with a user error when the rest differs. A disbursement is also
 * put in the queue for the chain, in the same database transaction as the books.
 */
export function postTransaction(ports: PostingPorts) {
  return (caller: Caller, posting: Posting): Promise<PostingOutcome> =>
    ports.transact((work) => postWithin(ports, work, caller, posting));
}

/** The same within a transaction that does more. Writes nothing where it answers with an error. */
export async function postWithin(
  ports: PostingPorts,
  work: Work,
  caller: Caller,
  posting: Posting,
): Promise<PostingOutcome> {
  const lines = checkPosting(posting, await work.books.chart());
  if (!lines.ok) return lines;
  const transaction = newTransaction(ports, posting);
  const entries = entriesOf(transaction, lines.value);
  if (!(await work.books.add(transaction, entries))) return earlier(work, transaction);
  if (ports.chain !== null && posting.kind === 'DISBURSEMENT') {
    await enqueueCommitment(ports, work, transaction, entries, ports.chain);
  }
  await recordPosted(work, caller, posting, transaction);
  return ok(transaction);
}

async function recordPosted(
  work: Work,
  caller: Caller,
  posting: Posting,
  transaction: LedgerTransaction,
): Promise<void> {
  await work.events.record({
    type: 'ledger.transaction.posted',
    aggregate: { type: 'LedgerTransaction', id: transaction.id, version: 1 },
    audience: { subject: posting.userId, scopes: ['ledger:read', 'loans:read'] },
    actor: actorOf(caller),
    data: {
      transactionId: transaction.id,
      postingId: posting.postingId,
      kind: posting.kind,
      loanId: posting.loanId,
      paymentId: posting.paymentId,
      userId: posting.userId,
    },
  });
}

async function earlier(work: Work, wanted: LedgerTransaction): Promise<PostingOutcome> {
  const found = await work.books.byPostingId(wanted.postingId);
  if (found === null) {
    throw new Error(`Posting ${wanted.postingId} is taken but cannot be read: try again.`);
  }
  if (found.inputHash === wanted.inputHash) return ok(found);
  return fail(
    'POSTING_CONFLICT',
    'A posting with this id and other contents is in the books: give a new posting its own id.',
    ['postingId'],
  );
}

function newTransaction(ports: PostingPorts, posting: Posting): LedgerTransaction {
  return {
    id: newId('txn'),
    kind: posting.kind,
    postingId: posting.postingId,
    inputHash: ports.sha256(canonicalPosting(posting)),
    currency: posting.currency,
    amountMinor: amountMoved(posting.lines),
    effectiveOn: posting.effectiveOn,
    recordedAt: ports.clock(),
    status: 'POSTED',
    userId: posting.userId,
    partnerId: posting.partnerId,
    loanId: posting.loanId,
    paymentId: posting.paymentId,
    reverses: null,
  };
}

function entriesOf(
  transaction: LedgerTransaction,
  lines: readonly ResolvedLine[],
): readonly Entry[] {
  return lines.map(({ account, side, minor }, position) => ({
    id: newId('entry'),
    transactionId: transaction.id,
    accountId: account.id,
    accountCode: account.code,
    position,
    side,
    minor,
    currency: transaction.currency,
  }));
}

async function enqueueCommitment(
  ports: PostingPorts,
  work: Work,
  transaction: LedgerTransaction,
  entries: readonly Entry[],
  chain: { readonly requiredConfirmations: number },
): Promise<void> {
  const salt = ports.newSalt();
  await work.chain.enqueue(
    {
      ...UNCONFIRMED,
      id: newId('ctx'),
      kind: 'COMMITMENT',
      transactionId: transaction.id,
      commitment: commitmentOf(ports.sha256, transaction, entries, salt),
      userId: transaction.userId,
      contractId: null,
      chain: null,
      sender: null,
      nonce: null,
      hash: null,
      requiredConfirmations: chain.requiredConfirmations,
      settled: false,
      failures: 0,
      lastError: null,
      nextAttemptAt: transaction.recordedAt,
      createdAt: transaction.recordedAt,
      version: 1,
    },
    salt,
  );
}
