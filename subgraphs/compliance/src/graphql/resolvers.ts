import {
  alertMutations,
  alertPaymentResolvers,
  alertQueries,
  alertResolvers,
  alertsOfUser,
  firingResolvers,
  supersededResolutionResolvers,
} from './alerts/resolvers.ts';
import { auditEntryResolvers, auditQueries, evidenceResolvers } from './audit/resolvers.ts';
import { entryResolvers } from './case-timeline/resolvers.ts';
import {
  caseMutations,
  caseOfAlert,
  caseQueries,
  caseResolvers,
  casesOfUser,
  deadlineResolvers,
} from './cases/resolvers.ts';
import { customerQueries, customerResolvers } from './customers/resolvers.ts';
import {
  dataExportMutations,
  dataExportQueries,
  dataExportResolvers,
  dataExportsOfUser,
} from './data-exports/resolvers.ts';
import {
  documentMutations,
  documentQueries,
  documentResolvers,
  documentsOfVerification,
} from './documents/resolvers.ts';
import { fraudAssessmentResolvers, fraudQueries, fraudSignalResolvers } from './fraud/resolvers.ts';
import {
  decisionResolvers,
  kycMutations,
  kycQueries,
  kycResolvers,
  userResolvers,
} from './kyc/resolvers.ts';
import {
  heldClearanceResolvers,
  listDeltaResolvers,
  listEntryResolvers,
  listMutations,
  listQueries,
  listRefusalResolvers,
  listResolvers,
  listVersionResolvers,
} from './lists/resolvers.ts';
import { monitoringMutations } from './monitoring/mutations.ts';
import {
  backtestResolvers,
  backtestSampleResolvers,
  heldPaymentResolvers,
  monitoringQueries,
  monthResolvers,
  reportResolvers,
  ruleAlertsResolvers,
  ruleChangeResolvers,
  ruleResolvers,
  ruleVersionResolvers,
  volumeResolvers,
} from './monitoring/resolvers.ts';
import {
  erasurePartResolvers,
  erasureResolvers,
  privacyMutations,
  privacyOfUserResolvers,
  privacyQueries,
} from './privacy/resolvers.ts';
import { proposalResolvers } from './proposals/resolvers.ts';
import { auditReportResolvers, kycReportResolvers, reportQueries } from './reports/resolvers.ts';
import { riskAssessmentResolvers, riskQueries, riskResolvers } from './risk/resolvers.ts';
import {
  matchResolvers,
  nameScreeningResolvers,
  sanctionsMutations,
  sanctionsQueries,
  screeningResolvers,
} from './sanctions/resolvers.ts';
import { sarMutations, sarQueries, sarResolvers, sarsOfCase } from './sars/resolvers.ts';
import {
  comparisonResolvers,
  dayResolvers,
  differenceResolvers,
  replayResolvers,
  rescreeningResolvers,
  screeningMutations,
  screeningParts,
  screeningQueries,
  verdictResolvers,
} from './screening/resolvers.ts';
import type { Resolvers } from './types.generated.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: {
    ...monitoringQueries,
    ...riskQueries,
    ...fraudQueries,
    ...kycQueries,
    ...customerQueries,
    ...documentQueries,
    ...sanctionsQueries,
    ...listQueries,
    ...auditQueries,
    ...reportQueries,
    ...privacyQueries,
    ...dataExportQueries,
    ...alertQueries,
    ...caseQueries,
    ...sarQueries,
    ...screeningQueries,
  },
  Mutation: {
    ...monitoringMutations,
    ...kycMutations,
    ...documentMutations,
    ...sanctionsMutations,
    ...listMutations,
    ...privacyMutations,
    ...dataExportMutations,
    ...alertMutations,
    ...caseMutations,
    ...sarMutations,
    ...screeningMutations,
  },
  User: {
    ...userResolvers,
    ...alertsOfUser,
    ...casesOfUser,
    ...privacyOfUserResolvers,
    ...dataExportsOfUser,
  },
  Alert: { ...alertResolvers, ...caseOfAlert },
  AlertFiring: firingResolvers,
  AlertPayment: alertPaymentResolvers,
  SupersededResolution: supersededResolutionResolvers,
  Case: { ...caseResolvers, ...sarsOfCase },
  Sar: sarResolvers,
  CaseDeadline: deadlineResolvers,
  CaseEntry: entryResolvers,
  Customer: customerResolvers,
  CustomerRisk: riskResolvers,
  CustomerRiskAssessment: riskAssessmentResolvers,
  DataExport: dataExportResolvers,
  FraudAssessment: fraudAssessmentResolvers,
  FraudSignal: fraudSignalResolvers,
  Erasure: erasureResolvers,
  ErasurePart: erasurePartResolvers,
  KycVerification: { ...kycResolvers, ...heldClearanceResolvers, ...documentsOfVerification },
  KycDocument: documentResolvers,
  KycDecision: decisionResolvers,
  HeldPayment: heldPaymentResolvers,
  MonitoredMonth: monthResolvers,
  MonitoredVolume: volumeResolvers,
  MonitoringBacktest: backtestResolvers,
  MonitoringBacktestSample: backtestSampleResolvers,
  MonitoringRule: ruleResolvers,
  MonitoringRuleAlerts: ruleAlertsResolvers,
  MonitoringRuleChange: ruleChangeResolvers,
  MonitoringRuleVersion: ruleVersionResolvers,
  OfficerProposal: proposalResolvers,
  TransactionMonitoringReport: reportResolvers,
  Screening: { ...screeningResolvers, ...screeningParts },
  MatchVerdict: verdictResolvers,
  Rescreening: rescreeningResolvers,
  ScreeningReplay: replayResolvers,
  ScreeningDifference: differenceResolvers,
  ScreeningDay: dayResolvers,
  ScreeningComparison: comparisonResolvers,
  SanctionsMatch: matchResolvers,
  SanctionsList: listResolvers,
  SanctionsListVersion: listVersionResolvers,
  SanctionsListDelta: listDeltaResolvers,
  SanctionsListEntry: listEntryResolvers,
  SanctionsListRefusal: listRefusalResolvers,
  NameScreening: nameScreeningResolvers,
  AuditEntry: auditEntryResolvers,
  AuditEvidence: evidenceResolvers,
  AuditReport: auditReportResolvers,
  KycReport: kycReportResolvers,
};
