import { type Bell, backOff, createBell, describeError, pause } from './bell.ts';
import { isStream } from './catalogue.ts';
import type { ConsumerOptions, Retry } from './consumer-options.ts';
import { HANDLER_TIMEOUT_MS } from './dead-letters.ts';
import { followStream } from './follow-stream.ts';
import { createInbox } from './inbox.ts';
import type { EventLog } from './log.ts';

export interface Consumer {
  /** Ends after the event under way; another process may take over then. */
  stop(): Promise<void>;
}

/** Ten minutes in all: a database or a provider that is away for some buries nothing. */
export const DEFAULT_RETRY: Retry = { attempts: 19, firstDelayMs: 100, maxDelayMs: 60_000 };

/**
 * Hands events to handlers: in order within a stream, streams side by side, each event at least once
 * and its database change exactly once. One consumer of a name is active at a time, others stand by.
 *
 * There is no consumer group in Redis: the position is in the inbox, written in the transaction of
 * the handler's change. A group's own position would be a second truth, unknown to that transaction
 * and lost with Redis' data, and a group's gain, sharing one stream out, would cost the order.
 */
export function consume<W>(options: ConsumerOptions<W>): Consumer {
  const { subgraph, consumer, streams, log, leases, logger } = options;
  const { retry = DEFAULT_RETRY, timeoutMs = HANDLER_TIMEOUT_MS, pollMs = 2_000 } = options;
  const unknown = streams.find((stream) => !isStream(stream));
  if (unknown !== undefined) throw new Error(`${consumer} consumes ${unknown}, which is no stream`);
  const inbox = createInbox(consumer, options.inbox, options.deadLetters, options.awaitDisk);
  const bells = new Map<string, Bell>(streams.map((stream) => [stream, createBell()]));
  const stopped = new AbortController();

  const listening = ringAll(log, bells, stopped.signal);
  const running = leases.run(
    `consumer.${subgraph}.${consumer}`,
    async (signal) => {
      const follow = ([stream, bell]: [string, Bell]) =>
        followStream({ ...options, inbox, retry, timeoutMs, pollMs, stream, bell }, signal);
      await Promise.all([...bells].map(follow));
    },
    stopped.signal,
  );

  return {
    async stop() {
      stopped.abort();
      await running;
      const unlisten = await listening;
      await unlisten?.().catch((error: unknown) => {
        logger.warn(
          { consumer, error: describeError(error) },
          'A consumer could not stop listening',
        );
      });
    },
  };
}

/** Tries until it listens. Meanwhile the consumer polls, which tells of a log that is away. */
async function ringAll(
  log: EventLog,
  bells: ReadonlyMap<string, Bell>,
  signal: AbortSignal,
): Promise<(() => Promise<void>) | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      return await log.listen([...bells.keys()], (stream) => bells.get(stream)?.ring());
    } catch {
      await pause(backOff(attempt, 200, 15_000), signal);
    }
  }
  return undefined;
}
