import { needs, open, ownOr, type TypeRules } from '@blockscore/service';
import { alertRules } from './alerts/permissions.ts';
import { caseRules } from './cases/permissions.ts';
import { dataExportRules, dataExportsOfUser } from './data-exports/permissions.ts';
import { fraudRules } from './fraud/permissions.ts';
import { listRules } from './lists/permissions.ts';
import { monitoringRules } from './monitoring/permissions.ts';
import { officerNotPerson, officerNotSelf, ownOrOfficer } from './no-tipping-off.ts';
import { privacyOfUser, privacyRules } from './privacy/permissions.ts';
import { sarRules } from './sars/permissions.ts';
import { screeningFieldRules, screeningRules } from './screening/permissions.ts';

const officer = needs('compliance:read');

/**
 * Payloads, edges and parts are open: who reached one was let through the guarded field that leads
 * there. Audit entries are chosen by the use case, entry by entry, for the caller.
 */
export const typeRules: TypeRules = {
  ...listRules,
  ...alertRules,
  ...caseRules,
  ...sarRules,
  ...monitoringRules,
  ...fraudRules,
  ...privacyRules,
  ...dataExportRules,
  ...screeningRules,
  User: {
    ...privacyOfUser,
    ...dataExportsOfUser,
    id: open,
    alerts: officerNotPerson,
    cases: officerNotPerson,
    kycVerification: ownOr<{ readonly id: string }>(({ id }) => id, 'compliance:read'),
  },
  KycVerification: {
    id: open,
    user: ownOrOfficer,
    status: ownOrOfficer,
    missing: ownOrOfficer,
    level: ownOrOfficer,
    requiredLevel: ownOrOfficer,
    startedAt: ownOrOfficer,
    updatedAt: ownOrOfficer,
    documents: ownOrOfficer,
    address: officerNotSelf,
    reviewReasons: officerNotSelf,
    decisions: officerNotSelf,
    screenings: officerNotSelf,
    heldClearances: officerNotSelf,
  },
  PostalAddress: open,
  KycDocument: {
    id: ownOrOfficer,
    user: ownOrOfficer,
    kind: ownOrOfficer,
    status: ownOrOfficer,
    contentType: ownOrOfficer,
    size: ownOrOfficer,
    uploadExpiresAt: ownOrOfficer,
    uploadedAt: ownOrOfficer,
    refusal: ownOrOfficer,
    decidedAt: ownOrOfficer,
    validUntil: ownOrOfficer,
    createdAt: ownOrOfficer,
    details: officerNotSelf,
    check: officerNotSelf,
    note: officerNotSelf,
    decidedBy: officerNotSelf,
    content: officerNotSelf,
  },
  KycDocumentDetails: open,
  KycDocumentContent: open,
  KycDocumentConnection: officer,
  KycDocumentEdge: officer,
  KycUpload: open,
  KycUploadHeader: open,
  SubmitKycDocumentPayload: open,
  DecideKycDocumentPayload: open,
  KycDecision: {
    id: officerNotSelf,
    decision: officerNotSelf,
    note: officerNotSelf,
    screening: officerNotSelf,
    decidedBy: officerNotSelf,
    decidedAt: officerNotSelf,
  },
  Screening: {
    id: officerNotSelf,
    user: officerNotSelf,
    reason: officerNotSelf,
    outcome: officerNotSelf,
    listVersions: officerNotSelf,
    matches: officerNotSelf,
    requestedBy: officerNotSelf,
    screenedAt: officerNotSelf,
    ...screeningFieldRules,
  },
  ScreeningConnection: officer,
  ScreeningEdge: officer,
  SanctionsMatch: officer,
  MatchedWords: officer,
  MatchEvidence: officer,
  NameScreening: officer,
  AuditEntry: open,
  AuditEvidence: open,
  AuditActor: open,
  AuditDetail: open,
  AuditEntryConnection: open,
  AuditEntryEdge: open,
  AuditVerification: officer,
  KycReport: officer,
  KycReportDay: officer,
  AuditReport: officer,
  AuditReportAnchor: officer,
  AuditReportCount: officer,
  AuditReportReader: officer,
  AuditPlace: officer,
  AuditBreak: officer,
  AuditEventPlace: officer,
  PageInfo: open,
  Money: open,
  StartKycVerificationPayload: open,
  DecideKycPayload: open,
  ScreenUserPayload: open,
  OfficerProposal: officer,
  ComplianceError: open,
};
