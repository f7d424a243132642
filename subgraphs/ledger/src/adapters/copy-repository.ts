import type { Transaction } from '@blockscore/database';
import { type CopyRepository, wholeSection } from '@blockscore/events';
import { asc, desc, eq } from 'drizzle-orm';
import { commitmentSalts } from './chain-tables.ts';
import { transactionLeaves } from './leaf-tables.ts';
import { accounts, entries, transactions } from './tables.ts';

/** The person's transactions with their entries, and what proves them: leaf and salt. */
export function createCopyRepository(tx: Transaction): CopyRepository {
  return {
    async of(userId) {
      return {
        transactions: await wholeSection('transactions', (limit) =>
          tx
            .select({
              id: transactions.id,
              kind: transactions.kind,
              phase: transactions.phase,
              amountMinor: transactions.amountMinor,
              currency: transactions.currency,
              effectiveOn: transactions.effectiveOn,
              recordedAt: transactions.recordedAt,
              loanId: transactions.loanId,
              paymentId: transactions.paymentId,
              commitment: transactionLeaves.commitment,
              salt: commitmentSalts.salt,
            })
            .from(transactions)
            .leftJoin(transactionLeaves, eq(transactionLeaves.transactionId, transactions.id))
            .leftJoin(commitmentSalts, eq(commitmentSalts.transactionId, transactions.id))
            .where(eq(transactions.userId, userId))
            .orderBy(desc(transactions.id))
            .limit(limit),
        ),
        entries: await wholeSection('entries', (limit) =>
          tx
            .select({
              transactionId: entries.transactionId,
              account: accounts.code,
              side: entries.side,
              minor: entries.minor,
              currency: entries.currency,
            })
            .from(entries)
            .innerJoin(accounts, eq(accounts.id, entries.accountId))
            .innerJoin(transactions, eq(transactions.id, entries.transactionId))
            .where(eq(transactions.userId, userId))
            .orderBy(asc(entries.transactionId), asc(entries.id))
            .limit(limit),
        ),
      };
    },
  };
}
