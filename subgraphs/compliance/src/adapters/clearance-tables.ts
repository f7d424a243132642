import { sql } from 'drizzle-orm';
import { bigint, boolean, index, text } from 'drizzle-orm/pg-core';
import type { FraudLevel } from '../domain/fraud/policy.ts';
import type { KycStatus } from '../domain/kyc/assess.ts';
import type { Clearance } from '../domain/kyc/clearance.ts';
import type { KycLevel } from '../domain/kyc/level.ts';
import { compliance, moment } from './columns.ts';

/** What lending asked about people, and what it was answered. */
export const clearanceRequests = compliance.table(
  'clearance_requests',
  {
    requestId: text('request_id').primaryKey(),
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    purpose: text().$type<'APPLICATION' | 'DISBURSEMENT'>().notNull(),
    /** Null of questions from before it was kept. */
    applicationId: text('application_id').$type<`app_${string}`>(),
    /** Where the loan is to be paid to; null of an application, and where it was not told. */
    payoutAccountId: text('payout_account_id').$type<`bank_${string}`>(),
    requestedAt: moment('requested_at').notNull(),
    /** What the person would owe the lender in all. */
    amount: bigint({ mode: 'bigint' }),
    currency: text(),
    /** The level that it asks for; null of questions from before there were levels. */
    level: text().$type<KycLevel>(),
    kyc: text().$type<KycStatus>(),
    screening: text().$type<Clearance['screening']>(),
    cleared: boolean(),
    /** Null where nobody looked for fraud. */
    fraud: text().$type<FraudLevel>(),
    answeredAt: moment('answered_at'),
    /** Since when it waits for lists that can be relied on, and for nothing else. */
    heldAt: moment('held_at'),
  },
  (table) => [
    index().on(table.userId, table.requestedAt),
    index('clearance_requests_waiting').on(table.requestedAt).where(sql`answered_at is null`),
  ],
);
