import { addMonths } from '../domain/privacy/month.ts';
import { TRACE_MONTHS } from './fraud-ports.ts';
import type { Ports } from './ports.ts';

const BATCH = 1_000;

/**
 * Removes every day what was seen of people, to be compared with others, and has not been seen again for
 * {@link TRACE_MONTHS} months; a batch in a transaction, so that no assessment waits for long.
 *
 * @returns how many went
 */
export function forgetTraces({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  return async (signal?: AbortSignal): Promise<number> => {
    const before = addMonths(clock(), -TRACE_MONTHS);
    let gone = 0;
    let removed: number;
    do {
      signal?.throwIfAborted();
      removed = await transact((work) => work.fraud.traces.forgetBefore(before, BATCH));
      gone += removed;
    } while (removed === BATCH);
    return gone;
  };
}
