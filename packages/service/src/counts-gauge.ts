import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** It is read at most so often, whoever asks. */
const READ_EVERY_MS = 10_000;

/**
 * A metric `name{kind}` of what a table holds. While that cannot be read, nothing is said of it.
 *
 * @param kinds those that are 0 where none is counted
 * @param read counts by kind
 */
export function createCountsGauge<Kind extends string>(
  { registry }: Pick<Metrics, 'registry'>,
  logger: Logger,
  {
    name,
    help,
    kinds,
    read,
  }: {
    readonly name: string;
    readonly help: string;
    readonly kinds: readonly Kind[];
    readonly read: () => Promise<ReadonlyMap<Kind, number>>;
  },
): void {
  let readAt = 0;
  const gauge = new Gauge({
    name,
    help,
    labelNames: ['kind'] as const,
    registers: [registry],
    async collect() {
      if (Date.now() - readAt < READ_EVERY_MS) return;
      readAt = Date.now();
      try {
        const counts = await read();
        for (const kind of kinds) gauge.set({ kind }, counts.get(kind) ?? 0);
      } catch (error) {
        gauge.reset();
        logger.warn({ err: error }, `${name} cannot be counted`);
      }
    },
  });
}
