import { ANSWERABLE_HOURS, type DueFraudRequest } from './fraud-ports.ts';
import { giveUpJudging } from './give-up-judging.ts';
import type { Ports } from './ports.ts';
import { endPatience } from './receive-application-facts.ts';
import { type Place, tendEach } from './tend-each.ts';

const HOUR_MS = 3_600_000;
const BATCH = 1_000;

/**
 * Assesses the applications about which not everybody answered in time, and again those that an answer
 * came to since, and forgets questions that nobody may answer any more. Safe to run in several processes;
 * each is dealt with under the person's lock, and one that cannot be dealt with keeps no other waiting.
 *
 * @throws AggregateError of those that could not be
 */
export function tendFraud(ports: Ports) {
  const place: Place<DueFraudRequest> = {};
  return async (): Promise<void> => {
    const now = ports.clock().getTime();
    const before = new Date(now - ports.fraud.patienceMs);
    const kept = new Date(now - ANSWERABLE_HOURS * HOUR_MS);
    await ports.transact((work) => work.fraud.requests.forgetBefore(kept, BATCH));
    await tendEach(
      place,
      (after, limit) =>
        ports.transact((work) => work.fraud.requests.openBefore(before, after, limit)),
      (request) => judge(ports, request),
      'applications could not be assessed.',
    );
  };
}

async function judge(ports: Ports, request: DueFraudRequest): Promise<void> {
  try {
    await ports.transact((work) => endPatience(work, ports, request));
  } catch (error) {
    await giveUpJudging(ports, request).catch((another: unknown) => {
      throw new AggregateError(
        [error, another],
        'An application could neither be judged nor given up.',
      );
    });
    throw error;
  }
}
