import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import type { AlertRepository } from '../app/alert-ports.ts';
import {
  DAYS_NEAR,
  DAYS_WITH_SUSPECT,
  type DeadlineState,
  dayOf,
  plusDays,
} from '../domain/cases/deadlines.ts';
import { alerts } from './tables.ts';

/** How long alerts about people have been in no case. */
export function createAlertDeadlines(
  tx: Transaction,
): Pick<AlertRepository, 'openSince' | 'countOpenByDeadline'> {
  const isOpen = and(eq(alerts.status, 'OPEN'), isNotNull(alerts.subject));
  return {
    async openSince(day, after, limit) {
      const isBefore = lt(alerts.raisedAt, new Date(`${plusDays(day, 1)}T00:00:00.000Z`));
      const rows = await tx
        .select({ id: alerts.id })
        .from(alerts)
        .where(and(isOpen, isBefore, after === undefined ? undefined : gt(alerts.id, after)))
        .orderBy(asc(alerts.id))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
    async countOpenByDeadline(now) {
      const dueOn = sql`(${alerts.raisedAt} at time zone 'UTC')::date + ${DAYS_WITH_SUSPECT}::int`;
      const today = sql`${dayOf(now)}::date`;
      const state = sql<DeadlineState>`case when ${dueOn} < ${today} then 'MISSED'
        when ${dueOn} <= ${today} + ${DAYS_NEAR}::int then 'NEAR' else 'AHEAD' end`;
      const rows = await tx
        .select({ state, count: sql<number>`count(*)::int` })
        .from(alerts)
        .where(isOpen)
        .groupBy(sql`1`);
      return new Map(rows.map((row) => [row.state, row.count]));
    },
  };
}
