import { PermanentFailure } from '@blockscore/jobs';
import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../app/ports.ts';

/** One address and nothing else: neither a list of them nor a line of its own. */
const ONE_ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,255}$/;

/**
 * A mail in nodemailer's terms. The id of the message is that of the mail, so that a second sending
 * of the same mail can be told by whoever receives it.
 *
 * @param from as in `BlockScore <no-reply@example.com>`
 * @throws PermanentFailure where the recipient is not one address
 */
export function messageOf(mail: Mail, from: MailSender): SendMailOptions {
  if (!ONE_ADDRESS.test(mail.to)) {
    throw new PermanentFailure(`Mail ${mail.id} has a recipient that is no address.`);
  }
  const to = { name: '', address: mail.to };
  return {
    from,
    to,
    envelope: { from: from.address, to: [mail.to] },
    subject: mail.subject,
    messageId: `<${mail.id}@${from.address.split('@')[1]}>`,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export interface MailSender {
  readonly name: string;
  readonly address: string;
}
