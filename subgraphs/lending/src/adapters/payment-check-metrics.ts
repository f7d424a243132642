import type { Database } from '@blockscore/database';
import { createCountsGauge, type Logger, type Metrics } from '@blockscore/service';
import { and, count, inArray, lte, sql } from 'drizzle-orm';
import { paymentChecks } from './tables.ts';

const KINDS = ['ASKED', 'OVERDUE', 'HELD'] as const;

/**
 * `lending_payment_checks{kind}`: payments that wait for compliance; OVERDUE are those of the ASKED that
 * nobody answered for in time.
 */
export function measurePaymentChecks(metrics: Metrics, db: Database, logger: Logger): void {
  createCountsGauge(metrics, logger, {
    name: 'lending_payment_checks',
    help: 'Payments that wait for compliance, by what they wait for',
    kinds: KINDS,
    async read() {
      const { status, patienceUntil } = paymentChecks;
      const waits = inArray(status, ['ASKED', 'HELD']);
      const rows = await db
        .select({ status, count: count() })
        .from(paymentChecks)
        .where(waits)
        .groupBy(status);
      const [late] = await db
        .select({ count: count() })
        .from(paymentChecks)
        .where(and(sql`${status} = 'ASKED'`, lte(patienceUntil, new Date())));
      const counts = rows.map((row) => [row.status, row.count] as const);
      return new Map<string, number>([...counts, ['OVERDUE', late?.count ?? 0]]);
    },
  });
}
