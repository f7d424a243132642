import { keyset, type Transaction } from '@blockscore/database';
import {
  and,
  countDistinct,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNull,
  notInArray,
  sql,
} from 'drizzle-orm';
import type { RefreshRepository, ScoreRefresh } from '../app/refresh-ports.ts';
import { creditScores, financialProfiles, restrictedPeople, scoreRefreshes } from './tables.ts';

const { explanation: _, ...outcomeColumns } = getTableColumns(creditScores);
const { version: __, ...refreshColumns } = getTableColumns(scoreRefreshes);

export function createRefreshRepository(tx: Transaction): RefreshRepository {
  const lockOpen = async (): Promise<ScoreRefresh | undefined> => {
    const [row] = await tx
      .select(refreshColumns)
      .from(scoreRefreshes)
      .where(isNull(scoreRefreshes.finishedAt))
      .limit(1)
      .for('update');
    return row;
  };
  // Of who restricted that, nothing is scored unasked.
  const unrestricted = notInArray(
    financialProfiles.userId,
    tx.select({ userId: restrictedPeople.userId }).from(restrictedPeople),
  );
  return {
    lockOpen,
    async begin(refresh) {
      // There is an index by which only one can be open: of two the second waits, then finds it.
      await tx.insert(scoreRefreshes).values(refresh).onConflictDoNothing();
      return (await lockOpen()) ?? refresh;
    },
    async save({ id, ...changes }) {
      await tx
        .update(scoreRefreshes)
        .set({ ...changes, version: sql`${scoreRefreshes.version} + 1` })
        .where(eq(scoreRefreshes.id, id));
    },
    async countPeople() {
      const [row] = await tx
        .select({ people: countDistinct(financialProfiles.userId) })
        .from(financialProfiles)
        .where(unrestricted);
      return row?.people ?? 0;
    },
    async find(id) {
      const [row] = await tx
        .select(refreshColumns)
        .from(scoreRefreshes)
        .where(eq(scoreRefreshes.id, id));
      return row;
    },
    async nextPeople(after, size) {
      const rows = await tx
        .selectDistinct({ userId: financialProfiles.userId })
        .from(financialProfiles)
        .where(and(unrestricted, after === null ? undefined : gt(financialProfiles.userId, after)))
        .orderBy(financialProfiles.userId)
        .limit(size);
      return rows.map(({ userId }) => userId);
    },
    async latestOutcomes(userIds) {
      if (userIds.length === 0) return new Map();
      const rows = await tx
        .selectDistinctOn([creditScores.userId], outcomeColumns)
        .from(creditScores)
        .where(inArray(creditScores.userId, [...userIds]))
        .orderBy(creditScores.userId, desc(creditScores.id));
      return new Map(rows.map((row) => [row.userId, row]));
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(scoreRefreshes.id, page);
      return await tx
        .select(refreshColumns)
        .from(scoreRefreshes)
        .where(where)
        .orderBy(orderBy)
        .limit(limit);
    },
  };
}
