import type { Id } from '@blockscore/ids';
import type { Application, Offer } from '../domain/application.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import type { NewNotice, Notice, NoticeKind, OpenInstalment } from '../domain/notice.ts';
import type { Page } from './ports.ts';

/** Whose notices are meant. */
export type NoticeReader =
  | { readonly userId: string }
  | { readonly partnerId: string }
  /** All that were issued about an application and its loan, to whomever. */
  | { readonly applicationId: Id<'app'> };

/** A loan of which something is due or overdue. */
export interface RemindedLoan {
  readonly loan: Loan;
  /** Those that are not paid in full and fall due by the day asked for, oldest first. */
  readonly instalments: readonly OpenInstalment[];
  /** Whether it was, is or will be paused: then its entries tell what falls due, and how late it is. */
  readonly isPaused: boolean;
}

export interface ExpiringOffer {
  readonly owner: Pick<Application, 'userId' | 'partnerId'>;
  readonly offer: Offer;
}

export interface NoticeRepository {
  /**
   * Inserts those that were never issued, waiting for whoever is issuing the same, and gives them.
   * `mailed` says of each whether it is to be mailed as well.
   */
  insert(
    notices: readonly (NewNotice & { readonly mailed: boolean })[],
  ): Promise<readonly Notice[]>;
  findMany(ids: readonly Id<'notice'>[]): Promise<readonly Notice[]>;
  /** One row more than the page, newest first. */
  list(reader: NoticeReader, unreadOnly: boolean, page: Page): Promise<readonly Notice[]>;
  /** Those that were read before keep the time at which they were. */
  markRead(ids: readonly Id<'notice'>[]): Promise<readonly Notice[]>;
  /** The kinds that each of these people does not want to be mailed. */
  switchedOff(
    userIds: readonly Id<'user'>[],
  ): Promise<ReadonlyMap<Id<'user'>, ReadonlySet<NoticeKind>>>;
  setPreference(userId: Id<'user'>, kind: NoticeKind, email: boolean): Promise<void>;
  /** Loans being repaid that owe something by the day, in order of their ids. */
  loansOwing(
    by: LocalDate,
    after: Id<'loan'> | undefined,
    limit: number,
  ): Promise<readonly RemindedLoan[]>;
  /** Offers made before `madeBefore`, not accepted, that run out after `after` and by `until`. */
  offersExpiring(
    bounds: { readonly madeBefore: Date; readonly after: Date; readonly until: Date },
    beyond: Id<'app'> | undefined,
    limit: number,
  ): Promise<readonly ExpiringOffer[]>;
}
