import { PermanentFailure } from '@blockscore/jobs';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../app/ports.ts';
import { type MailSender, messageOf } from './mail-message.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte on; else it begins with STARTTLS. */
  readonly implicitTls: boolean;
  /** Only a server on the same machine is spoken to without TLS. */
  readonly isLoopback: boolean;
}

export interface SmtpMailerOptions {
  readonly server: MailServer;
  readonly from: MailSender;
  readonly login: { readonly user: string; readonly pass: string } | undefined;
  /** Another authority than those that Node trusts, in PEM. */
  readonly authority?: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/**
 * Sends mail by SMTP. What the server refuses for good (5yz to this mail) fails for good; anything
 * else, a wrong password included, may be another time. Errors name the server's codes, never the
 * recipient, whom its answers tend to repeat.
 */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const { server, login, authority } = options;
  const plain = server.isLoopback && !server.implicitTls && authority === undefined;
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: !plain,
    ignoreTLS: plain,
    tls: { minVersion: 'TLSv1.2', ...(authority !== undefined && { ca: authority }) },
    ...(login !== undefined && { auth: login }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  return {
    async send(mail) {
      const message = messageOf(mail, options.from);
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw failureOf(mail.id, error);
      }
    },
  };
}

/** Errors of nodemailer that are about this mail; others are about the server or the way to it. */
const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);

function failureOf(id: string, error: unknown): Error {
  const told = (error instanceof Error ? error : {}) as SmtpFault;
  const { code = 'unknown', responseCode, command, response } = told;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0];
  const answer = [responseCode, status].filter((part) => part !== undefined).join(' ');
  const said = answer === '' ? '' : `, the server answered ${answer}`;
  const message = `Mail ${id} was not sent: ${code} at ${command ?? 'connecting'}${said}.`;
  const isFinal = ABOUT_THE_MAIL.has(code) && responseCode !== undefined && responseCode >= 500;
  return isFinal ? new PermanentFailure(message) : new Error(message);
}

interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
}
