import { open, ownOr, type TypeRules } from '@blockscore/service';

/** The owner of an account, and staff who see to its loans. */
const ownerOrStaff = ownOr<{ readonly userId: string }>(({ userId }) => userId, 'loans:read');

export const paymentRules: TypeRules = {
  PayoutAccount: ownerOrStaff,
  AddPayoutAccountPayload: open,
  RemovePayoutAccountPayload: open,
  ChangePayoutAccountPayload: open,
};
