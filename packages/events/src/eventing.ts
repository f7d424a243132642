import type { Connection } from '@blockscore/database';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Stream } from './catalogue.ts';
import { type Consumer, consume } from './consumer.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import type { Handlers, Transact } from './delivery.ts';
import { createLeases, type Leases } from './lease.ts';
import type { EventLog } from './log.ts';
import { createEventMetrics, type EventMetrics } from './metrics.ts';
import { openEventLog } from './open-log.ts';
import { startRelay } from './relay.ts';
import type { Retention } from './relay-store.ts';
import type { DeadLetterTable, InboxTable, OutboxTable } from './tables.ts';

export interface EventingOptions<W> {
  readonly subgraph: Stream;
  readonly connection: Connection;
  /** URL of the subgraph's app role: leases hold a session of their own on it. */
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly eventsDatabaseUrl?: string | undefined;
  readonly tables: {
    readonly outbox: OutboxTable;
    readonly inbox: InboxTable;
    readonly deadLetters: DeadLetterTable;
  };
  readonly transact: Transact<W>;
  /** Streams to hear; none where the subgraph hears nobody. */
  readonly streams: readonly Stream[];
  readonly handlers: Handlers<W>;
  readonly consuming?: Pick<ConsumerOptions<W>, 'handleBatch' | 'batched' | 'awaitDisk'>;
  readonly logger: Logger;
  readonly registry: Registry;
  /** How long events are kept for those who resume; default 30 days and 1,000,000 events. */
  readonly retention?: Retention;
}

export interface Eventing {
  readonly log: EventLog;
  /** For a further consumer of the same process; stop it before this. */
  readonly leases: Leases;
  readonly metrics: EventMetrics;
  readonly consumer: Consumer | undefined;
  stop(): Promise<void>;
}

/** All that a subgraph does with events, in one place: its relay, and its one consumer of others. */
export function startEventing<W>(options: EventingOptions<W>): Eventing {
  const { subgraph, connection, tables, logger, streams } = options;
  const log = openEventLog({
    redisUrl: options.redisUrl,
    databaseUrl: options.eventsDatabaseUrl,
    logger,
  });
  const leases = createLeases({ url: options.databaseUrl, logger });
  const metrics = createEventMetrics(options.registry);
  const relay = startRelay({
    connection,
    outbox: tables.outbox,
    log,
    leases,
    logger,
    metrics,
    ...(options.retention === undefined ? {} : { retention: options.retention }),
  });
  const consumer =
    streams.length === 0
      ? undefined
      : consume<W>({
          subgraph,
          consumer: subgraph,
          streams,
          handlers: options.handlers,
          transact: options.transact,
          inbox: tables.inbox,
          deadLetters: tables.deadLetters,
          log,
          leases,
          logger,
          metrics,
          ...options.consuming,
        });
  return {
    log,
    leases,
    metrics,
    consumer,
    async stop() {
      await Promise.all([relay.stop(), consumer?.stop()]);
      await leases.close();
      await log.close();
    },
  };
}
