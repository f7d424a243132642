import type { Id } from '@blockscore/ids';

/** What people ask of their data, carried out. */
export interface PrivacyRepository {
  /** From then on nothing is scored of itself, nor measured with what is known of them, or it is again. */
  restrict(userId: Id<'user'>, restricted: boolean, at: Date): Promise<void>;
  isRestricted(userId: Id<'user'>): Promise<boolean>;
  /**
   * Destroys the person's keys, with which nothing is readable any more that they stated or that made
   * their scores, and the salts of the scores' commitments. Done again it changes nothing.
   *
   * @returns whether figures are left: scores and repayment, of a person whom nobody can name
   */
  erase(userId: Id<'user'>): Promise<boolean>;
}
