import type { Database } from '@blockscore/database';
import { createCountsGauge, type Logger, type Metrics } from '@blockscore/service';
import { count, isNull } from 'drizzle-orm';
import { PAYMENT_DIFFERENCE_KINDS } from '../domain/payment-differences.ts';
import { paymentDifferences as differences } from './tables.ts';

/** `lending_reconciliation_open{kind}`: differences that were not found right again. */
export function measurePaymentDifferences(metrics: Metrics, db: Database, logger: Logger): void {
  createCountsGauge(metrics, logger, {
    name: 'lending_reconciliation_open',
    help: 'Differences between payments and statements of the provider that are open',
    kinds: PAYMENT_DIFFERENCE_KINDS,
    async read() {
      const rows = await db
        .select({ kind: differences.kind, open: count() })
        .from(differences)
        .where(isNull(differences.resolvedAt))
        .groupBy(differences.kind);
      return new Map(rows.map(({ kind, open }) => [kind, open]));
    },
  });
}
