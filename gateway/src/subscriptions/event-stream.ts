import { type LogEntry, TailError } from '@blockscore/events';
import { Fault } from '@blockscore/result';
import type { FormattedExecutionResult } from 'graphql';
import type { SessionOver } from '../authentication/session.ts';
import { faultBody } from '../errors.ts';
import type { Resolution } from './resolutions.ts';

export type ResultStream = AsyncIterableIterator<FormattedExecutionResult>;

export interface EventStreamOptions {
  readonly entries: AsyncIterator<LogEntry>;
  readonly resolution: Resolution;
  /** Ends `entries`. */
  readonly ended: AbortController;
  /** Calls back when the subscriber's session is over; returns how to stop waiting for that. */
  readonly whenOver: (onOver: (over: SessionOver) => void) => () => void;
  readonly traceId: string;
  /** Told of a failure that the client only sees as `SERVICE_UNAVAILABLE`. */
  readonly report: (error: unknown) => void;
  readonly onClose: () => void;
}

/**
 * The results of a subscription, one for each event. Where it ends for a reason that the client
 * should know (token ended or revoked, reader too slow, cursor expired), the reason is the last result.
 */
export function createEventStream(options: EventStreamOptions): ResultStream {
  const { entries, resolution, ended, traceId } = options;
  let over: SessionOver | undefined;
  let closed = false;
  const stopWaiting = options.whenOver((reason) => {
    over = reason;
    ended.abort();
  });
  const close = () => {
    if (closed) return;
    closed = true;
    stopWaiting();
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
          if (over === undefined)
            return closed ? { done: true, value: undefined } : { done: false, value };
        }
        return over === undefined ? await end() : last(subscribeAgain(over));
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

function subscribeAgain({ fault, comeAgain }: SessionOver): Fault {
  if (!comeAgain) return fault;
  return new Fault(fault.code, `${fault.message} Then subscribe again after the last cursor.`);
}

export const LOG_UNAVAILABLE = new Fault(
  'SERVICE_UNAVAILABLE',
  'Events cannot be read at the moment; subscribe again after the last cursor.',
);
