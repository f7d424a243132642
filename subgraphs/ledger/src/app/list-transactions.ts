import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { JournalEntry, LedgerTransaction } from '../domain/transaction.ts';
import type { BookReader, JournalFilter, PageRequest, TransactionFilter } from './ports.ts';
import { seesAll, seesLoans } from './visibility.ts';

/** Whether an id in a filter cannot be anything's, so that nothing can match. */
function matchesNothing(filter: TransactionFilter & JournalFilter): boolean {
  return (
    !idOr('user', filter.userId) ||
    !idOr('loan', filter.loanId) ||
    !idOr('acct', filter.accountId) ||
    !idOr('batch', filter.batchId) ||
    !idOr('txn', filter.transactionId)
  );
}

function idOr(
  prefix: 'user' | 'loan' | 'acct' | 'batch' | 'txn',
  text: string | undefined,
): boolean {
  return text === undefined || isId(prefix, text);
}

/** Whether it asks for what is of no loan ever: all of it would be looked through in vain. */
function isOfNoLoan({ kind, status }: TransactionFilter): boolean {
  const isStaffs = kind === 'JOURNAL' || kind === 'OPENING_CAPITAL';
  return isStaffs || status === 'PENDING' || status === 'VOIDED';
}

/** A page of the transactions that the caller may see: those of other borrowers simply are not there. */
export function listTransactions(books: BookReader) {
  return async (
    caller: Caller,
    filter: TransactionFilter,
    page: PageRequest,
  ): Promise<readonly LedgerTransaction[]> => {
    if (matchesNothing(filter)) return [];
    if (seesAll(caller)) return books.transactionPage(filter, page);
    if (seesLoans(caller)) {
      if (isOfNoLoan(filter)) return [];
      return books.transactionPage({ ...filter, ofLoans: true }, page);
    }
    const { userId = caller.id } = filter;
    if (!isSelf(caller, userId)) return [];
    return books.transactionPage({ ...filter, userId }, page);
  };
}

/** A page of the journal, for whom the shield lets through. */
export function listEntries(books: BookReader) {
  return async (filter: JournalFilter, page: PageRequest): Promise<readonly JournalEntry[]> =>
    matchesNothing(filter) ? [] : books.journalPage(filter, page);
}
