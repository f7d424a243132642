import { type Eventing, type Handlers, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { discloseSubject } from '../app/disclose-subject.ts';
import type { Work } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/** What identity does when it hears of something. */
export const HANDLERS: Handlers<Work> = {
  'compliance.disclosure.requested': (event, delivery) =>
    delivery.transact((work) => discloseSubject(work, event.data)),
};

/** Relays identity's events and answers who somebody is. */
export function startEvents(
  resources: Resources,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  const { connection, logger } = resources;
  return startEventing<Work>({
    subgraph: 'identity',
    connection,
    databaseUrl: config.IDENTITY_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(resources),
    streams: ['compliance'],
    handlers: HANDLERS,
    logger,
    registry,
  });
}
