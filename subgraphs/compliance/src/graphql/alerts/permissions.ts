import { needs, open, type TypeRules } from '@blockscore/service';
import { officerNotSubject } from '../no-tipping-off.ts';

const officer = needs('compliance:read');

export const alertRules: TypeRules = {
  Alert: {
    id: officerNotSubject,
    source: officerNotSubject,
    rule: officerNotSubject,
    ruleVersion: officerNotSubject,
    severity: officerNotSubject,
    status: officerNotSubject,
    user: officerNotSubject,
    facts: officerNotSubject,
    payments: officerNotSubject,
    raisedAt: officerNotSubject,
    firings: officerNotSubject,
    lastFiredAt: officerNotSubject,
    furtherFirings: officerNotSubject,
    resolution: officerNotSubject,
    reason: officerNotSubject,
    resolvedBy: officerNotSubject,
    resolvedAt: officerNotSubject,
    resolveProposal: officerNotSubject,
    case: officerNotSubject,
    supersededResolution: officerNotSubject,
  },
  SupersededResolution: officer,
  AlertFact: officer,
  AlertPayment: officer,
  AlertFiring: officer,
  AlertFiringConnection: officer,
  AlertFiringEdge: officer,
  AlertConnection: officer,
  AlertEdge: officer,
  ResolveAlertPayload: open,
};
