import type { Logger, Metrics } from '@blockscore/service';
import { Gauge } from 'prom-client';
import type { Ports } from '../app/ports.ts';
import { staleAfter } from '../domain/sanctions/staleness.ts';

/** The lists are read at most so often, whoever asks. */
const READ_EVERY_MS = 10_000;

/**
 * How long ago the origin of each list that is relied on was last seen to hold it, and whether that is
 * too long. While they cannot be read, nothing is said of them.
 */
export function measureLists(ports: Ports, registry: Metrics['registry'], logger: Logger): void {
  let readAt = 0;
  let reading: Promise<void> = Promise.resolve();
  // One look for both, whichever is asked for first.
  const collect = (): Promise<void> => {
    if (Date.now() - readAt < READ_EVERY_MS) return reading;
    readAt = Date.now();
    reading = read().catch((error: unknown) => {
      logger.warn({ err: error }, 'the age of the sanctions lists cannot be read');
    });
    return reading;
  };
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['list'] as const, registers: [registry], collect });
  const age = gauge(
    'sanctions_list_age_seconds',
    'Seconds since the origin of a sanctions list was last seen to hold it; none of one that never came.',
  );
  const stale = gauge(
    'sanctions_list_stale',
    'Whether a sanctions list is too old to clear anybody by (1) or not (0).',
  );
  const read = async () => {
    age.reset();
    stale.reset();
    const now = ports.clock();
    for (const list of await ports.transact((work) => work.lists.all())) {
      const until = staleAfter(list, ports.rules.freshness);
      if (until === null) continue;
      stale.set({ list: list.id }, until < now ? 1 : 0);
      if (list.checkedAt === null) continue;
      age.set({ list: list.id }, (now.getTime() - list.checkedAt.getTime()) / 1_000);
    }
  };
}
