import type { Database } from '@blockscore/database';
import { createCountsGauge, type Logger, type Metrics } from '@blockscore/service';
import { count, sql } from 'drizzle-orm';
import { addDays, dayOf } from '../domain/calendar.ts';
import { applications } from './tables.ts';

const SOON_DAYS = 10;

/**
 * `lending_applications_to_decide{kind}`: applications that are complete and not decided, by their last day for
 * it. SOON are those of the next ten days, MISSED those whose day is over.
 */
export function measureApplications(metrics: Metrics, db: Database, logger: Logger): void {
  createCountsGauge(metrics, logger, {
    name: 'lending_applications_to_decide',
    help: 'Complete applications that are not decided, by how near the last day for it is',
    kinds: ['LATER', 'SOON', 'MISSED'],
    async read() {
      const { status, decideBy } = applications;
      const today = dayOf(new Date());
      const kind = sql<'LATER' | 'SOON' | 'MISSED'>`case
        when ${decideBy} < ${today} then 'MISSED'
        when ${decideBy} <= ${addDays(today, SOON_DAYS)} then 'SOON'
        else 'LATER' end`;
      const rows = await db
        .select({ kind, count: count() })
        .from(applications)
        .where(sql`${status} in ('SUBMITTED', 'UNDER_REVIEW') and ${decideBy} is not null`)
        .groupBy(sql`1`);
      return new Map(rows.map((row) => [row.kind, row.count]));
    },
  });
}
