import { needs, open, type TypeRules } from '@blockscore/service';
import { officerNotSubject } from '../alerts/permissions.ts';

const officer = needs('compliance:read');

export const caseRules: TypeRules = {
  Case: {
    id: officerNotSubject,
    title: officerNotSubject,
    user: officerNotSubject,
    status: officerNotSubject,
    openedAt: officerNotSubject,
    openedBy: officerNotSubject,
    detectedAt: officerNotSubject,
    assignee: officerNotSubject,
    decision: officerNotSubject,
    decidedBy: officerNotSubject,
    decidedAt: officerNotSubject,
    reviewedBy: officerNotSubject,
    reviewedAt: officerNotSubject,
    closedAt: officerNotSubject,
    deadline: officerNotSubject,
    alerts: officerNotSubject,
    timeline: officerNotSubject,
  },
  CaseEntry: {
    id: officerNotSubject,
    number: officerNotSubject,
    kind: officerNotSubject,
    at: officerNotSubject,
    by: officerNotSubject,
    outcome: officerNotSubject,
    text: officerNotSubject,
    alert: officerNotSubject,
    assignee: officerNotSubject,
    screening: officerNotSubject,
    refersTo: officerNotSubject,
    name: officerNotSubject,
    content: officerNotSubject,
  },
  CaseDeadline: officer,
  CaseConnection: officer,
  CaseEdge: officer,
  CaseEntryConnection: officer,
  CaseEntryEdge: officer,
  CaseOpeningPolicy: officer,
  CaseOpeningRule: officer,
  CasePayload: open,
};
