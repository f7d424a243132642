import type { CustomerMark } from '../domain/kyc/customer-search.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { Page, UserId } from './ports.ts';

/** A customer as a search shows them. */
export interface FoundCustomer extends SubjectFacts {
  readonly userId: UserId;
  /** Each once, the latest first. */
  readonly formerNames: readonly Pick<SubjectFacts, 'firstName' | 'lastName'>[];
  /** Null of customers; of others what is shown is what was checked last. */
  readonly erasedAt: Date | null;
}

/**
 * By what customers are found: keyed hashes. That of the e-mail address goes with an erasure, the others once the term of what
 * is kept is over.
 */
export interface CustomerIndex {
  /**
   * Has somebody found by these, and by what is kept of what they were compared by before; by another e-mail address where
   * one is told, and no more by the one before. Of somebody who was disclosed.
   *
   * @param email undefined where it was not told: then it stays
   */
  index(userId: UserId, facts: SubjectFacts, email: string | undefined, at: Date): Promise<void>;
  /** Their e-mail address is another one: they are not found by it until it was told. */
  outdateEmail(userId: UserId): Promise<void>;
  hasEmail(userId: UserId): Promise<boolean>;
  /** Disclosed and not found by what was disclosed last, in order of their ids after that one; at most `limit`. */
  unindexed(after: UserId | undefined, limit: number): Promise<readonly UserId[]>;
  /**
   * Who has all of these, newest first, erased or not; nobody about whom that reader learns nothing; one row
   * more than the page.
   */
  search(
    marks: readonly CustomerMark[],
    reader: string,
    page: Page,
  ): Promise<readonly FoundCustomer[]>;
  /** What the same search has the same of, and nobody can tell the search by. */
  hashOf(marks: readonly CustomerMark[]): string;
}
