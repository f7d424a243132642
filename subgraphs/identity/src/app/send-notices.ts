import type { MailContent } from '../domain/mail-content.ts';
import { htmlOf, textOf } from '../domain/mail-form.ts';
import { writeNotice, writePartnerNotices } from '../domain/notice-content.ts';
import type { IdentityJobs } from './jobs.ts';
import type { NoticeMailing } from './notice-ports.ts';
import type { Ports, Work } from './ports.ts';

/** So many are named in a mail; the rest is counted. */
const MOST_NAMED = 100;

export interface NoticeLinks {
  readonly lender: string;
  /** Where the lender's pages are: people choose their mails at `/account/notices`. */
  readonly publicUrl: string | undefined;
}

/**
 * Writes the mail of a notice, or that of a partner's day, and sends it. Of somebody who was erased, or
 * whose address nobody has verified, nothing is sent: what people owe is nobody else's affair. Sending
 * cannot be part of a transaction: a job done twice may send a mail twice, under one id.
 */
export function sendNotices(ports: Pick<Ports, 'transact' | 'mailer'>, links: NoticeLinks) {
  return async ({ mailId }: IdentityJobs['send-notices'], enqueuedAt: Date): Promise<void> => {
    const written = await ports.transact(async (work) => {
      const mailing = await work.notices.mailing(mailId, MOST_NAMED);
      return mailing === undefined ? undefined : await write(work, mailing, links, enqueuedAt);
    });
    if (written === undefined) return;
    const { address, content } = written;
    await ports.mailer.send({
      id: mailId,
      to: address,
      subject: content.subject,
      text: textOf(content),
      html: htmlOf(content),
    });
  };
}

interface Written {
  readonly address: string;
  readonly content: MailContent;
}

async function write(
  work: Work,
  { recipient, notices, count }: NoticeMailing,
  { lender, publicUrl }: NoticeLinks,
  enqueuedAt: Date,
): Promise<Written | undefined> {
  if ('partnerId' in recipient) {
    const [address] = await work.partners.contacts([recipient.partnerId]);
    if (address == null) return undefined;
    return { address, content: writePartnerNotices(notices, count - notices.length, lender) };
  }
  const user = await work.users.find(recipient.userId);
  const [notice] = notices;
  if (user?.profile == null || user.emailVerifiedAt === null || notice === undefined) {
    return undefined;
  }
  const before = await work.verifications.addressAt(user.id, enqueuedAt);
  const preferencesUrl =
    publicUrl === undefined ? undefined : `${publicUrl.replace(/\/+$/, '')}/account/notices`;
  const { email, firstName } = user.profile;
  return {
    address: before ?? email,
    content: writeNotice(notice, { name: firstName, lender, preferencesUrl }),
  };
}
