import type { Database } from '@blockscore/database';
import { eq } from 'drizzle-orm';
import type { JournalEntry } from '../domain/transaction.ts';
import { accounts, entries, transactions } from './tables.ts';

/** Entries with what each needs to stand alone. */
export function journal(db: Database) {
  return db
    .select({
      id: entries.id,
      transactionId: entries.transactionId,
      accountId: entries.accountId,
      accountCode: accounts.code,
      accountName: accounts.name,
      position: entries.position,
      side: entries.side,
      minor: entries.minor,
      currency: entries.currency,
      effectiveOn: transactions.effectiveOn,
      recordedAt: transactions.recordedAt,
      userId: transactions.userId,
      loanId: transactions.loanId,
    } satisfies Record<keyof JournalEntry, unknown>)
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.accountId))
    .innerJoin(transactions, eq(transactions.id, entries.transactionId));
}
