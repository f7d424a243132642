import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { NoticeFacts, NoticeKind } from '../domain/notice.ts';
import { applications } from './application-tables.ts';
import { id, lending, moment } from './columns.ts';
import { loans } from './loan-tables.ts';

/**
 * What people and partners were told, each once for an occasion: only `read_at` ever changes. `facts`
 * hold amounts, days and states; who somebody is and where they get mail is known to identity alone.
 */
export const notices = lending.table(
  'notices',
  {
    id: id<'notice'>('id').primaryKey(),
    userId: id<'user'>('user_id'),
    partnerId: id<'partner'>('partner_id'),
    kind: text().$type<NoticeKind>().notNull(),
    applicationId: id<'app'>('application_id')
      .notNull()
      .references(() => applications.id),
    loanId: id<'loan'>('loan_id').references(() => loans.id),
    occasion: text().notNull(),
    facts: jsonb().$type<NoticeFacts>().notNull(),
    mailed: boolean().notNull(),
    issuedAt: moment('issued_at').notNull(),
    readAt: moment('read_at'),
  },
  (table) => [
    uniqueIndex('notices_once').on(
      sql`coalesce(user_id, partner_id)`,
      table.kind,
      sql`coalesce(loan_id, application_id)`,
      table.occasion,
    ),
    index().on(table.userId, table.id),
    index().on(table.partnerId, table.id),
    index().on(table.applicationId, table.id),
    check('notices_recipient', sql`num_nonnulls(user_id, partner_id) = 1`),
  ],
);

/** What somebody chose; of a kind that is not here they get mails. */
export const noticePreferences = lending.table(
  'notice_preferences',
  {
    userId: id<'user'>('user_id').notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    channel: text().$type<'EMAIL'>().notNull(),
    enabled: boolean().notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.channel] })],
);
