import type { Transaction } from '@blockscore/database';
import { and, asc, count, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import type { NoticeRecipient, NoticeRepository } from '../app/notice-ports.ts';
import { notices } from './notice-tables.ts';

type Row = typeof notices.$inferSelect;

function recipientOf({ id, userId, partnerId }: Row): NoticeRecipient {
  if (userId !== null) return { userId };
  if (partnerId !== null) return { partnerId };
  throw new Error(`Notice ${id} is for nobody.`);
}

export function createNoticeRepository(tx: Transaction): NoticeRepository {
  return {
    async insert(recipient, { id, ...notice }, mailId, heardAt) {
      const rows = await tx
        .insert(notices)
        .values({ id, ...recipient, notice, mailId, heardAt })
        .onConflictDoNothing()
        .returning({ id: notices.id });
      return rows.length === 1;
    },
    async mailing(mailId, limit) {
      const of = eq(notices.mailId, mailId);
      const rows = await tx.select().from(notices).where(of).orderBy(asc(notices.id)).limit(limit);
      const [first] = rows;
      if (first === undefined) return undefined;
      const [all] = await tx.select({ count: count() }).from(notices).where(of);
      return {
        recipient: recipientOf(first),
        notices: rows.map(({ id, notice }) => ({ ...notice, id })),
        count: all?.count ?? rows.length,
      };
    },
    async waiting(after, limit) {
      const rows = await tx
        .selectDistinct({ id: notices.partnerId })
        .from(notices)
        .where(
          and(
            isNull(notices.mailId),
            isNotNull(notices.partnerId),
            after === undefined ? undefined : gt(notices.partnerId, after),
          ),
        )
        .orderBy(asc(notices.partnerId))
        .limit(limit);
      return rows.flatMap(({ id }) => id ?? []);
    },
    async gather(partnerId, mailId) {
      const gathered = await tx
        .update(notices)
        .set({ mailId })
        .where(and(eq(notices.partnerId, partnerId), isNull(notices.mailId)))
        .returning({ id: notices.id });
      return gathered.length;
    },
    async purge(before) {
      await tx.delete(notices).where(lt(notices.heardAt, before));
    },
  };
}
