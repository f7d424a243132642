import type { NewEvent } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import {
  type NewNotice,
  type Notice,
  type NoticeFacts,
  type NoticeKind,
  REQUIRED_KINDS,
  toldTo,
} from '../domain/notice.ts';
import type { Work } from './ports.ts';

/** A notice about an application or its loan, to all who are to hear of it. */
export interface Told {
  readonly kind: NoticeKind;
  readonly owner: {
    readonly userId: Id<'user'>;
    readonly partnerId: Id<'partner'> | null;
  };
  readonly applicationId: Id<'app'>;
  readonly loanId?: Id<'loan'> | null;
  readonly occasion: string;
  readonly facts: NoticeFacts;
}

/** With the partners' so many events at once as a statement takes. */
const MOST = 500;

/**
 * Tells the borrower, and the partner through whom they came, in the caller's transaction: a notice
 * in the graph and, where its reader wants that or it is required, a mail, which identity sends.
 * About the same occasion of the same application or loan nobody is told twice, however often it is
 * issued and by how many processes at once.
 *
 * @returns how many notices this issued
 */
export function issueNotice(work: Work, told: Told): Promise<number> {
  return issueNotices(work, [told]);
}

/** The same of many, at most 500. */
export async function issueNotices(work: Work, all: readonly Told[]): Promise<number> {
  if (all.length > MOST) throw new Error(`${all.length} notices at once: issue ${MOST} at most.`);
  if (all.length === 0) return 0;
  const off = await work.notices.switchedOff([...new Set(all.map(({ owner }) => owner.userId))]);
  const notices = all.flatMap(({ kind, owner, applicationId, loanId = null, occasion, facts }) =>
    toldTo(kind, owner, facts).map((to): NewNotice & { mailed: boolean } => ({
      ...to,
      kind,
      applicationId,
      loanId,
      occasion,
      mailed: isMailed(to.recipient, kind, off),
    })),
  );
  const issued = await work.notices.insert(notices);
  await work.events.recordAll(issued.map(eventOf));
  return issued.length;
}

/** Whether and how a partner is mailed is known to identity, as its address is. */
function isMailed(
  recipient: NewNotice['recipient'],
  kind: NoticeKind,
  switchedOff: ReadonlyMap<Id<'user'>, ReadonlySet<NoticeKind>>,
): boolean {
  if (!('userId' in recipient) || REQUIRED_KINDS.has(kind)) return true;
  return switchedOff.get(recipient.userId)?.has(kind) !== true;
}

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

function eventOf(notice: Notice): NewEvent<'lending.notice.issued'> {
  const { id, userId, partnerId, kind, mailed, applicationId, loanId, facts } = notice;
  return {
    type: 'lending.notice.issued',
    aggregate: { type: 'notice', id, version: 1 },
    audience: {
      ...(userId !== null && { subject: userId }),
      ...(partnerId !== null && { partner: partnerId }),
      scopes: ['loans:read'],
    },
    actor: LENDING,
    data: {
      noticeId: id,
      ...(userId !== null && { userId }),
      ...(partnerId !== null && { partnerId }),
      kind,
      mailed,
      applicationId,
      ...(loanId !== null && { loanId }),
      facts,
    },
  };
}
