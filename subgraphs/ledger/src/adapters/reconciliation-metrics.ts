import type { Logger, Metrics } from '@blockscore/service';
import { Gauge } from 'prom-client';
import type { ReconciliationReader } from '../app/reconciliation-ports.ts';
import { DIFFERENCE_KINDS } from '../domain/reconciliation.ts';

/** The table is read at most so often, whoever asks. */
const READ_EVERY_MS = 10_000;

/** `ledger_reconciliation_open{kind}`: differences that were not found right again. */
export function measureDifferences(
  registry: Metrics['registry'],
  reader: ReconciliationReader,
  logger: Logger,
): void {
  let readAt = 0;
  const gauge = new Gauge({
    name: 'ledger_reconciliation_open',
    help: 'Differences between the books and loans or chain that are open',
    labelNames: ['kind'] as const,
    registers: [registry],
    async collect() {
      if (Date.now() - readAt < READ_EVERY_MS) return;
      readAt = Date.now();
      try {
        const counts = await reader.openCounts();
        for (const kind of DIFFERENCE_KINDS) gauge.set({ kind }, counts.get(kind) ?? 0);
      } catch (error) {
        gauge.reset();
        logger.warn({ err: error }, 'differences of the reconciliation cannot be counted');
      }
    },
  });
}
