import { actorOf, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import {
  amountMoved,
  canonicalPosting,
  checkPosting,
  type Posting,
  type PostingErrorCode,
  type ResolvedLine,
} from '../domain/posting.ts';
import type { Entry, LedgerTransaction } from '../domain/transaction.ts';
import { enqueueCommitments } from './enqueue-commitments.ts';
import type { PostingPorts, Work } from './ports.ts';

type PostingOutcome = Outcome<LedgerTransaction, PostingErrorCode>;

/**
 * Writes one posting into the books, once: asked again with the same posting id it answers with the
 * transaction that is there, and with a user error when the rest differs. A disbursement is also
 * put in the queue for the chain, in the same database transaction as the books. Writes nothing
 * where it answers with an error.
 */
export async function postTransaction(
  work: Work,
  ports: PostingPorts,
  caller: Caller,
  posting: Posting,
): Promise<PostingOutcome> {
  const lines = checkPosting(posting, await work.books.chart());
  if (!lines.ok) return lines;
  const transaction = newTransaction(ports, posting);
  const entries = entriesOf(transaction, lines.value);
  if (!(await work.books.add(transaction, entries))) return earlier(work, transaction);
  if (ports.chain !== null && posting.kind === 'DISBURSEMENT') {
    const { requiredConfirmations } = ports.chain;
    await enqueueCommitments(work, ports, [{ transaction, entries }], requiredConfirmations);
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
  const aggregate = { type: 'LedgerTransaction', id: transaction.id, version: 1 };
  if (posting.kind === 'OPENING_CAPITAL') {
    await work.events.record({
      type: 'ledger.capital.opened',
      aggregate,
      audience: { scopes: ['ledger:read'] },
      actor: actorOf(caller),
      data: { transactionId: transaction.id },
    });
    return;
  }
  const { postingId, kind, userId, loanId, paymentId } = posting;
  await work.events.record({
    type: 'ledger.transaction.posted',
    aggregate,
    audience: {
      ...(userId !== null && { subject: userId }),
      scopes: ['ledger:read', 'loans:read'],
    },
    actor: actorOf(caller),
    data: {
      transactionId: transaction.id,
      postingId,
      kind,
      ...(loanId !== null && { loanId }),
      ...(paymentId !== null && { paymentId }),
      ...(userId !== null && { userId }),
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
    valueOn: null,
    phase: 'SINGLE',
    resolves: null,
    voidReason: null,
    expiresAt: null,
    batchId: null,
    reference: null,
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
