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
  sql,
} from 'drizzle-orm';
import type { RefreshRepository, ScoreRefresh } from '../app/refresh-ports.ts';
import { isUnrestricted } from './privacy-repository.ts';
import { creditScores, financialProfiles, scoreRefreshes } from './tables.ts';

const { explanation: _, ...outcomeColumns } = getTableColumns(creditScores);
const { version: __, ...refreshColumns } = getTableColumns(scoreRefreshes);

export function createRefreshRepository(tx: Transaction): RefreshRepository {
  const conditions = conditionsOf(tx);
  return { ...runsOn(tx, conditions), ...peopleOn(tx, conditions) };
}

type Conditions = ReturnType<typeof conditionsOf>;

function conditionsOf(tx: Transaction) {
  const lockOpen = async (): Promise<ScoreRefresh | undefined> => {
    const [row] = await tx
      .select(refreshColumns)
      .from(scoreRefreshes)
      .where(isNull(scoreRefreshes.finishedAt))
      .limit(1)
      .for('update');
    return row;
  };
  return { lockOpen, unrestricted: isUnrestricted(financialProfiles.userId) };
}

function runsOn(
  tx: Transaction,
  { lockOpen }: Conditions,
): Pick<RefreshRepository, 'lockOpen' | 'begin' | 'save' | 'find' | 'list'> {
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
    async find(id) {
      const [row] = await tx
        .select(refreshColumns)
        .from(scoreRefreshes)
        .where(eq(scoreRefreshes.id, id));
      return row;
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

function peopleOn(
  tx: Transaction,
  { unrestricted }: Conditions,
): Pick<RefreshRepository, 'countPeople' | 'nextPeople' | 'latestOutcomes'> {
  return {
    async countPeople() {
      const [row] = await tx
        .select({ people: countDistinct(financialProfiles.userId) })
        .from(financialProfiles)
        .where(unrestricted);
      return row?.people ?? 0;
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
  };
}
