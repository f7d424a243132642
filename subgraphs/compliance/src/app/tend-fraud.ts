import type { DueFraudRequest } from './fraud-ports.ts';
import type { Ports } from './ports.ts';
import { endPatience } from './receive-application-facts.ts';
import { tendEach } from './tend-each.ts';

/**
 * Assesses the applications about which not everybody answered in time. Safe to run in several processes;
 * each is dealt with under the person's lock, and one that cannot be dealt with keeps no other waiting.
 *
 * @throws AggregateError of those that could not be
 */
export function tendFraud(ports: Ports) {
  return async (): Promise<void> => {
    const before = new Date(ports.clock().getTime() - ports.fraud.patienceMs);
    await tendEach<DueFraudRequest>(
      (after, limit) =>
        ports.transact((work) => work.fraud.requests.openBefore(before, after, limit)),
      (request) => ports.transact((work) => endPatience(work, ports, request)),
      'applications could not be assessed.',
    );
  };
}
