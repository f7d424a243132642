import type { Logger, Metrics } from '@blockscore/service';
import { Gauge } from 'prom-client';
import type { Ports } from '../app/ports.ts';

/** The table is read at most so often, whoever asks. */
const READ_EVERY_MS = 10_000;

/**
 * How long ago all customers were last compared with the lists, and what that found. Before the first
 * time, and while it cannot be read, nothing is said.
 */
export function measureScreening(
  ports: Ports,
  registry: Metrics['registry'],
  logger: Logger,
): void {
  let readAt = 0;
  let reading: Promise<void> = Promise.resolve();
  // One look for all, whichever is asked for first.
  const collect = (): Promise<void> => {
    if (Date.now() - readAt < READ_EVERY_MS) return reading;
    readAt = Date.now();
    reading = read().catch((error: unknown) => {
      logger.warn({ err: error }, 'the latest comparison of all customers cannot be read');
    });
    return reading;
  };
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, registers: [registry], collect });
  const age = gauge(
    'rescreening_age_seconds',
    'Seconds since all customers were last compared with the sanctions lists.',
  );
  const hits = gauge(
    'rescreening_hits',
    'Customers in whom the latest comparison of all found another match than before.',
  );
  const failed = gauge(
    'rescreening_failed',
    'Customers whom the latest comparison of all passed over, because their data could not be read.',
  );
  const read = async () => {
    for (const each of [age, hits, failed]) each.reset();
    const latest = await ports.transact((work) => work.rescreenings.latestFinished());
    if (latest === undefined || latest.endedAt === null) return;
    age.set((ports.clock().getTime() - latest.endedAt.getTime()) / 1_000);
    hits.set(latest.hits);
    failed.set(latest.failed);
  };
}
