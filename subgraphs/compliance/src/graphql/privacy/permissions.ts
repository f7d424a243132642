import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, needs, open, ownOr, type TypeRules } from '@blockscore/service';
import { type AboutSomebody, officerNotSelf } from '../no-tipping-off.ts';

const about = ownOr<AboutSomebody>(({ userId }) => userId, 'compliance:read');
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
    user: about,
    status: about,
    requestedAt: about,
    dueAt: about,
    extension: about,
    obstacles: about,
    possibleFrom: about,
    confirmedAt: about,
    decidedAt: about,
    refusal: about,
    endedAt: about,
    parts: about,
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
