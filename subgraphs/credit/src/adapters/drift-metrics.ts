import type { Logger, Metrics } from '@blockscore/service';
import { Gauge } from 'prom-client';
import type { Clock, Ports } from '../app/ports.ts';
import { type DriftLevel, driftLevel } from '../domain/drift.ts';
import { weekOf } from '../domain/week.ts';

/** The table is read at most so often, whoever asks. */
const READ_EVERY_MS = 30_000;
/** Of the levels that say something. */
const LEVELS: Readonly<Record<Exclude<DriftLevel, 'TOO_FEW'>, number>> = {
  STABLE: 0,
  WATCH: 1,
  ALERT: 2,
};

/**
 * `credit_score_stability{model,measure}`, the stability index of the newest of this week and the last
 * that says something, and `credit_drift_level{model,measure}`: 0 stable, 1 watch, 2 alert. Every
 * replica tells the same. While the table cannot be read, nothing is said.
 */
export function createDriftMetrics(
  { transact, clock }: Pick<Ports, 'transact'> & { readonly clock: Clock },
  logger: Logger,
  registry: Metrics['registry'],
): void {
  const settings = {
    labelNames: ['model', 'measure'] as const,
    registers: [registry],
    collect: () => refresh(),
  };
  const stability = new Gauge({
    name: 'credit_score_stability',
    help: 'Stability index of a week of scores, or of a characteristic, against the reference',
    ...settings,
  });
  const levels = new Gauge({
    name: 'credit_drift_level',
    help: 'What the stability index means: 0 stable, 1 watch (from 0.10), 2 alert (from 0.25)',
    ...settings,
  });
  let readAt = 0;
  let reading: Promise<void> = Promise.resolve();
  /** Both gauges are of one reading. */
  function refresh(): Promise<void> {
    if (Date.now() - readAt >= READ_EVERY_MS) {
      readAt = Date.now();
      reading = read();
    }
    return reading;
  }
  async function read(): Promise<void> {
    stability.reset();
    levels.reset();
    try {
      const now = clock();
      const [last, current] = [weekOf(now, 1).monday, weekOf(now).monday];
      const measures = await transact((work) => work.drift.list(last, current));
      // The rows come in the order of their weeks: of each measure the newest is set last.
      for (const one of measures) {
        const level = driftLevel(one);
        if (level === 'TOO_FEW') continue;
        const labels = { model: one.modelId, measure: one.measure };
        stability.set(labels, one.stability);
        levels.set(labels, LEVELS[level]);
      }
    } catch (error) {
      logger.warn({ err: error }, 'drift: the measures could not be read');
    }
  }
}
