import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Posted } from '../domain/draft.ts';
import type { Work } from './ports.ts';

const PATH = ['input', 'transactionId'];

export function noSuchTransaction() {
  return fail('NOT_FOUND', 'There is no such transaction.', PATH);
}

/** Said of what another request resolved at the same moment as well. */
export function notPending() {
  return fail(
    'NOT_PENDING',
    'Nothing is held by this transaction any more: it was posted, voided or has expired.',
    PATH,
  );
}

/** A transaction that still holds what it was written with. */
export async function findHeld(
  work: Pick<Work, 'books'>,
  id: string,
): Promise<Outcome<Posted, 'NOT_FOUND' | 'NOT_PENDING'>> {
  const found = isId('txn', id) ? await work.books.posted(id) : null;
  if (found === null) return noSuchTransaction();
  if (found.transaction.phase !== 'PENDING') {
    return fail('NOT_PENDING', 'This transaction was never pending.', PATH);
  }
  const became = await work.books.resolutionOf(found.transaction.id);
  return became === null ? ok(found) : notPending();
}
