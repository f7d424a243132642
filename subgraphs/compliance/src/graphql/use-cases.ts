import { connectionOf, readPage } from '@blockscore/database';
import { recordDisclosures } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { decideKyc } from '../app/decide-kyc.ts';
import { findAuditEntry } from '../app/find-audit-entry.ts';
import { findEvidence } from '../app/find-evidence.ts';
import { listAuditEntries } from '../app/list-audit-entries.ts';
import type { Ports } from '../app/ports.ts';
import type { ProposedAct } from '../app/proposal-ports.ts';
import { screenName } from '../app/screen-name.ts';
import { screenUser } from '../app/screen-user.ts';
import { searchCustomers } from '../app/search-customers.ts';
import { startKycVerification } from '../app/start-kyc-verification.ts';
import { verifyAuditChain, WHILE_WAITED_FOR } from '../app/verify-audit-chain.ts';
import { createAlertUseCases } from './alerts/use-cases.ts';
import { createCaseUseCases } from './cases/use-cases.ts';
import type { UseCases } from './context.ts';
import { createDataExportUseCases } from './data-exports/use-cases.ts';
import { createDocumentUseCases } from './documents/use-cases.ts';
import { createFraudUseCases } from './fraud/use-cases.ts';
import { createListUseCases } from './lists/use-cases.ts';
import type { LoaderSources } from './loaders.ts';
import { createMonitoringUseCases } from './monitoring/use-cases.ts';
import { createPrivacyUseCases } from './privacy/use-cases.ts';
import { createReportUseCases } from './reports/use-cases.ts';
import { createSarUseCases } from './sars/use-cases.ts';
import { createScreeningUseCases } from './screening/use-cases.ts';

/** What officers propose about an alert. */
const TO_RESOLVE: readonly ProposedAct[] = [
  ...(['RESOLVE_AS_FALSE_POSITIVE', 'RESOLVE_AS_NO_ACTION', 'RESOLVE_ALERT'] as const),
  'TAKE_BACK_CONFIRMATION',
];

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  const list = listAuditEntries(ports);
  return {
    ...createListUseCases(ports),
    ...createReportUseCases(ports),
    ...createAlertUseCases(ports),
    ...createCaseUseCases(ports),
    ...createSarUseCases(ports),
    ...createMonitoringUseCases(ports),
    ...createFraudUseCases(ports),
    ...createPrivacyUseCases(ports),
    ...createDataExportUseCases(ports),
    ...createScreeningUseCases(ports),
    ...createDocumentUseCases(ports),
    startKycVerification: startKycVerification(ports),
    decideKyc: decideKyc(ports),
    screenUser: screenUser(ports),
    screenName: screenName(ports),
    searchCustomers: async (caller, search, args) => {
      const page = readPage(args, (key) => isId('user', key));
      const rows = await searchCustomers(ports)(caller, search, page);
      return connectionOf(rows, page, ({ userId }) => userId);
    },
    verifyAuditChain: verifyAuditChain(ports, WHILE_WAITED_FOR),
    findAuditEntry: findAuditEntry(ports),
    listAuditEntries: async (caller, query) => {
      const page = readPage(query, (key) => isId('aud', key));
      return connectionOf(await list(caller, query, page), page, ({ id }) => id);
    },
    findAddress: (userId) =>
      ports.transact(async (work) => (await work.subjects.find(userId))?.address ?? null),
    listDecisions: ({ userId }) => ports.transact((work) => work.kyc.decisions(userId)),
    listScreenings: async ({ userId }, args) => {
      const page = readPage(args, (key) => isId('scr', key));
      const rows = await ports.transact((work) => work.screenings.list(userId, page));
      return connectionOf(rows, page, ({ id }) => id);
    },
  };
}

export function loaderSources(ports: Ports): LoaderSources {
  return {
    findKyc: (ids) => ports.transact((work) => work.kyc.findMany(ids)),
    findKycOfUsers: (ids) => ports.transact((work) => work.kyc.findByUsers(ids)),
    findDocuments: (ids) => ports.transact((work) => work.documents.findMany(ids)),
    findScreenings: (ids) => ports.transact((work) => work.screenings.findMany(ids)),
    findRescreenings: (ids) => ports.transact((work) => work.rescreenings.find(ids)),
    findAlerts: (ids) => ports.transact((work) => work.alerts.findMany(ids)),
    findAlertPayments: (ids) => ports.transact((work) => work.monitoring.movements.ofAlerts(ids)),
    findFraudAssessments: (ids) => ports.transact((work) => work.fraud.assessments.findMany(ids)),
    findConfirmedFrauds: (users) => ports.transact((work) => work.alerts.confirmedFrauds(users)),
    findCases: (ids) => ports.transact((work) => work.cases.findMany(ids)),
    findSars: (ids) => ports.transact((work) => work.sars.findMany(ids)),
    findReleaseProposals: (ids) =>
      ports.transact((work) => work.proposals.latestOf(['RELEASE_PAYMENT'], ids)),
    findResolveProposals: (ids) =>
      ports.transact((work) => work.proposals.latestOf(TO_RESOLVE, ids)),
    findContinuingProposals: (ids) =>
      ports.transact((work) => work.proposals.latestOf(['END_CONTINUING_REPORTS'], ids)),
    findSupersededResolutions: (ids) => ports.transact((work) => work.alerts.supersededOf(ids)),
    findConcerning: (userId, subjects) =>
      ports.transact((work) => work.named.concerning(userId, subjects)),
    allLists: () => ports.transact((work) => work.lists.all()),
    findVersions: (ids) => ports.transact((work) => work.lists.findVersions(ids)),
    findDeltas: (ids) => ports.transact((work) => work.lists.findDeltas(ids)),
    findListedEntries: (asked) => ports.transact((work) => work.lists.findEntries(asked)),
    findEvidence: findEvidence(ports),
    recordDisclosures: recordDisclosures('compliance', ports.transact),
  };
}
