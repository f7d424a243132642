import { keyset, type Transaction } from '@blockscore/database';
import { type Id, newId } from '@blockscore/ids';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { NoticeReader, NoticeRepository } from '../app/notice-ports.ts';
import type { Clock } from '../app/ports.ts';
import type { Notice, NoticeKind } from '../domain/notice.ts';
import { noticePreferences, notices } from './notice-tables.ts';
import { createReminderQueries } from './reminder-queries.ts';

const byIds = (ids: readonly Id<'notice'>[]) => inArray(notices.id, [...ids]);

function whereRead(reader: NoticeReader) {
  if ('userId' in reader) return eq(notices.userId, reader.userId as Id<'user'>);
  if ('partnerId' in reader) return eq(notices.partnerId, reader.partnerId as Id<'partner'>);
  return eq(notices.applicationId, reader.applicationId);
}

export type NoticeRow = typeof notices.$inferInsert & { readonly id: Notice['id'] };

export function toNoticeRows(
  all: Parameters<NoticeRepository['insert']>[0],
  issuedAt: Date,
): readonly NoticeRow[] {
  return all.map(({ recipient, ...notice }) => ({
    ...notice,
    id: newId('notice'),
    userId: 'userId' in recipient ? recipient.userId : null,
    partnerId: 'partnerId' in recipient ? recipient.partnerId : null,
    issuedAt,
  }));
}

/** Gives those that nobody was told of before. */
export async function insertNotices(
  tx: Transaction,
  rows: readonly NoticeRow[],
): Promise<readonly Notice[]> {
  return await tx
    .insert(notices)
    .values([...rows])
    .onConflictDoNothing()
    .returning();
}

export function createNoticeRepository(tx: Transaction, clock: Clock): NoticeRepository {
  return {
    ...createReminderQueries(tx),
    async insert(all) {
      return all.length === 0 ? [] : await insertNotices(tx, toNoticeRows(all, clock()));
    },
    async findMany(ids) {
      return await tx.select().from(notices).where(byIds(ids));
    },
    async list(reader, unreadOnly, page) {
      const { where, orderBy, limit } = keyset(notices.id, page);
      const unread = unreadOnly ? isNull(notices.readAt) : undefined;
      return await tx
        .select()
        .from(notices)
        .where(and(whereRead(reader), unread, where))
        .orderBy(orderBy)
        .limit(limit);
    },
    async markRead(ids) {
      const unread = and(byIds(ids), isNull(notices.readAt));
      await tx.update(notices).set({ readAt: clock() }).where(unread);
      return await tx.select().from(notices).where(byIds(ids)).orderBy(desc(notices.id));
    },
    async switchedOff(userIds) {
      const rows = await tx
        .select({ userId: noticePreferences.userId, kind: noticePreferences.kind })
        .from(noticePreferences)
        .where(
          and(
            inArray(noticePreferences.userId, [...userIds]),
            eq(noticePreferences.channel, 'EMAIL'),
            eq(noticePreferences.enabled, false),
          ),
        )
        .orderBy(asc(noticePreferences.userId));
      const off = new Map<Id<'user'>, Set<NoticeKind>>();
      for (const { userId, kind } of rows) {
        off.set(userId, (off.get(userId) ?? new Set()).add(kind));
      }
      return off;
    },
    async setPreference(userId, kind, enabled) {
      const changedAt = clock();
      await tx
        .insert(noticePreferences)
        .values({ userId, kind, channel: 'EMAIL', enabled, changedAt })
        .onConflictDoUpdate({
          target: [noticePreferences.userId, noticePreferences.kind, noticePreferences.channel],
          set: { enabled, changedAt },
          setWhere: sql`${noticePreferences.enabled} <> excluded.enabled`,
        });
    },
  };
}
