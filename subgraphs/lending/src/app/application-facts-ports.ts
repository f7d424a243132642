import type { Id } from '@blockscore/ids';
import type { PayoutAccount } from '../domain/payout-account.ts';

/** A payout account by a keyed hash of its number: the same for everybody who ever gave that number. */
export interface AccountMark
  extends Pick<PayoutAccount, 'id' | 'status' | 'holderName' | 'verifiedAt' | 'createdAt'> {
  readonly mark: string;
}

/** What lending knows of an applicant that may tell of fraud; each list is newest first, and bounded. */
export interface ApplicantFacts {
  /** All that the person ever gave, those included that they removed; the one that is asked about first. */
  readonly accounts: readonly AccountMark[];
  /** When the person applied. */
  readonly appliedAt: readonly Date[];
}

export interface ApplicationFactsRepository {
  /**
   * Undefined where the person's data was erased.
   *
   * @param accountId which account of the person's is told however old it is; null where none is asked about
   */
  of(userId: Id<'user'>, accountId: Id<'bank'> | null): Promise<ApplicantFacts | undefined>;
}
