import { idempotencyTable } from '@blockscore/database';
import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  pgSchema,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import type { AccountType, Side } from '../domain/account.ts';
import type { TransactionKind } from '../domain/posting.ts';
import type { Actor, Phase, VoidReason } from '../domain/transaction.ts';

export const ledger = pgSchema('ledger');

export const outbox = outboxTable(ledger);
export const inbox = inboxTable(ledger);
export const deadLetters = deadLetterTable(ledger);
export const idempotencyKeys = idempotencyTable(ledger);

/** A number of a database transaction that never comes again, as decimal text. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

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
    /** The least and the most that its balance may be on its normal side, in minor units. */
    leastMinor: bigint('least_minor', { mode: 'bigint' }),
    mostMinor: bigint('most_minor', { mode: 'bigint' }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    version: integer().notNull().default(1),
  },
  (table) => [
    unique('accounts_id_currency').on(table.id, table.currency),
    check(
      'accounts_type',
      sql`${table.type} in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')`,
    ),
    check('accounts_limit', sql`${table.leastMinor} <= ${table.mostMinor}`),
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
    /** `PENDING` only holds; `POST` and `VOID` say what became of one that was held. */
    phase: text().$type<Phase>().notNull().default('SINGLE'),
    resolves: text().$type<`txn_${string}`>().unique(),
    voidReason: text('void_reason').$type<VoidReason>(),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    /** Of those that were written all or none. */
    batchId: text('batch_id').$type<`batch_${string}`>(),
    /** Of the document behind it. */
    reference: text(),
    /** How many entries belong to it; the database holds it to that, so none is added later. */
    entryCount: smallint('entry_count').notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    /** The day that was asked for, where that one was closed; null where it is the effective one. */
    valueOn: date('value_on', { mode: 'string' }),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    /** Who wrote it; null of what was written before this was kept. */
    recordedByKind: text('recorded_by_kind').$type<Actor['kind']>(),
    recordedById: text('recorded_by_id'),
    /** The proposal that it comes of, where it took two people: see `journal_proposals`. */
    proposalId: text('proposal_id').$type<`proposal_${string}`>(),
    /** The database transaction that wrote it: tells what was there when balances were folded. */
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
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
    foreignKey({
      name: 'transactions_resolves',
      columns: [table.resolves],
      foreignColumns: [table.id],
    }),
    index('transactions_effective').on(table.effectiveOn, table.id),
    index('transactions_recorded').on(table.recordedAt),
    index('transactions_xid').on(table.xid, table.id),
    // Each in the order of a list that is narrowed by it.
    index('transactions_kind').on(table.kind, table.id),
    index('transactions_held').on(table.id).where(sql`${table.phase} in ('PENDING', 'VOID')`),
    index('transactions_proposal')
      .on(table.proposalId, table.id)
      .where(sql`${table.proposalId} is not null`),
    index('transactions_batch')
      .on(table.batchId, table.id)
      .where(sql`${table.batchId} is not null`),
    index('transactions_pending').on(table.expiresAt).where(sql`${table.phase} = 'PENDING'`),
    check('transactions_phase', sql`${table.phase} in ('SINGLE', 'PENDING', 'POST', 'VOID')`),
    check(
      'transactions_resolving',
      sql`(${table.phase} in ('POST', 'VOID')) = (${table.resolves} is not null)`,
    ),
    check(
      'transactions_void_reason',
      sql`(${table.phase} = 'VOID') = (${table.voidReason} is not null)
        and ${table.voidReason} in ('VOIDED', 'EXPIRED')`,
    ),
    check('transactions_expiry', sql`${table.expiresAt} is null or ${table.phase} = 'PENDING'`),
    check('transactions_reversing', sql`${table.reverses} is null or ${table.phase} = 'SINGLE'`),
    check(
      'transactions_recorded_by',
      sql`(${table.recordedByKind} is null) = (${table.recordedById} is null)
        and ${table.recordedByKind} in ('USER', 'PARTNER', 'SERVICE')`,
    ),
    check('transactions_amount', sql`${table.amountMinor} >= 0`),
    check(
      'transactions_entry_count',
      sql`case when ${table.phase} = 'VOID' then ${table.entryCount} = 0
        else ${table.entryCount} between 2 and 100 end`,
    ),
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
    check('entries_position', sql`${table.position} >= 0`),
  ],
);
