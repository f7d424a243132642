import type { MailRequest } from '../domain/mail.ts';
import { type MailFacts, writeMail } from '../domain/mail-content.ts';
import { htmlOf, textOf } from '../domain/mail-form.ts';
import type { User } from '../domain/user.ts';
import type { IdentityJobs } from './jobs.ts';
import type { Ports, Work } from './ports.ts';

type MailPorts = Pick<Ports, 'transact' | 'tokens' | 'mailer' | 'nameDevice'>;

export interface MailLinks {
  /** Where the pages are that take tokens: `/verify-email` and `/reset-password`. */
  readonly publicUrl: string | undefined;
}

/**
 * Writes a mail that was asked for, of what the vault holds of the person by now, and sends it: to the
 * address that they had when it was asked for, so that whoever takes over an account and its address
 * does not get the notices of that while a mail server is slow. To somebody who was erased meanwhile,
 * or who has verified the address, there is nothing to send.
 * Sending cannot be part of a transaction: a job done twice may send a mail twice, under one id.
 */
export function sendMail(ports: MailPorts, links: MailLinks) {
  return async (job: IdentityJobs['send-mail'], enqueuedAt: Date): Promise<void> => {
    const { mailId, request } = job;
    const found = await ports.transact((work) => read(ports, work, request, enqueuedAt));
    if (found === undefined) return;
    const token = tokenOf(ports, request);
    const link = linkOf(request, token, links);
    const content = writeMail(request, {
      at: enqueuedAt,
      ...found.facts,
      ...(token !== undefined && { token }),
      ...(link !== undefined && { link }),
    });
    await ports.mailer.send({
      id: mailId,
      to: found.address,
      subject: content.subject,
      text: textOf(content),
      html: htmlOf(content),
    });
  };
}

interface Recipient {
  readonly address: string;
  readonly facts: Omit<MailFacts, 'at' | 'token' | 'link'>;
}

async function read(
  { nameDevice }: Pick<Ports, 'nameDevice'>,
  work: Work,
  request: MailRequest,
  enqueuedAt: Date,
): Promise<Recipient | undefined> {
  const user = await work.users.find(request.userId);
  if (user?.profile == null) return undefined;
  const before = await work.verifications.addressAt(user.id, enqueuedAt);
  const address = before ?? user.profile.email;
  switch (request.kind) {
    case 'VERIFY_EMAIL':
      return user.emailVerifiedAt === null ? { address, facts: { name: null } } : undefined;
    case 'CHANGE_EMAIL': {
      const verification = await work.verifications.find(request.verificationId);
      if (verification?.newEmail == null) return undefined;
      return { address: verification.newEmail, facts: { name: null } };
    }
    case 'RESET_PASSWORD':
      return { address, facts: { name: null, isUnverified: user.emailVerifiedAt === null } };
    case 'NEW_DEVICE': {
      const { agent, address: from } = (await work.sessions.find(request.sessionId)) ?? {};
      const device = nameDevice(agent ?? null);
      const facts = { name: nameOf(user), device, ...(from != null && { address: from }) };
      return { address, facts };
    }
    default:
      return { address, facts: { name: nameOf(user) } };
  }
}

/**
 * Whoever opens an account may give any address and any name: a stranger gets no word of theirs. Mails
 * with a token name nobody at all: plain ASCII is sent as it is, in which nothing breaks a token.
 */
function nameOf(user: User): string | null {
  return user.emailVerifiedAt === null ? null : (user.profile?.firstName ?? null);
}

function tokenOf({ tokens }: Pick<Ports, 'tokens'>, request: MailRequest): string | undefined {
  if (request.kind === 'RESET_PASSWORD') return tokens.resetToken(request.resetId);
  return 'verificationId' in request ? tokens.verificationToken(request.verificationId) : undefined;
}

/** The token stands behind `#`, which browsers send to no server and write into no `Referer`. */
function linkOf(
  request: MailRequest,
  token: string | undefined,
  { publicUrl }: MailLinks,
): string | undefined {
  if (publicUrl === undefined || token === undefined) return undefined;
  const page = request.kind === 'RESET_PASSWORD' ? 'reset-password' : 'verify-email';
  return `${publicUrl.replace(/\/+$/, '')}/${page}#token=${token}`;
}
