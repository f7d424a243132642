import type { Ports } from './ports.ts';
import { endPatience } from './receive-application-facts.ts';

const AT_ONCE = 100;

/**
 * Assesses the applications about which not everybody answered in time. Safe to run in several processes;
 * each is dealt with under the person's lock, and one that cannot be dealt with keeps no other waiting.
 *
 * @throws AggregateError of those that could not be
 */
export function tendFraud(ports: Ports) {
  return async (): Promise<void> => {
    const before = new Date(ports.clock().getTime() - ports.fraud.patienceMs);
    const due = await ports.transact((work) => work.fraud.requests.openBefore(before, AT_ONCE));
    const failures: unknown[] = [];
    for (const request of due) {
      try {
        await ports.transact((work) => endPatience(work, ports, request));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, `${failures.length} applications could not be assessed.`);
    }
  };
}
