import { inTrace } from '@blockscore/caller';
import type { Transaction } from '@blockscore/database';
import type { EventType } from './catalogue.ts';
import type { AnyEvent, EventEnvelope, LogEntry } from './envelope.ts';

/** Opens a transaction of the subgraph: `W` is its `Work`, `tx` what the inbox is written through. */
export type Transact<W> = <T>(fn: (work: W, tx: Transaction) => Promise<T>) => Promise<T>;

/** One attempt at one event. */
export interface Delivery<W> {
  readonly stream: string;
  readonly seq: number;
  /** Counts from 1. */
  readonly attempt: number;
  /**
   * The subgraph's transaction, in which the event is also marked as done: both happen or neither
   * does. It commits at most once for an event. A use case takes part as it is:
   * `settlePayment({ ...ports, transact: delivery.transact })(…)`.
   */
  transact<T>(fn: (work: W) => Promise<T>): Promise<T>;
}

/**
 * Handles an event. What it changes in the database it changes in `delivery.transact`. What it does
 * outside (mail, a payment provider) it does before, with an idempotency key made of the event's
 * id, because it is called again if the process is killed in between. A handler that returns
 * without a transaction has the event marked as done all the same. Throwing has it tried again.
 */
export type Handler<W, T extends EventType = EventType> = (
  event: EventEnvelope<T>,
  delivery: Delivery<W>,
) => Promise<unknown>;

/** The types that a consumer handles; all others it passes over. */
export type Handlers<W> = { readonly [T in EventType]?: Handler<W, T> };

/** One attempt at several events of one stream, in its order; all are of types that the consumer handles. */
export interface Batch<W> {
  /** At least two, and at most what is read of a stream at once. */
  readonly entries: readonly LogEntry[];
  /** As of a {@link Delivery}: all of them are marked as done with the change, or none is. */
  transact<T>(fn: (work: W) => Promise<T>): Promise<T>;
}

/**
 * Does with several events what the handlers would do with each, by one transaction. For consumers that
 * change the database and nothing outside. Throwing has each of them handled by itself.
 */
export type BatchHandler<W> = (batch: Batch<W>) => Promise<unknown>;

export function handles<W>(handlers: Handlers<W>, event: AnyEvent): boolean {
  return Object.hasOwn(handlers, event.type);
}

/**
 * Calls the handler of the event's type, and sees that `settle` (marking it as done) commits exactly
 * once, within the handler's transaction where it has one.
 */
export async function deliver<W>(
  handlers: Handlers<W>,
  entry: LogEntry,
  attempt: number,
  transact: Transact<W>,
  settle: Settle,
  timeoutMs: number,
): Promise<void> {
  const { stream, seq } = entry;
  await settledOnce(transact, settle, timeoutMs, (settling) => {
    const delivery = { stream, seq, attempt, transact: settling };
    // What a request caused bears its trace, however many events lie in between.
    return inTrace(entry.event.traceId, () => call(handlers, entry.event, delivery));
  });
}

/** The same for several events, all of which `settle` marks as done. */
export async function deliverBatch<W>(
  handle: BatchHandler<W>,
  entries: readonly LogEntry[],
  transact: Transact<W>,
  settle: Settle,
  timeoutMs: number,
): Promise<void> {
  await settledOnce(transact, settle, timeoutMs, (settling) =>
    handle({ entries, transact: settling }),
  );
}

/** Marks as done, in the transaction given. */
type Settle = (tx: Transaction) => Promise<void>;
type Settling<W> = Delivery<W>['transact'];

async function settledOnce<W>(
  transact: Transact<W>,
  settle: Settle,
  timeoutMs: number,
  handle: (settling: Settling<W>) => Promise<unknown>,
): Promise<void> {
  let settled = false;
  const settling: Settling<W> = async (fn) => {
    if (settled) {
      throw new Error(
        'delivery.transact committed already: a handler uses it once; use ports.transact for what comes before',
      );
    }
    const value = await transact(async (work, tx) => {
      await settle(tx);
      return fn(work);
    });
    settled = true;
    return value;
  };
  await within(timeoutMs, handle(settling));
  if (!settled) await settling(async () => undefined);
}

/** Calls the handler of the event's type. */
export async function call<W, T extends EventType>(
  handlers: Handlers<W>,
  event: EventEnvelope<T>,
  delivery: Delivery<W>,
): Promise<void> {
  const handler: Handler<W, T> | undefined = handlers[event.type];
  await handler?.(event, delivery);
}

/** A handler that never ends must not hold up its stream for ever. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const say = () => reject(new Error(`The handler took longer than ${milliseconds} ms`));
    timer = setTimeout(say, milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
