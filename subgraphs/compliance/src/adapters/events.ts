import {
  type AnyEvent,
  CATALOGUE,
  consume,
  type Delivery,
  type Eventing,
  type Handlers,
  STREAMS,
  startEventing,
} from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { clearSubject } from '../app/clear-subject.ts';
import { keepAuditAnchor } from '../app/keep-audit-anchor.ts';
import { noteCustomerChange } from '../app/note-customer-change.ts';
import type { Ports, Work } from '../app/ports.ts';
import { receiveDisclosure } from '../app/receive-disclosure.ts';
import { recordAuditEntry } from '../app/record-audit-entry.ts';
import { acceptVerifiedEmail, registerSubject } from '../app/register-subject.ts';
import type { Config } from '../config.ts';
import { fraudHandlersOf } from './fraud-events.ts';
import { monitoringHandlersOf } from './monitoring-events.ts';
import { privacyHandlersOf } from './privacy-events.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/**
 * Relays compliance's events and consumes those of others, by two consumers: one deals with people,
 * the other keeps the audit trail of all streams, so that a case that cannot be dealt with leaves no
 * gap in the trail.
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
    logger,
    registry,
  });
  const { log, leases, metrics } = eventing;
  const audit = consume<Work>({
    subgraph: 'compliance',
    consumer: 'audit',
    streams: STREAMS,
    handlers: auditHandlersOf(ports),
    transact,
    inbox,
    deadLetters,
    log,
    leases,
    logger,
    metrics,
  });
  return {
    leases,
    async stop() {
      await audit.stop();
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
    'lending.clearance.requested': ({ data }, delivery) =>
      delivery.transact((work) => clearSubject(work, ports, data)),
    ...fraudHandlersOf(ports),
    ...monitoringHandlersOf(ports),
    ...privacyHandlersOf(ports),
  };
}

/** The audit trail: one handler for every type that there is. */
export function auditHandlersOf(ports: Ports): Handlers<Work> {
  const handle = (event: AnyEvent, { stream, seq, transact }: Delivery<Work>) =>
    transact((work) => recordAuditEntry(work, ports, { stream, seq }, event));
  return Object.fromEntries(Object.keys(CATALOGUE).map((type) => [type, handle]));
}
