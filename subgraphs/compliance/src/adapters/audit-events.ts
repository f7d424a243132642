import {
  type AnyEvent,
  CATALOGUE,
  type ConsumerOptions,
  type Delivery,
  type LogEntry,
} from '@blockscore/events';
import type { Ports, Transact, Work } from '../app/ports.ts';
import { recordAuditEntries } from '../app/record-audit-entries.ts';

type Recorded = Pick<LogEntry, 'seq' | 'event'>;

/**
 * The audit trail: one handler for every type that there is, and for as many events as are read at once. The
 * chain is written by one transaction at a time, so that of several streams one waits for another before it
 * takes a connection that others could use.
 */
export function auditConsumerOf(
  ports: Ports,
): Required<Pick<ConsumerOptions<Work>, 'handlers' | 'handleBatch'>> {
  let last: Promise<unknown> = Promise.resolve();
  const record = (stream: string, events: readonly Recorded[], transact: Transact) => {
    const append = () => transact((work) => recordAuditEntries(work, ports, stream, events));
    // Whoever handed over those before hears of their failure; the next ones have their turn all the same.
    const turn = last.then(append, append);
    last = turn;
    return turn;
  };
  const handle = (event: AnyEvent, { stream, seq, transact }: Delivery<Work>) =>
    record(stream, [{ seq, event }], transact);
  return {
    handlers: Object.fromEntries(Object.keys(CATALOGUE).map((type) => [type, handle])),
    handleBatch: async ({ entries, transact }) => {
      const [first] = entries;
      if (first !== undefined) await record(first.stream, entries, transact);
    },
  };
}
