import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gt, gte, isNotNull, isNull, lt } from 'drizzle-orm';
import type { ClearanceRepository, UserId } from '../app/ports.ts';
import { clearanceRequests } from './tables.ts';

export function createClearanceRepository(tx: Transaction): ClearanceRepository {
  return { ...requestsOn(tx), ...holdsOn(tx) };
}

/** Of a page of people in the order of their ids. */
const isAfter = (userId: UserId | undefined) =>
  userId === undefined ? undefined : gt(clearanceRequests.userId, userId);

function requestsOn(
  tx: Transaction,
): Pick<ClearanceRepository, 'insert' | 'waiting' | 'levelsAsked' | 'answer' | 'overdue'> {
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
    async overdue(before, after, limit) {
      const rows = await tx
        .selectDistinct({ userId: clearanceRequests.userId })
        .from(clearanceRequests)
        .where(
          and(
            isNull(clearanceRequests.answeredAt),
            isNull(clearanceRequests.heldAt),
            lt(clearanceRequests.requestedAt, before),
            isAfter(after),
          ),
        )
        .orderBy(asc(clearanceRequests.userId))
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
  };
}

function holdsOn(tx: Transaction): Pick<ClearanceRepository, 'hold' | 'heldOf' | 'held'> {
  return {
    async hold(requestId, at) {
      await tx
        .update(clearanceRequests)
        .set({ heldAt: at })
        .where(and(eq(clearanceRequests.requestId, requestId), isNull(clearanceRequests.heldAt)));
    },
    async heldOf(userId) {
      const rows = await tx
        .select()
        .from(clearanceRequests)
        .where(and(eq(clearanceRequests.userId, userId), isNull(clearanceRequests.answeredAt)))
        .orderBy(asc(clearanceRequests.requestedAt));
      return rows.flatMap(({ heldAt, ...row }) => (heldAt === null ? [] : [{ ...row, heldAt }]));
    },
    async held(after, limit) {
      const { userId, heldAt, answeredAt } = clearanceRequests;
      const rows = await tx
        .select({ userId })
        .from(clearanceRequests)
        .where(and(isNull(answeredAt), isNotNull(heldAt), isAfter(after)))
        .groupBy(userId)
        .orderBy(asc(userId))
        .limit(limit);
      return rows.map((row) => row.userId);
    },
  };
}
