import type { AnyEvent, ConsumerOptions, Handlers } from '@blockscore/events';
import { noteVerifiedAccount } from '../app/note-verified-account.ts';
import type { Ports, Work } from '../app/ports.ts';
import { receiveApplicationFacts } from '../app/receive-application-facts.ts';
import { type HeardOfApplicant, receiveFactsTogether } from '../app/receive-facts-together.ts';

/** What compliance does when it hears what the others know of an applicant. */
export function fraudHandlersOf(ports: Ports): Handlers<Work> {
  return {
    'identity.application_facts.disclosed': ({ data }, { transact }) =>
      transact((work) => receiveApplicationFacts(work, ports, 'identity', data)),
    'lending.application_facts.disclosed': ({ data }, { transact }) =>
      transact((work) => receiveApplicationFacts(work, ports, 'lending', data)),
    'lending.payout_account.changed': (event, { transact }) =>
      transact((work) => noteVerifiedAccount(work, event)),
    'credit.application_facts.disclosed': ({ data }, { transact }) =>
      transact((work) => receiveApplicationFacts(work, ports, 'credit', data)),
  };
}

/** The same of several at once, by one transaction. */
export function fraudConsumerOf(
  ports: Ports,
): Required<Pick<ConsumerOptions<Work>, 'handlers' | 'handleBatch'>> {
  return {
    handlers: fraudHandlersOf(ports),
    handleBatch: ({ entries, transact }) =>
      transact((work) =>
        receiveFactsTogether(
          work,
          ports,
          entries.flatMap(({ event }) => heardOf(event)),
        ),
      ),
  };
}

function heardOf(event: AnyEvent): HeardOfApplicant[] {
  switch (event.type) {
    case 'identity.application_facts.disclosed':
    case 'lending.application_facts.disclosed':
    case 'lending.payout_account.changed':
    case 'credit.application_facts.disclosed':
      return [{ event }];
    default:
      throw new Error(`${event.type} says nothing of an applicant.`);
  }
}
