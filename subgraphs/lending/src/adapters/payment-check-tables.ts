import { sql } from 'drizzle-orm';
import { index, text } from 'drizzle-orm/pg-core';
import type { Payment } from '../domain/loan.ts';
import type { PaymentCheckStatus } from '../domain/payment-check.ts';
import { id, lending, moment } from './columns.ts';
import { payments } from './loan-tables.ts';

/** What compliance was asked of payments before they move, and what it said. */
export const paymentChecks = lending.table(
  'payment_checks',
  {
    paymentId: id<'pay'>('payment_id')
      .primaryKey()
      .references(() => payments.id),
    loanId: id<'loan'>('loan_id').notNull(),
    direction: text().$type<Payment['direction']>().notNull(),
    status: text().$type<PaymentCheckStatus>().notNull(),
    askedAt: moment('asked_at').notNull(),
    patienceUntil: moment('patience_until').notNull(),
    decidedAt: moment('decided_at'),
    askedAgainAt: moment('asked_again_at'),
  },
  (table) => [
    index('payment_checks_unanswered').on(table.patienceUntil).where(sql`status = 'ASKED'`),
    index('payment_checks_held').on(table.askedAt).where(sql`status = 'HELD'`),
  ],
);
