import type { Connection } from '@blockscore/database';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Logger } from 'pino';
import { backOff, createBell, describeError, pause } from './bell.ts';
import { isStream } from './catalogue.ts';
import type { Leases } from './lease.ts';
import type { EventLog } from './log.ts';
import type { EventMetrics } from './metrics.ts';
import { outboxChannel } from './outbox.ts';
import { createRelayStore, type RelayStore, type Retention } from './relay-store.ts';
import type { OutboxTable } from './tables.ts';

export interface RelayOptions {
  readonly connection: Pick<Connection, 'db' | 'sql'>;
  readonly outbox: OutboxTable;
  readonly log: EventLog;
  readonly leases: Leases;
  readonly logger: Logger;
  readonly metrics?: EventMetrics;
  /** Default 30 days and 1,000,000 events, of outbox and stream alike. */
  readonly retention?: Retention;
  /** How often it looks without having been woken; default 2 s. */
  readonly pollMs?: number;
  /** How often it drops what is beyond its time; default 10 minutes. */
  readonly pruneMs?: number;
}

export interface Relay {
  /** Ends after the append under way; another process may take over then. */
  stop(): Promise<void>;
}

const BATCH = 100;
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 15_000;
/** How often at most it is counted what waits: of very many events that takes time. */
const MEASURE_MS = 1_000;

/**
 * Carries the events of one subgraph from its outbox to its stream. One relay is active at a time,
 * others stand by. It keeps no position: the outbox holds the numbers, committed before anything is
 * appended, and the log tells how far it has come. So it may be killed anywhere and goes on with the
 * same numbers, and a log that lost its data is filled again from the outbox.
 */
export function startRelay(options: RelayOptions): Relay {
  const { connection, outbox, leases, logger, pollMs = 2_000, pruneMs = 600_000 } = options;
  const stream = getTableConfig(outbox).schema ?? '';
  if (!isStream(stream)) throw new Error(`The outbox of ${stream} belongs to no stream`);
  const store = createRelayStore(connection.db, outbox, stream);
  const bell = createBell();
  const stopped = new AbortController();
  const round = createRound(stream, store, options);

  async function work(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let pruneAt = 0;
    round.doubt();
    while (!signal.aborted) {
      try {
        await round.carry(signal);
        if (Date.now() >= pruneAt && !signal.aborted) {
          await round.prune();
          pruneAt = Date.now() + pruneMs;
        }
        failures = 0;
        await bell.wait(pollMs, signal);
      } catch (error) {
        failures += 1;
        round.doubt();
        options.metrics?.relayFailed(stream);
        logger.error(
          { stream, failures, error: describeError(error) },
          'The relay failed; again soon',
        );
        await pause(backOff(failures, FIRST_DELAY_MS, LONGEST_DELAY_MS), signal);
      }
    }
  }

  const listening = keepListening(
    () => connection.sql.listen(outboxChannel(stream), bell.ring, bell.ring),
    stopped.signal,
  );
  const running = leases.run(`relay.${stream}`, work, stopped.signal);
  return {
    async stop() {
      stopped.abort();
      await running;
      const listener = await listening;
      await listener?.unlisten().catch((error: unknown) => {
        logger.warn({ stream, error: describeError(error) }, 'The relay could not stop listening');
      });
    },
  };
}

interface Round {
  /** Numbers what has become visible and appends all that the log does not hold. */
  carry(signal: AbortSignal): Promise<void>;
  prune(): Promise<void>;
  /** The log may be another one than before: look before appending. */
  doubt(): void;
}

function createRound(stream: string, store: RelayStore, options: RelayOptions): Round {
  const { log, logger, metrics, retention = { days: 30, entries: 1_000_000 } } = options;
  let trusted = false;
  let measureAt = 0;

  async function append(signal: AbortSignal): Promise<number> {
    let held = (await log.last(stream)) ?? 0;
    if (!trusted) await checkLog(stream, store, log, held);
    trusted = true;
    while (!signal.aborted) {
      const batch = await store.after(held, BATCH);
      if (batch === undefined) break;
      const now = await log.append(stream, held, batch.first, batch.events);
      if (now === batch.last) metrics?.appended(stream, batch.events.length);
      if (now < held) {
        logger.warn({ stream, held, now }, 'The event log lost data; it is filled again');
      }
      held = now;
    }
    return held;
  }

  return {
    async carry(signal) {
      let numbered: number;
      let held: number;
      do {
        numbered = await store.number(BATCH);
        held = await append(signal);
      } while (numbered === BATCH && !signal.aborted);
      if (metrics !== undefined && Date.now() >= measureAt) {
        const { rows, oldestSeconds } = await store.backlog(held);
        metrics.outbox(stream, rows, oldestSeconds);
        measureAt = Date.now() + MEASURE_MS;
      }
    },
    async prune() {
      const held = await log.last(stream);
      if (held === undefined) return;
      const first = await store.prune(held, retention);
      if (first !== undefined) await log.trim(stream, first);
    },
    doubt() {
      trusted = false;
    },
  };
}

/**
 * Refuses a log that is not a copy of this outbox: one of another database, or one that is ahead
 * because this database was restored from a backup. To append there would hide events from readers.
 */
async function checkLog(
  stream: string,
  store: RelayStore,
  log: EventLog,
  held: number,
): Promise<void> {
  if (held === 0) return;
  const advice = `empty the stream ${stream} of the event log, and it is filled again from the outbox`;
  const highest = await store.highest();
  if (held > highest) {
    throw new Error(
      `The event log holds ${stream} up to number ${held} but the outbox only gave ${highest}: the log belongs to another database, or this one was restored from a backup; ${advice}`,
    );
  }
  const expected = await store.eventId(held);
  if (expected === undefined) {
    throw new Error(`The outbox of ${stream} does not hold number ${held} any more; ${advice}`);
  }
  const [entry] = await log.read(stream, held - 1, 1);
  if (entry !== undefined && entry.event.id !== expected) {
    throw new Error(
      `Number ${held} of ${stream} is another event in the event log than in the outbox: the log belongs to another database; ${advice}`,
    );
  }
}

/** Tries until it listens; once it does, the connection is renewed by itself. */
async function keepListening<L>(
  listen: () => Promise<L>,
  signal: AbortSignal,
): Promise<L | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      return await listen();
    } catch {
      // The poll does the work meanwhile, and tells of a database that is away.
      await pause(backOff(attempt, FIRST_DELAY_MS, LONGEST_DELAY_MS), signal);
    }
  }
  return undefined;
}
