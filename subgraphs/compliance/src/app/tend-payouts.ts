import { answerWaiting } from './check-payment.ts';
import type { Ports } from './ports.ts';

const AT_ONCE = 100;

/**
 * Answers about the payouts that waited until it was known whether their customer is a fraud. Safe to run
 * in several processes, and after whatever ended the question: an assessment, patience, or an erasure.
 *
 * @throws AggregateError of those that could not be answered, which keep no other waiting
 */
export function tendPayouts(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (): Promise<void> => {
    const done = await ports.transact((work) => work.monitoring.movements.doneWaiting(AT_ONCE));
    const failures: unknown[] = [];
    for (const payout of done) {
      try {
        await ports.transact((work) => answerWaiting(work, ports, payout));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, `${failures.length} payouts could not be answered.`);
    }
  };
}
