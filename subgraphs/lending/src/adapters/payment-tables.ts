import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CallbackKind, CallbackOutcome } from '../domain/payment-callback.ts';
import type { PayoutAccountStatus } from '../domain/payout-account.ts';
import { id, lending, moment } from './columns.ts';

/** `account`, `holder_name` and `refusal_reason` are encrypted; `account_hash` is keyed. */
export const payoutAccounts = lending.table(
  'payout_accounts',
  {
    id: id<'bank'>('id').primaryKey(),
    version: integer().notNull(),
    userId: id<'user'>('user_id').notNull(),
    account: text().notNull(),
    accountHash: text('account_hash').notNull(),
    holderName: text('holder_name'),
    status: text().$type<PayoutAccountStatus>().notNull(),
    refusalReason: text('refusal_reason'),
    createdAt: moment('created_at').notNull(),
    verifiedAt: moment('verified_at'),
    /** When the provider is asked about it again, while it is PENDING. */
    askAgainAt: moment('ask_again_at'),
  },
  (table) => [
    uniqueIndex('payout_accounts_once')
      .on(table.userId, table.accountHash)
      .where(sql`status <> 'REMOVED'`),
    index('payout_accounts_pending').on(table.askAgainAt).where(sql`status = 'PENDING'`),
    check('payout_accounts_verified', sql`status <> 'VERIFIED' or verified_at is not null`),
  ],
);

/**
 * Append-only: what the payment provider told, once for each of its callbacks, and what became of it.
 * `reason` is the free text of others and so encrypted; null where there is none.
 */
export const paymentCallbacks = lending.table(
  'payment_callbacks',
  {
    id: text().primaryKey(),
    /** The payment or payout account that it is about. */
    orderId: text('order_id').notNull(),
    userId: id<'user'>('user_id').notNull(),
    kind: text().$type<CallbackKind>().notNull(),
    reference: text().notNull(),
    code: text(),
    reason: text(),
    outcome: text().$type<CallbackOutcome>().notNull(),
    occurredAt: moment('occurred_at').notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (table) => [index().on(table.orderId, table.receivedAt)],
);

/**
 * What the simulated provider keeps of the orders that it did not answer for good at once. Of an
 * account it keeps the last digits, which tell it how to behave, and nothing else.
 */
export const simulatedOrders = lending.table(
  'simulated_orders',
  {
    id: text().notNull(),
    service: text().$type<'PAYOUT' | 'COLLECTION' | 'VERIFICATION'>().notNull(),
    ending: text().notNull(),
    acceptedAt: moment('accepted_at').notNull(),
    /** Callbacks of its plan that were delivered. */
    delivered: integer().notNull(),
    /** Tries at the next one that failed. */
    attempts: integer().notNull(),
    /** When the next one is sent; null: there is none. */
    nextAt: moment('next_at'),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('simulated_orders_next').on(table.nextAt).where(sql`next_at is not null`),
  ],
);
