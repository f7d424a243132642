import type { Id } from '@blockscore/ids';
import type { Notice, NoticeMailId } from '../domain/notice.ts';

export type NoticeRecipient =
  | { readonly userId: Id<'user'> }
  | { readonly partnerId: Id<'partner'> };

/** A mail that is to be sent, and what is in it. */
export interface NoticeMailing {
  readonly recipient: NoticeRecipient;
  /** Oldest first, at most as many as were asked for. */
  readonly notices: readonly Notice[];
  /** All that are in it. */
  readonly count: number;
}

export interface NoticeRepository {
  /**
   * Takes a notice down that is to be mailed.
   *
   * @param mailId of the mail that it goes in; null where it waits to be gathered
   * @returns false where it was taken down before
   */
  insert(
    recipient: NoticeRecipient,
    notice: Notice,
    mailId: NoticeMailId | null,
    at: Date,
  ): Promise<boolean>;
  mailing(mailId: NoticeMailId, limit: number): Promise<NoticeMailing | undefined>;
  /** Partners for whom notices wait to be gathered, in order of their ids. */
  waiting(after: Id<'partner'> | undefined, limit: number): Promise<readonly Id<'partner'>[]>;
  /** Puts all that waits of a partner into one mail; gives how many notices those are. */
  gather(partnerId: Id<'partner'>, mailId: Id<'mail'>): Promise<number>;
  /** Removes what was heard of before then, whatever became of it. */
  purge(before: Date): Promise<void>;
}
