import { type Eventing, type Handlers, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { discloseAssessment } from '../app/disclose-assessment.ts';
import type { Ports, Work } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/** What credit does when it hears of something. */
export function handlersOf(ports: Ports): Handlers<Work> {
  const disclose = discloseAssessment(ports);
  return {
    'lending.assessment.requested': (event, delivery) =>
      delivery.transact((work) => disclose(work, event.data)),
  };
}

/** Relays credit's events and answers lending's questions how likely somebody repays. */
export function startEvents(
  resources: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  const { connection, logger } = resources;
  return startEventing<Work>({
    subgraph: 'credit',
    connection,
    databaseUrl: config.CREDIT_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(resources),
    streams: ['lending'],
    handlers: handlersOf(ports),
    logger,
    registry,
  });
}
