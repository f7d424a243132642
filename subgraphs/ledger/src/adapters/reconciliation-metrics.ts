import { createCountsGauge, type Logger, type Metrics } from '@blockscore/service';
import type { ReconciliationReader } from '../app/reconciliation-ports.ts';
import { DIFFERENCE_KINDS } from '../domain/reconciliation.ts';

/** `ledger_reconciliation_open{kind}`: differences that were not found right again. */
export function measureDifferences(
  metrics: Metrics,
  reader: ReconciliationReader,
  logger: Logger,
): void {
  createCountsGauge(metrics, logger, {
    name: 'ledger_reconciliation_open',
    help: 'Differences between the books and loans or chain that are open',
    kinds: DIFFERENCE_KINDS,
    read: reader.openCounts,
  });
}
