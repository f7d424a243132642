import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { NotKnown } from '../domain/fraud/inputs.ts';
import type { TraceKind } from '../domain/fraud/marks.ts';
import type { FraudLevel } from '../domain/fraud/policy.ts';
import { compliance, moment } from './columns.ts';

const userId = () => text('user_id').$type<`user_${string}`>().notNull();
const applicationId = () => text('application_id').$type<`app_${string}`>().notNull();
const payoutAccountId = () => text('payout_account_id').$type<`bank_${string}`>();
const purpose = () => text().$type<'APPLICATION' | 'DISBURSEMENT'>().notNull();

/**
 * Questions to the other subgraphs about who applies. The private key and what each answered are
 * encrypted with the person's service key, and gone once all have answered and it is assessed, or a day
 * after it was asked. One that is not closed is waited for.
 */
export const fraudRequests = compliance.table(
  'fraud_requests',
  {
    requestId: text('request_id').$type<`req_${string}`>().primaryKey(),
    userId: userId(),
    applicationId: applicationId(),
    purpose: purpose(),
    /** Where the loan is to be paid to; null of an application, and of payouts from before it was kept. */
    payoutAccountId: payoutAccountId(),
    privateKey: text('private_key'),
    identity: text(),
    lending: text(),
    credit: text(),
    requestedAt: moment('requested_at').notNull(),
    closedAt: moment('closed_at'),
    /** How often judging it has failed. */
    tries: integer().notNull().default(0),
    /** Raised because it could not be judged. */
    alertId: text('alert_id').$type<`alert_${string}`>(),
  },
  (table) => [
    unique('fraud_requests_once')
      .on(table.applicationId, table.purpose, table.payoutAccountId)
      .nullsNotDistinct(),
    index().on(table.userId, table.requestedAt),
    index('fraud_requests_open').on(table.requestedAt).where(sql`closed_at is null`),
    index('fraud_requests_kept').on(table.requestedAt).where(sql`private_key is not null`),
  ],
);

/** What was seen of people, as keyed hashes of the subgraph that saw it; gone once they are erased. */
export const fraudTraces = compliance.table(
  'fraud_traces',
  {
    userId: userId(),
    kind: text().$type<TraceKind>().notNull(),
    mark: text().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    /** Of an account, as lending told it; null of other kinds, and of what was kept before it was told. */
    payoutAccountId: payoutAccountId(),
    isVerified: boolean('is_verified'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.kind, table.mark] }),
    // Whoever else has a mark, those seen last first.
    index().on(table.kind, table.mark, table.lastSeenAt, table.userId),
    // Those whose term has ended.
    index().on(table.lastSeenAt),
  ],
);

/** Accounts that the payment provider has verified since they were told; gone once their person is erased. */
export const verifiedAccounts = compliance.table(
  'verified_accounts',
  {
    payoutAccountId: text('payout_account_id').$type<`bank_${string}`>().primaryKey(),
    userId: userId(),
    verifiedAt: moment('verified_at').notNull(),
  },
  (table) => [index().on(table.userId)],
);

/** Append-only. `inputs` and `signals` are encrypted with the person's retention key. */
export const fraudAssessments = compliance.table(
  'fraud_assessments',
  {
    id: text().$type<`fraud_${string}`>().primaryKey(),
    userId: userId(),
    applicationId: applicationId(),
    purpose: purpose(),
    payoutAccountId: payoutAccountId(),
    policyVersion: text('policy_version').notNull(),
    policyDigest: text('policy_digest').notNull(),
    score: integer().notNull(),
    level: text().$type<FraudLevel>().notNull(),
    inputs: text(),
    signals: text(),
    notKnown: text('not_known').array().$type<NotKnown[]>().notNull(),
    alertId: text('alert_id').$type<`alert_${string}`>(),
    /** How long judging took, with what was looked up for it. */
    milliseconds: doublePrecision().notNull(),
    assessedAt: moment('assessed_at').notNull(),
    /** The one before, which was made without an answer that has come since. */
    supersedes: text().$type<`fraud_${string}`>(),
  },
  (table) => [
    // One is the first of its question, and each is superseded once at most.
    unique('fraud_assessments_once')
      .on(table.applicationId, table.purpose, table.payoutAccountId, table.supersedes)
      .nullsNotDistinct(),
    unique('fraud_assessments_supersedes').on(table.supersedes),
    index().on(table.userId, table.id),
    index().on(table.level, table.id),
    check('fraud_assessments_score', sql`${table.score} between 0 and 100`),
  ],
);
