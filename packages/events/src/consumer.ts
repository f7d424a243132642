import { err, ok, type Result } from '@blockscore/result';
import { type Bell, backOff, createBell, describeError, pause } from './bell.ts';
import { isStream } from './catalogue.ts';
import type { ConsumerOptions, Retry } from './consumer-options.ts';
import { deliver } from './delivery.ts';
import { followStream } from './follow-stream.ts';
import { AlreadyHandled, createInbox, type DeadLetter } from './inbox.ts';
import type { EventLog } from './log.ts';

export interface DeadLetterError {
  readonly code: 'NOT_FOUND' | 'FAILED_AGAIN';
  readonly message: string;
}

export interface Consumer {
  /** Ends after the event under way; another process may take over then. */
  stop(): Promise<void>;
  /** Oldest first, at most 100, those after the given one. */
  listDeadLetters(after?: bigint): Promise<readonly DeadLetter[]>;
  /** Handles a dead letter now. It is gone if that succeeds and stays if it does not. */
  retryDeadLetter(id: bigint): Promise<Result<void, DeadLetterError>>;
}

const DEFAULT_RETRY: Retry = { attempts: 8, firstDelayMs: 100, maxDelayMs: 10_000 };
const LIST_LIMIT = 100;

/**
 * Hands events to handlers: in order within a stream, streams side by side, each event at least once
 * and its database change exactly once. One consumer of a name is active at a time, others stand by.
 *
 * There is no consumer group in Redis: the position is in the inbox, written in the transaction of
 * the handler's change. A group's own position would be a second truth, unknown to that transaction
 * and lost with Redis' data, and a group's gain, sharing one stream out, would cost the order.
 */
export function consume<W>(options: ConsumerOptions<W>): Consumer {
  const { subgraph, consumer, streams, log, leases, logger, transact } = options;
  const { retry = DEFAULT_RETRY, timeoutMs = 60_000, pollMs = 2_000 } = options;
  const unknown = streams.find((stream) => !isStream(stream));
  if (unknown !== undefined) throw new Error(`${consumer} consumes ${unknown}, which is no stream`);
  const inbox = createInbox(consumer, options.inbox, options.deadLetters);
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
    listDeadLetters: (after = 0n) =>
      transact((_work, tx) => inbox.deadLetters(tx, after, LIST_LIMIT)),
    async retryDeadLetter(id) {
      const letter = await transact((_work, tx) => inbox.deadLetter(tx, id));
      if (letter === undefined) return notFound(id);
      try {
        const settle = inbox.exhume;
        await deliver(
          options.handlers,
          letter,
          letter.attempts + 1,
          transact,
          (tx) => settle(tx, id),
          timeoutMs,
        );
        return ok(undefined);
      } catch (error) {
        if (error instanceof AlreadyHandled) return notFound(id);
        const text = describeError(error);
        await transact((_work, tx) => inbox.failedAgain(tx, id, text));
        return err({ code: 'FAILED_AGAIN', message: `Dead letter ${id} failed again: ${text}` });
      }
    },
  };
}

function notFound(id: bigint): Result<never, DeadLetterError> {
  return err({ code: 'NOT_FOUND', message: `This consumer has no dead letter ${id}` });
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
