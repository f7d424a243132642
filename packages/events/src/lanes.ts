import { inTrace } from '@blockscore/caller';
import type { EventType } from './catalogue.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { call, type Handlers } from './delivery.ts';
import type { AnyEvent } from './envelope.ts';

/**
 * Does something about each of several events in one transaction: those of one lane one after the other, in
 * their order, lanes side by side, so that the statements of many share the way to the database. What a
 * request caused bears its trace.
 *
 * @param laneOf the same of events that are to be handled in order: whom they are about
 * @returns what came of each, in the order of the events
 * @throws the first failure, once all have ended: what still ran would go on outside of the transaction
 */
export async function inLanes<E extends { readonly event: Pick<AnyEvent, 'traceId'> }, T>(
  entries: readonly E[],
  laneOf: (entry: E) => string,
  run: (entry: E) => Promise<T>,
): Promise<readonly T[]> {
  const lanes = new Map<string, Promise<unknown>>();
  const outcomes = entries.map((entry) => {
    const lane = laneOf(entry);
    const next = async () => await inTrace(entry.event.traceId, () => run(entry));
    const outcome = lanes.get(lane)?.then(next) ?? next();
    lanes.set(lane, outcome);
    return outcome;
  });
  await Promise.allSettled(outcomes);
  return await Promise.all(outcomes);
}

/**
 * Has events of these types handled by their handlers, many by one transaction: those about one person in their
 * order, those about different people side by side. For handlers that do all in `delivery.transact` and
 * lock nothing there: those that answer by what they read.
 */
export function handledInLanes<W>(
  handlers: Handlers<W>,
  batched: readonly EventType[],
): Required<Pick<ConsumerOptions<W>, 'handleBatch' | 'batched'>> {
  return {
    batched,
    handleBatch: ({ entries, transact }) =>
      transact((work) =>
        inLanes(entries, personOf, async ({ stream, seq, event }) => {
          await call(handlers, event, { stream, seq, attempt: 1, transact: (fn) => fn(work) });
        }),
      ),
  };
}

const personOf = ({ event: { data } }: { readonly event: AnyEvent }): string =>
  'userId' in data && typeof data.userId === 'string' ? data.userId : '';
