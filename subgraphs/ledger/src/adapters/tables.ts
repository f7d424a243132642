import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  pgSchema,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import type { AccountType, Side } from '../domain/account.ts';
import type { TransactionKind } from '../domain/posting.ts';
import type { TransactionStatus } from '../domain/transaction.ts';

export const ledger = pgSchema('ledger');

export const outbox = outboxTable(ledger);
export const inbox = inboxTable(ledger);
export const deadLetters = deadLetterTable(ledger);

export const accounts = ledger.table(
  'accounts',
  {
    id: text().$type<`acct_${string}`>().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull(),
    type: text().$type<AccountType>().notNull(),
    normalSide: text('normal_side').$type<Side>().notNull(),
    currency: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('accounts_id_currency').on(table.id, table.currency),
    check(
      'accounts_type',
      sql`${table.type} in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')`,
    ),
    check('accounts_normal_side', sql`${table.normalSide} in ('DEBIT', 'CREDIT')`),
  ],
);

/**
 * The books. Rows are only ever added: triggers and missing grants refuse anything else, so what
 * changes about a transaction (its way to the chain) is kept in `chain_transactions`.
 */
export const transactions = ledger.table(
  'transactions',
  {
    id: text().$type<`txn_${string}`>().primaryKey(),
    kind: text().$type<TransactionKind>().notNull(),
    postingId: text('posting_id').notNull().unique(),
    inputHash: text('input_hash').notNull(),
    currency: text().notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    /** How many entries belong to it; the database holds it to that, so none is added later. */
    entryCount: smallint('entry_count').notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    status: text().$type<TransactionStatus>().notNull(),
    userId: text('user_id').$type<`user_${string}`>(),
    partnerId: text('partner_id').$type<`partner_${string}`>(),
    loanId: text('loan_id').$type<`loan_${string}`>(),
    paymentId: text('payment_id').$type<`pay_${string}`>(),
    reverses: text().$type<`txn_${string}`>().unique(),
  },
  (table) => [
    foreignKey({
      name: 'transactions_reverses',
      columns: [table.reverses],
      foreignColumns: [table.id],
    }),
    index('transactions_loan').on(table.loanId, table.id),
    index('transactions_user').on(table.userId, table.id),
    index('transactions_effective').on(table.effectiveOn),
    check('transactions_status', sql`${table.status} = 'POSTED'`),
    check('transactions_amount', sql`${table.amountMinor} >= 0`),
    check('transactions_entry_count', sql`${table.entryCount} >= 2`),
  ],
);

export const entries = ledger.table(
  'entries',
  {
    id: text().$type<`entry_${string}`>().primaryKey(),
    transactionId: text('transaction_id')
      .$type<`txn_${string}`>()
      .notNull()
      .references(() => transactions.id),
    accountId: text('account_id').$type<`acct_${string}`>().notNull(),
    position: smallint().notNull(),
    side: text().$type<Side>().notNull(),
    minor: bigint({ mode: 'bigint' }).notNull(),
    currency: text().notNull(),
  },
  (table) => [
    // An entry is in its account's currency.
    foreignKey({
      name: 'entries_account',
      columns: [table.accountId, table.currency],
      foreignColumns: [accounts.id, accounts.currency],
    }),
    unique('entries_place').on(table.transactionId, table.position),
    index('entries_account_id').on(table.accountId, table.id),
    check('entries_side', sql`${table.side} in ('DEBIT', 'CREDIT')`),
    check('entries_minor', sql`${table.minor} > 0`),
  ],
);
