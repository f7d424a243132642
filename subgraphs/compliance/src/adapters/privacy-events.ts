import type { Handlers } from '@blockscore/events';
import { erasePerson, hearOfEndedTerm } from '../app/erase-person.ts';
import {
  registerOrder,
  takeAssessment,
  takeErased,
  takeRetentionEnded,
} from '../app/follow-erasure.ts';
import { takeExportPart } from '../app/gather-export.ts';
import type { Ports, Work } from '../app/ports.ts';

/** What compliance does about people's data when it hears of it, in its own stream too. */
export function privacyHandlersOf(ports: Ports): Handlers<Work> {
  return {
    'identity.erasure.assessed': ({ data }, { transact }) =>
      transact((work) => takeAssessment(work, ports, 'identity', data)),
    'lending.erasure.assessed': ({ data }, { transact }) =>
      transact((work) => takeAssessment(work, ports, 'lending', data)),
    'ledger.erasure.assessed': ({ data }, { transact }) =>
      transact((work) => takeAssessment(work, ports, 'ledger', data)),
    'compliance.erasure.ordered': ({ data }, delivery) =>
      delivery.transact(async (work) => {
        await registerOrder(work, ports, data, delivery);
        await erasePerson(work, ports, data);
      }),
    'identity.export.disclosed': ({ data }, { transact }) =>
      transact((work) => takeExportPart(work, 'identity', data)),
    'credit.export.disclosed': ({ data }, { transact }) =>
      transact((work) => takeExportPart(work, 'credit', data)),
    'lending.export.disclosed': ({ data }, { transact }) =>
      transact((work) => takeExportPart(work, 'lending', data)),
    'ledger.export.disclosed': ({ data }, { transact }) =>
      transact((work) => takeExportPart(work, 'ledger', data)),
    'identity.erasure.done': ({ data }, delivery) =>
      delivery.transact((work) => takeErased(work, ports, 'identity', data, delivery)),
    'credit.erasure.done': ({ data }, delivery) =>
      delivery.transact((work) => takeErased(work, ports, 'credit', data, delivery)),
    'lending.erasure.done': ({ data }, delivery) =>
      delivery.transact((work) => takeErased(work, ports, 'lending', data, delivery)),
    'ledger.erasure.done': ({ data }, delivery) =>
      delivery.transact((work) => takeErased(work, ports, 'ledger', data, delivery)),
    'compliance.erasure.done': ({ data }, delivery) =>
      delivery.transact((work) => takeErased(work, ports, 'compliance', data, delivery)),
    'compliance.retention.ended': ({ data }, { transact }) =>
      transact((work) => hearOfEndedTerm(work, ports, data)),
    'lending.retention.destroyed': ({ data }, delivery) =>
      delivery.transact((work) => takeRetentionEnded(work, ports, 'lending', data, delivery)),
    'compliance.retention.destroyed': ({ data }, delivery) =>
      delivery.transact((work) => takeRetentionEnded(work, ports, 'compliance', data, delivery)),
  };
}
