import { type Eventing, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { discloseAssessment } from '../app/disclose-assessment.ts';
import type { Ports, Work } from '../app/ports.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

export interface EventOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly eventsDatabaseUrl: string | undefined;
}

/** Relays credit's events and answers lending's questions how likely somebody repays. */
export function startEvents(
  { connection, vault, clock, logger }: Resources,
  ports: Ports,
  options: EventOptions,
  registry: Metrics['registry'],
): Eventing {
  const disclose = discloseAssessment(ports);
  return startEventing<Work>({
    subgraph: 'credit',
    connection,
    ...options,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(connection, vault, clock),
    streams: ['lending'],
    handlers: {
      'lending.assessment.requested': (event, delivery) =>
        delivery.transact((work) => disclose(work, event.data)),
    },
    logger,
    registry,
  });
}
