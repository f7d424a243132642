import { type Eventing, type Handlers, handledInLanes, startEventing } from '@blockscore/events';
import type { Metrics } from '@blockscore/service';
import { assessErasure } from '../app/assess-erasure.ts';
import { discloseAgeGroup } from '../app/disclose-age-group.ts';
import { discloseApplicationFacts } from '../app/disclose-application-facts.ts';
import { discloseExport } from '../app/disclose-export.ts';
import { discloseSubject } from '../app/disclose-subject.ts';
import { type EraseNeeds, erasePerson } from '../app/erase-person.ts';
import { mailOfCopy, mailOfDocument } from '../app/mail-what-compliance-tells.ts';
import type { Work } from '../app/ports.ts';
import { receiveNotice } from '../app/receive-notice.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

/** Questions that are answered by what there is; many come at once. */
const ANSWERED = [
  'compliance.disclosure.requested',
  'compliance.application_facts.requested',
] as const;

/** What identity does when it hears of something. */
export function handlersOf({ clock, forgetMail }: EraseNeeds): Handlers<Work> {
  const disclose = discloseAgeGroup({ clock });
  const receive = receiveNotice({ clock });
  const ofDocument = mailOfDocument({ clock });
  const ofCopy = mailOfCopy({ clock });
  return {
    'compliance.disclosure.requested': (event, delivery) =>
      delivery.transact((work) => discloseSubject(work, event.data)),
    'compliance.application_facts.requested': (event, delivery) =>
      delivery.transact((work) => discloseApplicationFacts(work, event.data)),
    'compliance.erasure.requested': (event, delivery) =>
      delivery.transact((work) => assessErasure(work, event.data)),
    'compliance.erasure.ordered': (event, delivery) =>
      delivery.transact((work) => erasePerson(work, { clock, forgetMail }, event.data)),
    'compliance.export.requested': (event, delivery) =>
      delivery.transact((work) => discloseExport(work, event.data)),
    'compliance.export.changed': (event, delivery) =>
      delivery.transact((work) => ofCopy(work, event.data, new Date(event.occurredAt))),
    'compliance.kyc_document.expiring': (event, delivery) =>
      delivery.transact((work) => ofDocument(work, event.data, new Date(event.occurredAt))),
    'credit.age_group.requested': (event, delivery) =>
      delivery.transact((work) => disclose(work, event.data)),
    'lending.notice.issued': (event, delivery) =>
      delivery.transact((work) => receive(work, event.data, new Date(event.occurredAt))),
  };
}

/** Relays identity's events, answers who somebody is and in which age group, and mails what lending and compliance tell people. */
export function startEvents(
  resources: Resources,
  config: Config,
  registry: Metrics['registry'],
): Eventing {
  const { connection, logger } = resources;
  const handlers = handlersOf(resources);
  return startEventing<Work>({
    subgraph: 'identity',
    connection,
    databaseUrl: config.IDENTITY_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(resources),
    streams: ['compliance', 'credit', 'lending'],
    handlers,
    consuming: { awaitDisk: false, ...handledInLanes(handlers, ANSWERED) },
    logger,
    registry,
  });
}
