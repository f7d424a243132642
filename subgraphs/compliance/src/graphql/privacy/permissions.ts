import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, needs, open, ownOr, type TypeRules } from '@blockscore/service';
import { officerNotSelf, ownOrOfficer } from '../no-tipping-off.ts';

const officer = needs('compliance:read');
const ofUser = ownOr<{ readonly id: string }>(({ id }) => id, 'compliance:read');

/** What privacy adds to `User`. */
export const privacyOfUser = {
  erasures: ofUser,
  consents: ofUser,
  restrictions: check<{ readonly id: string }>(
    ({ id }, caller: Caller) =>
      isSelf(caller, id) || hasScope(caller, 'compliance:read') || hasScope(caller, 'loans:read'),
  ),
};

export const privacyRules: TypeRules = {
  Erasure: {
    id: open,
    user: ownOrOfficer,
    status: ownOrOfficer,
    requestedAt: ownOrOfficer,
    dueAt: ownOrOfficer,
    extension: ownOrOfficer,
    obstacles: ownOrOfficer,
    possibleFrom: ownOrOfficer,
    confirmedAt: ownOrOfficer,
    decidedAt: ownOrOfficer,
    refusal: ownOrOfficer,
    endedAt: ownOrOfficer,
    parts: ownOrOfficer,
    requestedBy: officerNotSelf,
    evidence: officerNotSelf,
    decidedBy: officerNotSelf,
    missing: officerNotSelf,
  },
  ErasurePart: {
    holder: open,
    erasedAt: open,
    kept: open,
    keptUntil: open,
    retentionEndedAt: open,
    auditEntries: officer,
  },
  ErasureConnection: officer,
  ErasureEdge: officer,
  Consent: open,
  Restriction: open,
  ErasurePayload: open,
  RestrictionPayload: open,
  RecordConsentPayload: open,
};
