import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gte, isNull, lt } from 'drizzle-orm';
import type { ClearanceRepository } from '../app/ports.ts';
import { clearanceRequests } from './tables.ts';

export function createClearanceRepository(tx: Transaction): ClearanceRepository {
  return {
    async insert(request) {
      const made = await tx
        .insert(clearanceRequests)
        .values(request)
        .onConflictDoNothing()
        .returning({ requestId: clearanceRequests.requestId });
      return made.length === 1;
    },
    async waiting(userId) {
      return await tx
        .select()
        .from(clearanceRequests)
        .where(and(eq(clearanceRequests.userId, userId), isNull(clearanceRequests.answeredAt)))
        .orderBy(asc(clearanceRequests.requestedAt));
    },
    async levelsAsked(userId, since) {
      const rows = await tx
        .selectDistinct({ level: clearanceRequests.level })
        .from(clearanceRequests)
        .where(
          and(eq(clearanceRequests.userId, userId), gte(clearanceRequests.requestedAt, since)),
        );
      return rows.flatMap(({ level }) => level ?? []);
    },
    async answer(requestId, clearance, at) {
      await tx
        .update(clearanceRequests)
        .set({ ...clearance, answeredAt: at })
        .where(eq(clearanceRequests.requestId, requestId));
    },
    async overdue(before, limit) {
      const rows = await tx
        .selectDistinct({ userId: clearanceRequests.userId })
        .from(clearanceRequests)
        .where(and(isNull(clearanceRequests.answeredAt), lt(clearanceRequests.requestedAt, before)))
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
  };
}
