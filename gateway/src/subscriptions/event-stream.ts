import { type LogEntry, TailError } from '@blockscore/events';
import { Fault } from '@blockscore/result';
import type { SessionOver } from '../authentication/session.ts';
import { faultBody } from '../errors.ts';
import type { Pace } from './pace.ts';

/** Results as JSON text: those who get the same are told it in the same text, written once. */
export type ResultStream = AsyncIterableIterator<string>;

export interface EventStreamOptions {
  readonly entries: AsyncIterator<LogEntry>;
  readonly resolve: (entry: LogEntry) => Promise<string>;
  /** When a result may be handed on; without it, at once. */
  readonly pace?: Pace;
  /** Calls back when the subscription cannot go on; returns how to stop waiting for that. */
  readonly whenOver: (onOver: (over: SessionOver) => void) => () => void;
  readonly traceId: string;
  /** Told of a failure that the client only sees as `SERVICE_UNAVAILABLE`. */
  readonly report: (error: unknown) => void;
  readonly onClose: () => void;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * The results of a subscription, one for each event. Where it ends for a reason that the client
 * should know (token ended or revoked, reader too slow, cursor expired), the reason is the last result.
 */
export class EventStream implements ResultStream {
  readonly #options: EventStreamOptions;
  readonly #stopWaiting: () => void;
  #over: SessionOver | undefined;
  #isClosed = false;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.#stopWaiting = options.whenOver((reason) => {
      this.#over = reason;
      this.#leaveEntries();
    });
  }

  async next(): Promise<IteratorResult<string>> {
    if (this.#isClosed) return DONE;
    const { entries, resolve, pace, report } = this.#options;
    try {
      const entry = await entries.next();
      if (entry.done !== true) {
        const value = await resolve(entry.value);
        const turn = pace?.();
        if (turn !== undefined) await turn;
        if (this.#over === undefined) return this.#isClosed ? DONE : { done: false, value };
      }
      return this.#over === undefined ? await this.return() : this.#last(saidOf(this.#over));
    } catch (error) {
      if (error instanceof TailError) return this.#last(new Fault(error.code, error.message));
      report(error);
      return this.#last(LOG_UNAVAILABLE);
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#close();
    return DONE;
  }

  async throw(error: unknown): Promise<IteratorResult<string>> {
    this.#close();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #last(fault: Fault): IteratorResult<string> {
    this.#close();
    return { done: false, value: JSON.stringify(faultBody(fault, this.#options.traceId)) };
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopWaiting();
    this.#leaveEntries();
    this.#options.onClose();
  }

  #leaveEntries(): void {
    const { entries, report } = this.#options;
    entries.return?.().catch(report);
  }
}

function saidOf({ fault, comeAgain }: SessionOver): Fault {
  if (!comeAgain) return fault;
  return new Fault(fault.code, `${fault.message} Then subscribe again after the last cursor.`);
}

export const LOG_UNAVAILABLE = new Fault(
  'SERVICE_UNAVAILABLE',
  'Events cannot be read at the moment; subscribe again after the last cursor.',
);
