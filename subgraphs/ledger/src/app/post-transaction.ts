import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Posting, PostingErrorCode } from '../domain/posting.ts';
import type { Actor, LedgerTransaction } from '../domain/transaction.ts';
import type { PostingPorts, Work } from './ports.ts';
import { hashOf, writePostings } from './write-postings.ts';

type PostingOutcome = Outcome<LedgerTransaction, PostingErrorCode>;

/**
 * Writes one posting into the books, once: asked again with the same posting id it answers with the
 * transaction that is there, and with a user error when the rest differs. What is asked for a closed
 * day counts on the first one that is open, and keeps the day that was asked for. Writes nothing where
 * it answers with an error.
 *
 * @param askedBy who asked for it, where that is not the caller
 */
export async function postTransaction(
  work: Work,
  ports: PostingPorts,
  caller: Caller,
  posting: Posting,
  askedBy?: Actor,
): Promise<PostingOutcome> {
  const outcome = await writePostings(work, ports, caller, [posting], {
    closedDay: 'MOVE',
    ...(askedBy !== undefined && { askedBy }),
  });
  if (outcome.ok) {
    const [added] = outcome.value;
    if (added !== undefined) return ok(added.transaction);
  }
  // It may have been posted before an account was closed or its limit reached.
  const earlier = await work.books.byPostingId(posting.postingId);
  if (earlier === null) {
    if (!outcome.ok) return outcome;
    throw new Error(`Posting ${posting.postingId} is taken but cannot be read: try again.`);
  }
  if (earlier.inputHash === hashOf(ports, posting)) return ok(earlier);
  if (!outcome.ok) return outcome;
  return fail(
    'POSTING_CONFLICT',
    'A posting with this id and other contents is in the books: give a new posting its own id.',
    ['postingId'],
  );
}
