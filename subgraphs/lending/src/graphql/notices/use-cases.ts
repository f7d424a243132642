import type { Caller } from '@blockscore/caller';
import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import type { NoticeReader } from '../../app/notice-ports.ts';
import type { Ports } from '../../app/ports.ts';
import { markNoticeRead } from '../../app/read-notices.ts';
import {
  noticePreferencesOf,
  updateNoticePreferences,
} from '../../app/update-notice-preferences.ts';
import type { Loan } from '../../domain/loan.ts';

/** What resolvers may do about notices. */
export function createNoticeUseCases(ports: Ports) {
  const list = async (reader: NoticeReader, unreadOnly: boolean, args: PageArguments) => {
    const page = readPage(args);
    const rows = await ports.transact((work) => work.notices.list(reader, unreadOnly, page));
    return connectionOf(rows, page, ({ id }) => id);
  };
  return {
    markNoticeRead: markNoticeRead(ports),
    updateNoticePreferences: updateNoticePreferences(ports),
    listNotices: (userId: string, unreadOnly: boolean, args: PageArguments) =>
      list({ userId }, unreadOnly, args),
    listLoanNotices: ({ applicationId }: Loan, args: PageArguments) =>
      list({ applicationId }, false, args),
    /** Of whoever acts for no partner there are none. */
    listPartnerNotices: ({ partnerId }: Caller, unreadOnly: boolean, args: PageArguments) =>
      partnerId === undefined
        ? Promise.resolve(connectionOf([], readPage(args), () => ''))
        : list({ partnerId }, unreadOnly, args),
    listNoticePreferences: async (userId: string) =>
      isId('user', userId)
        ? await ports.transact((work) => noticePreferencesOf(work, userId))
        : null,
  };
}

export type NoticeUseCases = Readonly<ReturnType<typeof createNoticeUseCases>>;
