import type { EventData } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { MailRequest } from '../domain/mail.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { isNews } from './is-news.ts';
import type { Clock, Work } from './ports.ts';

interface Needs {
  readonly clock: Clock;
}

/** A document of somebody's that compliance relies on runs out soon. */
export function mailOfDocument({ clock }: Needs) {
  return async (
    work: Work,
    { userId, kind }: EventData['compliance.kyc_document.expiring'],
    toldAt: Date,
  ): Promise<void> => {
    if (!isNews(toldAt, clock())) return;
    await mailTo(work, userId, { kind: 'DOCUMENT_RUNS_OUT', userId, document: kind });
  };
}

/** The copy that somebody asked for is ready: they may have asked for it days ago. */
export function mailOfCopy({ clock }: Needs) {
  return async (
    work: Work,
    { userId, to }: EventData['compliance.export.changed'],
    toldAt: Date,
  ): Promise<void> => {
    if (to !== 'READY' || !isNews(toldAt, clock())) return;
    await mailTo(work, userId, { kind: 'DATA_COPY_READY', userId });
  };
}

/** To an address that nobody has verified nothing is sent: what the lender knows of people is theirs alone. */
async function mailTo(work: Work, userId: Id<'user'>, request: MailRequest): Promise<void> {
  const user = await work.users.find(userId);
  if (user?.profile == null || user.emailVerifiedAt === null) return;
  await enqueueMail(work, request);
}
