import { type Caller, userCaller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';

/** A partner, and the one of its people who applies for customers. */
export interface DemoPartner {
  readonly partnerId: Id<'partner'>;
  readonly userId: Id<'user'>;
}

/** Those who take part, as identity made them. */
export interface Cast {
  /** One for each applicant. */
  readonly borrowers: readonly Id<'user'>[];
  readonly partners: readonly DemoPartner[];
  readonly officerId: Id<'user'>;
}

export const borrowerOf = (userId: Id<'user'>): Caller => userCaller(userId, ['BORROWER']);

export const officerOf = ({ officerId }: Cast): Caller => userCaller(officerId, ['LOAN_OFFICER']);

export const partnerStaff = ({ userId, partnerId }: DemoPartner): Caller =>
  userCaller(userId, ['PARTNER'], partnerId);
