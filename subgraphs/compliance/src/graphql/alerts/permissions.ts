import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, needs, open, type TypeRules } from '@blockscore/service';

interface AboutSomebodyOrNothing {
  readonly subject: string | null;
}

/** No tipping off: nobody sees what is about themselves, not even an officer. */
export const officerNotSubject = check<AboutSomebodyOrNothing>(
  ({ subject }, caller: Caller) =>
    hasScope(caller, 'compliance:read') && (subject === null || !isSelf(caller, subject)),
);
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
    raisedAt: officerNotSubject,
    resolution: officerNotSubject,
    reason: officerNotSubject,
    resolvedBy: officerNotSubject,
    resolvedAt: officerNotSubject,
    case: officerNotSubject,
  },
  AlertFact: officer,
  AlertConnection: officer,
  AlertEdge: officer,
  ResolveAlertPayload: open,
};
