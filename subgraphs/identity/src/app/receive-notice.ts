import type { EventData } from '@blockscore/events';
import type { Notice, NoticeMailId } from '../domain/notice.ts';
import { isNews } from './is-news.ts';
import type { NoticeRecipient } from './notice-ports.ts';
import type { Clock, Work } from './ports.ts';

/**
 * Lending has told somebody something: here it is mailed, as only identity knows where to. A notice is
 * taken down once, however often its event comes, and its mail enqueued with it. A person's goes at
 * once; a partner's at once or with the day's others, as the partner has it.
 */
export function receiveNotice({ clock }: { readonly clock: Clock }) {
  return async (
    work: Work,
    event: EventData['lending.notice.issued'],
    issuedAt: Date,
  ): Promise<void> => {
    if (!event.mailed || !isNews(issuedAt, clock())) return;
    const { noticeId: id, kind, applicationId, loanId, facts } = event;
    const notice: Notice = {
      id,
      kind,
      applicationId,
      ...(loanId !== undefined && { loanId }),
      facts,
    };
    const to = await addressed(work, event);
    if (to === undefined) return;
    const mailId: NoticeMailId | null = to.atOnce ? id : null;
    const isNew = await work.notices.insert(to.recipient, notice, mailId, clock());
    if (isNew && mailId !== null) await work.jobs.enqueue('send-notices', { mailId });
  };
}

/** Undefined of a partner that gets no mail. Who was erased is found out when the mail is written. */
async function addressed(
  work: Work,
  { userId, partnerId }: EventData['lending.notice.issued'],
): Promise<{ readonly recipient: NoticeRecipient; readonly atOnce: boolean } | undefined> {
  if (userId !== undefined) return { recipient: { userId }, atOnce: true };
  const partner = partnerId === undefined ? undefined : await work.partners.find(partnerId);
  if (partner === undefined || partner.suspendedAt !== null) return undefined;
  if (partner.noticeMail === 'NONE' || !partner.hasContact) return undefined;
  return { recipient: { partnerId: partner.id }, atOnce: partner.noticeMail === 'EACH' };
}
