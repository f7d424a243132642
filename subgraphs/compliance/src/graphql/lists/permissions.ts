import { needs, open, type TypeRules } from '@blockscore/service';

const officer = needs('compliance:read');

/** Lists are about nobody who is a customer: every officer sees all of them. */
export const listRules: TypeRules = {
  SanctionsList: officer,
  SanctionsListVersion: officer,
  SanctionsListRefusal: officer,
  SanctionsListDelta: officer,
  SanctionsListChangeConnection: officer,
  SanctionsListChangeEdge: officer,
  SanctionsListChange: officer,
  SanctionsListEntry: officer,
  SanctionsListAddress: officer,
  HeldClearance: officer,
  RefreshSanctionsListsPayload: open,
  AcceptSanctionsListPayload: open,
  RetireSanctionsListPayload: open,
};
