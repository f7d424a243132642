import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, open, type TypeRules } from '@blockscore/service';
import { officerNotSubject } from '../alerts/permissions.ts';

/** Who may file is who may read the file. */
const filerNotSubject = check<{ readonly subject: string | null }>(
  ({ subject }, caller: Caller) =>
    hasScope(caller, 'compliance:write') && (subject === null || !isSelf(caller, subject)),
);

export const sarRules: TypeRules = {
  Sar: {
    id: officerNotSubject,
    case: officerNotSubject,
    kind: officerNotSubject,
    status: officerNotSubject,
    priorBsaId: officerNotSubject,
    xml: filerNotSubject,
    sha256: officerNotSubject,
    preparedBy: officerNotSubject,
    preparedAt: officerNotSubject,
    reviewedBy: officerNotSubject,
    reviewedAt: officerNotSubject,
    bsaId: officerNotSubject,
    filedOn: officerNotSubject,
    filedBy: officerNotSubject,
  },
  SarPayload: open,
};
