import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

const SUBMISSION_PORT = 587;
const IMPLICIT_TLS_PORT = 465;
const EXPECTED =
  'must be smtp://host:587, smtps://host:465 or host:port, without name and password';

/** `smtp://` begins with STARTTLS, `smtps://` with TLS; without either, it is as with `smtp://`. */
export const mailServerVariable = z.string().transform((text, context) => {
  const url = URL.parse(text.includes('://') ? text : `smtp://${text}`);
  const isBare =
    url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const known = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  if (
    url === null ||
    !known ||
    !isBare ||
    url.hostname === '' ||
    !['', '/'].includes(url.pathname)
  ) {
    context.addIssue({ code: 'custom', message: EXPECTED });
    return z.NEVER;
  }
  const implicitTls = url.protocol === 'smtps:';
  const usual = implicitTls ? IMPLICIT_TLS_PORT : SUBMISSION_PORT;
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  return {
    host,
    port: url.port === '' ? usual : Number(url.port),
    implicitTls,
    isLoopback: isLoopback(host),
  };
});

function isLoopback(host: string): boolean {
  if (isIPv4(host)) return host.startsWith('127.');
  return isIPv6(host) ? host === '::1' : host === 'localhost';
}

/** `Name <name@example.com>` or an address alone. */
export const mailFromVariable = z.string().transform((text, context) => {
  const found = /^\s*(?:(?<name>[^<>"\p{C}]{0,100}?)\s*<(?<boxed>[^<>]+)>|(?<bare>\S+))\s*$/u.exec(
    text,
  );
  const address = z.email().safeParse(found?.groups?.['boxed'] ?? found?.groups?.['bare']);
  if (address.success) return { name: found?.groups?.['name'] ?? '', address: address.data };
  context.addIssue({ code: 'custom', message: 'must be as in Lender <no-reply@lender.example>' });
  return z.NEVER;
});

interface MailSettings {
  readonly MAIL_SERVER?: unknown;
  readonly MAIL_DIRECTORY?: unknown;
  readonly MAIL_USERNAME?: unknown;
  readonly MAIL_PASSWORD?: unknown;
}

/** Asks for a way that mails go, at once with everything else that is missing. */
export function withMail<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema
    .refine(
      (config) => {
        const { MAIL_SERVER, MAIL_DIRECTORY } = config as MailSettings;
        return MAIL_SERVER !== undefined || MAIL_DIRECTORY !== undefined;
      },
      {
        path: ['MAIL_SERVER'],
        message: 'must be set, or MAIL_DIRECTORY for development',
        when: () => true,
      },
    )
    .refine(
      (config) => {
        const { MAIL_USERNAME, MAIL_PASSWORD } = config as MailSettings;
        return (MAIL_USERNAME === undefined) === (MAIL_PASSWORD === undefined);
      },
      { path: ['MAIL_PASSWORD'], message: 'goes together with MAIL_USERNAME', when: () => true },
    );
}
