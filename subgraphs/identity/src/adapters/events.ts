import { type Eventing, type Handlers, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { discloseSubject } from '../app/disclose-subject.ts';
import type { Ports, Work } from '../app/ports.ts';
import { sendVerificationMail } from '../app/send-verification-mail.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/** What identity does when it hears of something. */
export function handlersOf(ports: Ports): Handlers<Work> {
  const sendMail = sendVerificationMail(ports);
  return {
    'identity.verification.requested': (event) => sendMail(event.data),
    'compliance.disclosure.requested': (event, delivery) =>
      delivery.transact((work) => discloseSubject(work, event.data)),
  };
}

/** Relays identity's events, sends its mails and answers who somebody is. */
export function startEvents(
  resources: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  const { connection, vault, clock, logger } = resources;
  return startEventing<Work>({
    subgraph: 'identity',
    connection,
    databaseUrl: config.IDENTITY_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(connection, vault, clock),
    streams: ['identity', 'compliance'],
    handlers: handlersOf(ports),
    logger,
    registry,
  });
}
