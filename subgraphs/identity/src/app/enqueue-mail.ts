import { newId } from '@blockscore/ids';
import type { MailId, MailRequest } from '../domain/mail.ts';
import type { Work } from './ports.ts';

/**
 * Has a mail sent once the transaction has committed, and not at all if it does not. The job carries
 * ids; `send-mail.ts` writes the mail when it is sent.
 */
export async function enqueueMail(work: Work, request: MailRequest): Promise<void> {
  await work.jobs.enqueue('send-mail', { mailId: mailIdOf(request), request });
}

function mailIdOf(request: MailRequest): MailId {
  if (request.kind === 'VERIFY_EMAIL' || request.kind === 'CHANGE_EMAIL') {
    return request.verificationId;
  }
  if (request.kind === 'RESET_PASSWORD') return request.resetId;
  return newId('mail');
}
