import type { MailId, MailRequest } from '../domain/mail.ts';
import type { NoticeMailId } from '../domain/notice.ts';
import type { MailedToken } from './issue-mailed-token.ts';

/** Identity's background jobs by name, with what each carries: ids and states, nothing personal. */
export type IdentityJobs = {
  readonly 'send-mail': { readonly mailId: MailId; readonly request: MailRequest };
  /** Looks up whom an address belongs to, which is named by its keyed hash, and sends what was asked for. */
  readonly 'issue-mailed-token': { readonly kind: MailedToken; readonly addressHash: string };
  /** Writes and sends the mail of a notice of lending's, or of a partner's day. */
  readonly 'send-notices': { readonly mailId: NoticeMailId };
  /** Puts what waits for partners into a mail for each. */
  readonly 'gather-notices': Readonly<Record<string, never>>;
  readonly 'purge-expired': Readonly<Record<string, never>>;
};
