import type { MailId, MailRequest } from '../domain/mail.ts';

/** Identity's background jobs by name, with what each carries: ids and states, nothing personal. */
export type IdentityJobs = {
  readonly 'send-mail': { readonly mailId: MailId; readonly request: MailRequest };
};
