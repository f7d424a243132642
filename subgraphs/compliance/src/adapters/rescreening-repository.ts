import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { RescreeningRepository } from '../app/screening-ports.ts';
import { readCustomers } from './customer-reader.ts';
import { contentHashesOf, deltaBetween } from './list-delta.ts';
import { rescreeningFailures, rescreenings, screenings } from './tables.ts';

/** Comparisons of all customers that are shown of one day. */
const MOST_OF_A_DAY = 200;

export function createRescreeningRepository(tx: Transaction, vault: Vault): RescreeningRepository {
  return { ...runsOn(tx), ...historyOn(tx), ...customersOn(tx, vault) };
}

function runsOn(
  tx: Transaction,
): Pick<RescreeningRepository, 'lockOpen' | 'begin' | 'save' | 'fail'> {
  return {
    async lockOpen() {
      const [row] = await tx
        .select()
        .from(rescreenings)
        .where(isNull(rescreenings.endedAt))
        .for('update');
      return row;
    },
    async begin(run) {
      const values = {
        ...run,
        versionIds: [...run.versionIds],
        baseVersionIds: run.baseVersionIds === null ? null : [...run.baseVersionIds],
      };
      const made = await tx
        .insert(rescreenings)
        .values(values)
        .onConflictDoNothing()
        .returning({ id: rescreenings.id });
      return made.length === 1 ? run : undefined;
    },
    async save({ id, version, place, compared, changed, hits, failed, endedAt, end }) {
      const saved = await tx
        .update(rescreenings)
        .set({ version, place, compared, changed, hits, failed, endedAt, end })
        .where(
          and(
            eq(rescreenings.id, id),
            eq(rescreenings.version, version - 1),
            isNull(rescreenings.endedAt),
          ),
        )
        .returning({ id: rescreenings.id });
      return saved.length === 1;
    },
    async fail(id, userIds) {
      if (userIds.length === 0) return;
      await tx
        .insert(rescreeningFailures)
        .values(userIds.map((userId) => ({ runId: id, userId })))
        .onConflictDoNothing();
    },
  };
}

function historyOn(
  tx: Transaction,
): Pick<RescreeningRepository, 'find' | 'latestFinished' | 'latestDaily' | 'list' | 'during'> {
  return {
    async find(ids) {
      const rows = await tx
        .select()
        .from(rescreenings)
        .where(inArray(rescreenings.id, [...ids]));
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    },
    async latestFinished() {
      const [row] = await tx
        .select()
        .from(rescreenings)
        .where(eq(rescreenings.end, 'FINISHED'))
        .orderBy(desc(rescreenings.beganAt), desc(rescreenings.id))
        .limit(1);
      return row;
    },
    async latestDaily() {
      const [row] = await tx
        .select()
        .from(rescreenings)
        .where(eq(rescreenings.cause, 'DAILY'))
        .orderBy(desc(rescreenings.beganAt), desc(rescreenings.id))
        .limit(1);
      return row;
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(rescreenings.id, page);
      return await tx.select().from(rescreenings).where(where).orderBy(orderBy).limit(limit);
    },
    async during(from, to, userId) {
      const rows = await tx
        .select({ run: rescreenings, failure: rescreeningFailures.runId })
        .from(rescreenings)
        .leftJoin(
          rescreeningFailures,
          and(
            eq(rescreeningFailures.runId, rescreenings.id),
            eq(rescreeningFailures.userId, userId),
          ),
        )
        .where(
          and(
            lt(rescreenings.beganAt, to),
            or(isNull(rescreenings.endedAt), gte(rescreenings.endedAt, from)),
          ),
        )
        .orderBy(asc(rescreenings.id))
        .limit(MOST_OF_A_DAY);
      return rows.map(({ run, failure }) => ({ run, failed: failure !== null }));
    },
  };
}

function customersOn(
  tx: Transaction,
  vault: Vault,
): Pick<RescreeningRepository, 'customers' | 'delta' | 'contentHashes' | 'screenedOtherwise'> {
  return {
    customers: (after, limit) => readCustomers(tx, vault, after, limit),
    delta: (base, target) => deltaBetween(tx, base, target),
    contentHashes: (versionIds, entities) => contentHashesOf(tx, versionIds, entities),
    async screenedOtherwise(since, versionIds, after, limit) {
      const latest = tx
        .selectDistinctOn([screenings.userId], {
          userId: screenings.userId,
          versionIds: screenings.versionIds,
        })
        .from(screenings)
        .where(
          and(
            gt(screenings.screenedAt, since),
            after === undefined ? undefined : gt(screenings.userId, after),
          ),
        )
        .orderBy(screenings.userId, desc(screenings.id))
        .as('latest');
      const rows = await tx
        .select({ userId: latest.userId })
        .from(latest)
        .where(sql`${latest.versionIds} <> ${sql.param([...versionIds])}::text[]`)
        .orderBy(latest.userId)
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
  };
}
