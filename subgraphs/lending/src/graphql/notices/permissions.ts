import { hasScope, isSelf } from '@blockscore/caller';
import { check, open, ownOr, type TypeRules } from '@blockscore/service';
import { maySeeNotice } from '../../app/read-notices.ts';
import type { Notice } from '../../domain/notice.ts';

const told = check<Notice>((notice, caller) => maySeeNotice(caller, notice));

export const noticeRules: TypeRules = {
  Notice: told,
  NoticeConnection: open,
  NoticeEdge: open,
  NoticePreference: open,
  MarkNoticeReadPayload: open,
  UpdateNoticePreferencesPayload: open,
};

type Person = { readonly id: string };

/** What a person was told is for them and for staff; what they want to be mailed, for them alone. */
export const userNotices = {
  notices: ownOr<Person>(({ id }) => id, 'loans:read'),
  noticePreferences: check<Person>(({ id }, caller) => isSelf(caller, id)),
};

/** What was told to whom about a loan: for staff, and not about a loan of their own. */
export const loanNotices = check<{ readonly userId: string }>(
  ({ userId }, caller) => hasScope(caller, 'loans:read') && !isSelf(caller, userId),
);
