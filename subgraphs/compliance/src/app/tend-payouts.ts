import { answerWaiting } from './check-payment.ts';
import type { WaitingMovement } from './monitoring-ports.ts';
import type { Ports } from './ports.ts';
import { type Place, tendEach } from './tend-each.ts';

/**
 * Answers about the payouts that waited until it was known whether their customer is a fraud. Safe to run
 * in several processes, and after whatever ended the question: an assessment, patience, or an erasure.
 *
 * @throws AggregateError of those that could not be answered, which keep no other waiting
 */
export function tendPayouts(ports: Pick<Ports, 'transact' | 'clock'>) {
  const place: Place<WaitingMovement> = {};
  return async (): Promise<void> =>
    await tendEach(
      place,
      (after, limit) =>
        ports.transact((work) => work.monitoring.movements.doneWaiting(after, limit)),
      (payout) => ports.transact((work) => answerWaiting(work, ports, payout)),
      'payouts could not be answered.',
    );
}
