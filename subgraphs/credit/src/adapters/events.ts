import { type Eventing, type Handlers, handledInLanes, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { discloseApplicationFacts } from '../app/disclose-application-facts.ts';
import { discloseAssessment } from '../app/disclose-assessment.ts';
import { discloseExport } from '../app/disclose-export.ts';
import { erasePerson } from '../app/erase-person.ts';
import { askAgeGroup } from '../app/fairness/ask-age-group.ts';
import { forgetAgeGroups } from '../app/fairness/forget-age-groups.ts';
import { receiveAgeGroup } from '../app/fairness/receive-age-group.ts';
import { ageLoan, followLoan } from '../app/follow-loan.ts';
import { keepDecision } from '../app/keep-decision.ts';
import { keepLoanMonth } from '../app/keep-loan-month.ts';
import type { Ports } from '../app/ports.ts';
import { restrictPerson } from '../app/restrict-person.ts';
import type { Config } from '../config.ts';
import { createHearingTransact, type HearingWork } from './fairness/transact.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';

/** Questions that are answered by what there is; many come at once. */
const ANSWERED = ['compliance.application_facts.requested'] as const;

/** What credit does when it hears of something. */
export function handlersOf(ports: Ports): Handlers<HearingWork> {
  const disclose = discloseAssessment(ports);
  const ask = askAgeGroup(ports);
  return {
    'lending.assessment.requested': (event, delivery) =>
      delivery.transact(({ scoring }) => disclose(scoring, event.data)),
    'lending.decision.made': (event, delivery) =>
      delivery.transact(async ({ scoring, fairness }) => {
        const decision = await keepDecision(scoring, event);
        if (decision !== undefined) await ask(fairness, decision);
      }),
    'lending.status.changed': (event, delivery) =>
      delivery.transact(({ scoring }) => followLoan(scoring, event)),
    'lending.performance.reported': (event, delivery) =>
      delivery.transact(async ({ scoring }) => {
        const holds = await keepLoanMonth(scoring, event.data);
        if (holds) await ageLoan(scoring, event.data);
      }),
    'compliance.restriction.changed': (event, delivery) =>
      delivery.transact(({ scoring }) => restrictPerson(scoring, ports, event.data)),
    'compliance.erasure.ordered': (event, delivery) =>
      delivery.transact(async ({ scoring, fairness }) => {
        await erasePerson(scoring, event.data);
        await forgetAgeGroups(fairness, event.data);
      }),
    'compliance.application_facts.requested': (event, delivery) =>
      delivery.transact(({ scoring }) => discloseApplicationFacts(scoring, event.data)),
    'compliance.export.requested': (event, delivery) =>
      delivery.transact(({ scoring }) => discloseExport(scoring, event.data)),
    'identity.age_group.disclosed': (event, delivery) =>
      delivery.transact(({ fairness }) => receiveAgeGroup(fairness, event.data)),
  };
}

/** Relays credit's events, answers how likely somebody repays, and hears what became of them. */
export function startEvents(
  resources: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  const { connection, logger } = resources;
  const handlers = handlersOf(ports);
  return startEventing<HearingWork>({
    subgraph: 'credit',
    connection,
    databaseUrl: config.CREDIT_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createHearingTransact(resources),
    streams: ['lending', 'identity', 'compliance'],
    handlers,
    consuming: { awaitDisk: false, ...handledInLanes(handlers, ANSWERED) },
    logger,
    registry,
  });
}
