import type { Id } from '@blockscore/ids';

/** What erasing somebody needs beside the other repositories. */
export interface ErasureRepository {
  /** Every address that mail may have gone to, so that what is kept of mails can be found. */
  addressesOf(userId: Id<'user'>): Promise<readonly string[]>;
  /**
   * Destroys the person's keys and removes all rows of theirs but the account's, which says no more than
   * that there was one. Done again it changes nothing. The account has to be locked.
   *
   * @param addresses those that steps of a sign-in which is under way may be for
   */
  erase(userId: Id<'user'>, addresses: readonly string[]): Promise<void>;
}

/** Deletes what development's mail folder has for these addresses; a mail server keeps nothing of ours. */
export type ForgetMail = (addresses: readonly string[]) => Promise<void>;
