import { open, type TypeRules } from '@blockscore/service';
import { filerNotSubject, officerNotSubject } from '../no-tipping-off.ts';

export const sarRules: TypeRules = {
  Sar: {
    id: officerNotSubject,
    case: officerNotSubject,
    kind: officerNotSubject,
    status: officerNotSubject,
    priorBsaId: officerNotSubject,
    xml: filerNotSubject,
    statement: filerNotSubject,
    sha256: officerNotSubject,
    preparedBy: officerNotSubject,
    preparedAt: officerNotSubject,
    reviewedBy: officerNotSubject,
    reviewedAt: officerNotSubject,
    bsaId: officerNotSubject,
    filedOn: officerNotSubject,
    filedBy: officerNotSubject,
  },
  SarIdentification: open,
  SarPayload: open,
  SarStatement: open,
  SarSubject: open,
};
