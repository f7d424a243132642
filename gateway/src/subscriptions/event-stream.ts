import { type LogEntry, TailError } from '@blockscore/events';
import { Fault } from '@blockscore/result';
import type { FormattedExecutionResult } from 'graphql';
import { faultBody } from '../errors.ts';
import type { Resolution } from './resolutions.ts';

export type ResultStream = AsyncIterableIterator<FormattedExecutionResult>;

export interface EventStreamOptions {
  readonly entries: AsyncIterator<LogEntry>;
  readonly resolution: Resolution;
  /** Ends `entries`. */
  readonly ended: AbortController;
  /** Milliseconds since the epoch; undefined for a stream that does not end by itself. */
  readonly expiresAt: number | undefined;
  readonly traceId: string;
  /** Told of a failure that the client only sees as `SERVICE_UNAVAILABLE`. */
  readonly report: (error: unknown) => void;
  readonly onClose: () => void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The results of a subscription, one for each event. Where it ends for a reason that the client
 * should know (token ended, reader too slow, cursor expired), the reason is the last result.
 */
export function createEventStream(options: EventStreamOptions): ResultStream {
  const { entries, resolution, ended, expiresAt, traceId } = options;
  let expired = false;
  let closed = false;
  const timer = setTimeout(
    () => {
      expired = true;
      ended.abort();
    },
    Math.min(expiresAt === undefined ? LONGEST_TIMER_MS : expiresAt - Date.now(), LONGEST_TIMER_MS),
  );
  timer.unref();
  const close = () => {
    if (closed) return;
    closed = true;
    clearTimeout(timer);
    ended.abort();
    resolution.leave();
    options.onClose();
  };
  const last = (fault: Fault): IteratorResult<FormattedExecutionResult> => {
    close();
    return { done: false, value: faultBody(fault, traceId) };
  };
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    close();
    await entries.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (closed) return { done: true, value: undefined };
      try {
        const entry = await entries.next();
        if (entry.done !== true) {
          const value = await resolution.resolve(entry.value);
          if (!expired) return closed ? { done: true, value: undefined } : { done: false, value };
        }
        return expired ? last(TOKEN_ENDED) : await end();
      } catch (error) {
        if (error instanceof TailError) return last(new Fault(error.code, error.message));
        options.report(error);
        return last(LOG_UNAVAILABLE);
      }
    },
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const TOKEN_ENDED = new Fault(
  'UNAUTHENTICATED',
  'The access token has ended; refresh the session and subscribe again after the last cursor.',
);

export const LOG_UNAVAILABLE = new Fault(
  'SERVICE_UNAVAILABLE',
  'Events cannot be read at the moment; subscribe again after the last cursor.',
);
