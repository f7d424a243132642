import type { Database } from '@blockscore/database';
import { createCountsGauge, type Logger, type Metrics } from '@blockscore/service';
import { count, isNull } from 'drizzle-orm';
import type { FileResult } from '../app/take-statement-files.ts';
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

const FILE_RESULTS = ['TAKEN', 'KNOWN', 'REFUSED', 'FAILED'] as const;

/**
 * `lending_statement_files{kind}`: what came of files that were laid down, since the process began.
 *
 * @returns counts one
 */
export function measureStatementFiles(
  metrics: Pick<Metrics, 'registry'>,
  logger: Logger,
): (kind: FileResult['kind']) => void {
  const counts = new Map<FileResult['kind'], number>();
  createCountsGauge(metrics, logger, {
    name: 'lending_statement_files',
    help: 'Files of statements that were laid down, by what came of them since the process began',
    kinds: FILE_RESULTS,
    read: () => Promise.resolve(counts),
  });
  return (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
}
