import type { Id } from '@blockscore/ids';
import type { PayoutAccount } from '../domain/payout-account.ts';

/** A payout account by a keyed hash of its number: the same for everybody who ever gave that number. */
export interface AccountMark
  extends Pick<PayoutAccount, 'status' | 'holderName' | 'verifiedAt' | 'createdAt'> {
  readonly mark: string;
}

/** What lending knows of an applicant that may tell of fraud; each list is newest first, and bounded. */
export interface ApplicantFacts {
  /** All that the person ever gave, those included that they removed. */
  readonly accounts: readonly AccountMark[];
  /** When the person applied. */
  readonly appliedAt: readonly Date[];
}

export interface ApplicationFactsRepository {
  /** Undefined where the person's data was erased. */
  of(userId: Id<'user'>): Promise<ApplicantFacts | undefined>;
}
