import { type Eventing, type Handlers, handledInLanes, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { applyPosting, noteRejectedPosting } from '../app/apply-posting.ts';
import { assessErasure } from '../app/assess-erasure.ts';
import { discloseApplicationFacts } from '../app/disclose-application-facts.ts';
import { discloseExport } from '../app/disclose-export.ts';
import { endRetention, erasePerson } from '../app/erase-person.ts';
import { notePartner } from '../app/note-partner.ts';
import type { Ports, Work } from '../app/ports.ts';
import { receiveAssessment } from '../app/receive-assessment.ts';
import { receiveClearance } from '../app/receive-clearance.ts';
import { receiveKycChange } from '../app/receive-kyc-change.ts';
import { receivePaymentDecision } from '../app/receive-payment-decision.ts';
import { receiveFraudAlert, receiveSettledAlert } from '../app/receive-settled-alert.ts';
import { receiveScore } from '../app/reconsider-applications.ts';
import { restrictPerson } from '../app/restrict-person.ts';
import { submitPayment } from '../app/submit-payment.ts';
import { answerForBooks } from '../app/tell-books.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { hearForWebhooks } from './webhook-events.ts';
import { createTransact } from './work.ts';

/** Questions that are answered by what there is; many come at once. */
const ANSWERED = ['compliance.application_facts.requested'] as const;

/** What lending does when it hears of something. Each runs in the transaction of its delivery. */
export function handlersOf(ports: Ports): Handlers<Work> {
  return {
    'identity.partner.created': ({ data }, { transact }) => notePartner({ transact })(data),
    // Of one that was made before lending listened, these tell too.
    'identity.partner.changed': ({ data }, { transact }) => notePartner({ transact })(data),
    'identity.partner.attached': ({ data }, { transact }) => notePartner({ transact })(data),
    'identity.api_key.created': ({ data }, { transact }) => notePartner({ transact })(data),
    'credit.assessment.disclosed': ({ data }, { transact }) =>
      receiveAssessment({ ...ports, transact })(data),
    'credit.score.calculated': ({ data }, { transact }) =>
      receiveScore({ ...ports, transact })(data),
    'compliance.clearance.decided': ({ data }, { transact }) =>
      receiveClearance({ ...ports, transact })(data),
    'compliance.kyc.changed': ({ data }, { transact }) =>
      receiveKycChange({ ...ports, transact })(data),
    'compliance.alert.raised': ({ data }, { transact }) =>
      receiveFraudAlert({ ...ports, transact })(data),
    'compliance.alert.resolved': ({ data }, { transact }) =>
      receiveSettledAlert({ ...ports, transact })(data),
    'compliance.restriction.changed': ({ data }, { transact }) =>
      restrictPerson({ ...ports, transact })(data),
    'compliance.erasure.requested': ({ data }, { transact }) => assessErasure({ transact })(data),
    'compliance.erasure.ordered': ({ data }, { transact }) =>
      erasePerson({ ...ports, transact })(data),
    'compliance.retention.ended': ({ data }, { transact }) => endRetention({ transact })(data),
    'compliance.application_facts.requested': ({ data }, { transact }) =>
      transact((work) => discloseApplicationFacts(work, data)),
    'compliance.export.requested': ({ data }, { transact }) =>
      transact((work) => discloseExport(work, data)),
    'compliance.payment.decided': ({ data }, { transact }) =>
      receivePaymentDecision({ ...ports, transact })(data),
    'lending.payment.requested': ({ data }, { transact }) => submitPayment(ports, transact)(data),
    'lending.payment_check.passed': ({ data }, { transact }) =>
      submitPayment(ports, transact)(data),
    'lending.payment_check.lapsed': ({ data }, { transact }) =>
      submitPayment(ports, transact)(data),
    'ledger.transaction.posted': ({ data }, { transact }) =>
      applyPosting({ ...ports, transact })(data),
    'ledger.posting.rejected': ({ data }, { transact }) => noteRejectedPosting({ transact })(data),
    'ledger.books.questioned': ({ data }, { transact }) =>
      answerForBooks({ ...ports, transact })(data),
  };
}

/** Relays lending's events and consumes its own and those of the other subgraphs. */
export function startEvents(
  resources: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  const { connection, logger } = resources;
  const handlers = handlersOf(ports);
  const eventing = startEventing<Work>({
    subgraph: 'lending',
    connection,
    databaseUrl: config.LENDING_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(resources),
    streams: ['credit', 'compliance', 'identity', 'ledger', 'lending'],
    handlers,
    consuming: handledInLanes(handlers, ANSWERED),
    logger,
    registry,
  });
  const webhooks = hearForWebhooks(eventing, resources, ports);
  return {
    ...eventing,
    stop: async () => {
      await webhooks.stop();
      await eventing.stop();
    },
  };
}
