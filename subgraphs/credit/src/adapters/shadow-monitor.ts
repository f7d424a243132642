import type { Logger, Metrics } from '@blockscore/service';
import { Counter } from 'prom-client';
import type { ShadowMonitor } from '../app/model-ports.ts';

/** Logs and counts the challengers that failed. */
export function createShadowMonitor(logger: Logger, registry?: Metrics['registry']): ShadowMonitor {
  const failures = new Counter({
    name: 'credit_challenger_failures_total',
    help: 'Scores that a challenger failed to give; the champion decided all the same.',
    labelNames: ['model'] as const,
    registers: registry ? [registry] : [],
  });
  return {
    failed({ modelId, error }) {
      failures.inc({ model: modelId });
      logger.error(
        { model: modelId, err: error },
        'a challenger failed: the champion decided all the same, without a shadow score of this one',
      );
    },
  };
}
