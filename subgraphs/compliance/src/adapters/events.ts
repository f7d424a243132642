import {
  type ConsumerOptions,
  consume,
  type Eventing,
  type Handlers,
  STREAMS,
  startEventing,
} from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { clearSubject, clearSubjects } from '../app/clear-subject.ts';
import { FRAUD_SOURCES } from '../app/fraud-ports.ts';
import { keepAuditAnchor } from '../app/keep-audit-anchor.ts';
import { noteCustomerChange } from '../app/note-customer-change.ts';
import type { Ports, Work } from '../app/ports.ts';
import { receiveDisclosure } from '../app/receive-disclosure.ts';
import { acceptVerifiedEmail, registerSubject } from '../app/register-subject.ts';
import type { Config } from '../config.ts';
import { auditConsumerOf } from './audit-events.ts';
import { fraudConsumerOf } from './fraud-events.ts';
import { monitoringHandlersOf } from './monitoring-events.ts';
import { privacyHandlersOf } from './privacy-events.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/**
 * Relays compliance's events and consumes those of others, by four consumers: one deals with people, two
 * take what somebody waits for, so that it overtakes what nobody does: whether a person may be dealt with,
 * and what is known of applicants. The last keeps the audit trail of all streams, so that a case that
 * cannot be dealt with leaves no gap in the trail.
 */
export function startEvents(
  resources: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Pick<Eventing, 'leases' | 'stop'> {
  const { connection, logger } = resources;
  const transact = createTransact(resources);
  const eventing = startEventing<Work>({
    subgraph: 'compliance',
    connection,
    databaseUrl: config.COMPLIANCE_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact,
    streams: ['compliance', 'credit', 'identity', 'ledger', 'lending'],
    handlers: handlersOf(ports),
    consuming: { awaitDisk: false },
    logger,
    registry,
  });
  const { log, leases, metrics } = eventing;
  const shared = {
    subgraph: 'compliance',
    transact,
    inbox,
    deadLetters,
    log,
    leases,
    logger,
    metrics,
  };
  const fraud = consume<Work>({
    ...shared,
    consumer: 'fraud',
    awaitDisk: false,
    streams: FRAUD_SOURCES,
    ...fraudConsumerOf(ports),
  });
  const clearances = consume<Work>({
    ...shared,
    consumer: 'clearances',
    awaitDisk: false,
    streams: ['lending'],
    ...clearanceConsumerOf(ports),
  });
  const audit = consume<Work>({
    ...shared,
    consumer: 'audit',
    streams: STREAMS,
    ...auditConsumerOf(ports),
  });
  return {
    leases,
    async stop() {
      await Promise.all([audit.stop(), fraud.stop(), clearances.stop()]);
      await eventing.stop();
    },
  };
}

/** What compliance does about people when it hears of something. */
export function handlersOf(ports: Ports): Handlers<Work> {
  return {
    'identity.user.registered': ({ data }, delivery) =>
      delivery.transact((work) => registerSubject(work, ports, data)),
    'identity.profile.changed': ({ data }, delivery) =>
      delivery.transact((work) => noteCustomerChange(work, ports, data)),
    'identity.email.verified': ({ data }, delivery) =>
      delivery.transact((work) => acceptVerifiedEmail(work, ports, data)),
    'identity.subject.disclosed': ({ data }, delivery) =>
      delivery.transact((work) => receiveDisclosure(work, ports, data)),
    'ledger.audit.anchored': ({ data }, delivery) =>
      delivery.transact((work) => keepAuditAnchor(work, data)),
    ...monitoringHandlersOf(ports),
    ...privacyHandlersOf(ports),
  };
}

/** What lending asks before it goes on with an application or a payout. */
export function clearanceHandlersOf(ports: Ports): Handlers<Work> {
  return {
    'lending.clearance.requested': ({ data }, { transact }) =>
      transact((work) => clearSubject(work, ports, data)),
  };
}

/** The same of several at once, by one transaction. */
function clearanceConsumerOf(
  ports: Ports,
): Required<Pick<ConsumerOptions<Work>, 'handlers' | 'handleBatch'>> {
  return {
    handlers: clearanceHandlersOf(ports),
    handleBatch: async ({ entries, transact }) => {
      const asked = entries.flatMap(({ event }) =>
        event.type === 'lending.clearance.requested' ? [{ event }] : [],
      );
      await transact((work) => clearSubjects(work, ports, asked));
    },
  };
}
