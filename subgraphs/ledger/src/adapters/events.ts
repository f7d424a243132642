import { type Eventing, type Handlers, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { answerPostingRequest } from '../app/answer-posting-request.ts';
import { assessErasure } from '../app/assess-erasure.ts';
import { hearOfAllBooks, hearOfBooks } from '../app/compare-with-loans.ts';
import { discloseExport } from '../app/disclose-export.ts';
import { erasePerson } from '../app/erase-person.ts';
import { hearOfAgreement, hearOfLoan } from '../app/hear-of-loan.ts';
import { hearOfLostRight } from '../app/hear-of-lost-right.ts';
import { hearOfReview } from '../app/hear-of-review.ts';
import { keepAuditCommitments } from '../app/keep-audit-commitments.ts';
import { keepCommitment } from '../app/keep-commitment.ts';
import type { LoanRegistrySettings } from '../app/loan-ports.ts';
import type { Ports, Work } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/** What the ledger does when it hears of something. */
export function handlersOf(ports: Ports): Handlers<Work> {
  return {
    'lending.posting.requested': (event, delivery) =>
      delivery.transact((work) => answerPostingRequest(work, ports, event)),
    'lending.books.told': (event, delivery) =>
      delivery.transact((work) => hearOfBooks(work, ports, event)),
    'lending.books.totalled': (event, delivery) =>
      delivery.transact((work) => hearOfAllBooks(work, ports, event)),
    'credit.score.calculated': (event, delivery) =>
      delivery.transact((work) =>
        keepCommitment(work, ports, event.data, new Date(event.occurredAt)),
      ),
    'credit.review.resolved': (event, delivery) =>
      delivery.transact((work) => hearOfReview(work, ports, event.data)),
    'compliance.audit.sealed': (event, delivery) =>
      delivery.transact((work) => keepAuditCommitments(work, ports, event.data)),
    'compliance.erasure.requested': (event, delivery) =>
      delivery.transact((work) => assessErasure(work, event.data)),
    'compliance.erasure.ordered': (event, delivery) =>
      delivery.transact((work) => erasePerson(work, ports, event.data)),
    'compliance.export.requested': (event, delivery) =>
      delivery.transact((work) => discloseExport(work, event.data)),
    'identity.role.changed': (event, delivery) =>
      delivery.transact((work) => hearOfLostRight(work, ports, event)),
    'identity.user.suspended': (event, delivery) =>
      delivery.transact((work) => hearOfLostRight(work, ports, event)),
    ...(ports.loanRegistry !== null && loanHandlersOf(ports, ports.loanRegistry)),
  };
}

/** Only where loans are registered: each event that is handled is a transaction, and these are many. */
function loanHandlersOf(ports: Ports, settings: LoanRegistrySettings): Handlers<Work> {
  return {
    'lending.agreement.made': (event, delivery) =>
      delivery.transact((work) => hearOfAgreement(work, ports, event.data)),
    'lending.status.changed': (event, delivery) =>
      delivery.transact((work) => hearOfLoan(work, settings, event)),
  };
}

/** Relays the ledger's events, posts what lending asks for and keeps what commits to scores and to the audit trail. */
export function startEvents(
  { connection, clock, logger }: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  return startEventing<Work>({
    subgraph: 'ledger',
    connection,
    databaseUrl: config.LEDGER_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(connection, clock),
    streams: ['compliance', 'credit', 'identity', 'lending'],
    handlers: handlersOf(ports),
    logger,
    registry,
  });
}
