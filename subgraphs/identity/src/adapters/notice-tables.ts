import type { Id } from '@blockscore/ids';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, text } from 'drizzle-orm/pg-core';
import type { Notice, NoticeMailId } from '../domain/notice.ts';
import { identity, moment } from './columns.ts';

/**
 * What lending told somebody and is to be mailed: a row is what makes its mail be sent once. It holds
 * amounts, days and states, as the event does. `mail_id` is null while a partner's waits for its day.
 */
export const notices = identity.table(
  'notices',
  {
    id: text().$type<Id<'notice'>>().primaryKey(),
    userId: text('user_id').$type<Id<'user'>>(),
    partnerId: text('partner_id').$type<Id<'partner'>>(),
    notice: jsonb().$type<Omit<Notice, 'id'>>().notNull(),
    mailId: text('mail_id').$type<NoticeMailId>(),
    heardAt: moment('heard_at').notNull(),
  },
  (table) => [
    index().on(table.mailId, table.id),
    index('notices_waiting').on(table.partnerId).where(sql`mail_id is null`),
    index().on(table.heardAt),
    check('notices_recipient', sql`num_nonnulls(user_id, partner_id) = 1`),
  ],
);
