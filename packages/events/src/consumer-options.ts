import type { Logger } from 'pino';
import type { EventType } from './catalogue.ts';
import type { BatchHandler, Handlers, Transact } from './delivery.ts';
import type { Leases } from './lease.ts';
import type { EventLog } from './log.ts';
import type { EventMetrics } from './metrics.ts';
import type { DeadLetterTable, InboxTable } from './tables.ts';

export interface ConsumerOptions<W> {
  readonly subgraph: string;
  /** Names its positions: never change it, or every event is handled again. */
  readonly consumer: string;
  readonly streams: readonly string[];
  readonly handlers: Handlers<W>;
  /** Tried first, where several events that it handles are read at once. */
  readonly handleBatch?: BatchHandler<W>;
  /** The types that it can be asked to handle; all unless given. */
  readonly batched?: readonly EventType[];
  readonly transact: Transact<W>;
  readonly inbox: InboxTable;
  readonly deadLetters: DeadLetterTable;
  readonly log: EventLog;
  readonly leases: Leases;
  readonly logger: Logger;
  readonly metrics?: EventMetrics;
  readonly retry?: Retry;
  /** An attempt that takes longer has failed; default 60 s. */
  readonly timeoutMs?: number;
  /** How often it looks without having been woken; default 2 s. */
  readonly pollMs?: number;
  /**
   * False: commits do not wait for the disk. What a power failure takes it takes with the position, so that it
   * is done again. For what others act on by events and jobs alone: the commits that number an event and that
   * take a job wait for all that was written before.
   */
  readonly awaitDisk?: boolean;
}

/** How often, and at what intervals, an event is tried before it is put aside. */
export interface Retry {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}
