import { type Consumer, consume, type Eventing, type Handlers } from '@blockscore/events';
import type { Ports, Work } from '../app/ports.ts';
import { receiveSuspension, recordDeliveries } from '../app/record-deliveries.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox } from './tables.ts';
import { createTransact } from './work.ts';

function webhookHandlersOf({ clock }: Ports): Handlers<Work> {
  return {
    'lending.status.changed': (event, { transact, stream, seq }) => {
      const { id: eventId, occurredAt, audience, data: change } = event;
      const heard = { eventId, stream, seq, occurredAt, audience, change };
      return recordDeliveries({ clock, transact })(heard);
    },
    'identity.partner.suspended': ({ data }, { transact }) =>
      receiveSuspension({ transact })(data.partnerId, true),
    'identity.partner.reinstated': ({ data }, { transact }) =>
      receiveSuspension({ transact })(data.partnerId, false),
  };
}

/**
 * A consumer of its own: what partners are told of waits for nothing that lending itself has to do, and
 * keeps none of it waiting.
 */
export function hearForWebhooks(
  { log, leases, metrics }: Eventing,
  resources: Resources,
  ports: Ports,
): Consumer {
  return consume<Work>({
    subgraph: 'lending',
    consumer: 'webhooks',
    streams: ['lending', 'identity'],
    handlers: webhookHandlersOf(ports),
    transact: createTransact(resources),
    inbox,
    deadLetters,
    log,
    leases,
    logger: resources.logger,
    metrics,
  });
}
