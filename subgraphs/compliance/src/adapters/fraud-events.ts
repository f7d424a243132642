import type { Handlers } from '@blockscore/events';
import type { Ports, Work } from '../app/ports.ts';
import { receiveApplicationFacts } from '../app/receive-application-facts.ts';

/** What compliance does when it hears what the others know of an applicant. */
export function fraudHandlersOf(ports: Ports): Handlers<Work> {
  return {
    'identity.application_facts.disclosed': ({ data }, { transact }) =>
      transact((work) => receiveApplicationFacts(work, ports, 'identity', data)),
    'lending.application_facts.disclosed': ({ data }, { transact }) =>
      transact((work) => receiveApplicationFacts(work, ports, 'lending', data)),
    // After it was told of the account that somebody had claimed it.
    'lending.payout_account.changed': async ({ data, occurredAt }, { transact }) => {
      if (data.to !== 'VERIFIED') return;
      await transact(({ fraud }) =>
        fraud.traces.noteVerified(data.userId, data.payoutAccountId, new Date(occurredAt)),
      );
    },
    'credit.application_facts.disclosed': ({ data }, { transact }) =>
      transact((work) => receiveApplicationFacts(work, ports, 'credit', data)),
  };
}
