import type { AddressInfo } from 'node:net';
import { PermanentFailure } from '@blockscore/jobs';
import { parseMail } from '@blockscore/testkit';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createSmtpMailer, type SmtpMailerOptions } from '../src/adapters/smtp-mailer.ts';
import type { Mail } from '../src/app/ports.ts';
import { selfSigned } from './certificate.ts';

const TLS = selfSigned();
const LOGIN = { user: 'identity', pass: 'mail password' };
const mail: Mail = {
  id: 'mail_1',
  to: 'ada@example.com',
  subject: 'A sign-in from a new device',
  text: 'Hello Ada,\n\nsomebody signed in.',
  html: '<p>Hello Ada,</p>',
};

interface Received {
  readonly source: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | undefined;
  readonly secure: boolean;
}

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

/** A real mail server of which a test says how it answers; what it took is in `received`. */
async function serve(options: SMTPServerOptions) {
  const received: Received[] = [];
  const server = new SMTPServer({
    ...TLS,
    logger: false,
    onAuth: ({ username, password }, _, done) => {
      if (username === LOGIN.user && password === LOGIN.pass) done(null, { user: username });
      else done(refusal(535, '5.7.8 wrong password'));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          source: Buffer.concat(chunks).toString('utf8'),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          user: typeof session.user === 'string' ? session.user : undefined,
          secure: session.secure,
        });
        done();
      });
    },
    ...options,
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { received, port };
}

function mailer(port: number, changes: Partial<SmtpMailerOptions> = {}, implicitTls = false) {
  return createSmtpMailer({
    server: { host: '127.0.0.1', port, implicitTls, isLoopback: false },
    from: { name: 'Lender', address: 'no-reply@lender.example' },
    login: LOGIN,
    authority: TLS.cert,
    ...changes,
  });
}

const failure = async (sending: Promise<void>): Promise<Error> => {
  const caught: unknown = await sending.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (caught instanceof Error) return caught;
  throw new Error('The mail was sent.');
};

describe('a mail server', () => {
  test('gets a mail over STARTTLS, with name and password, as one message in two forms', async () => {
    const { received, port } = await serve({});
    await mailer(port).send(mail);
    const [got] = received;
    expect(got).toMatchObject({
      from: 'no-reply@lender.example',
      to: ['ada@example.com'],
      user: 'identity',
      secure: true,
    });
    const source = got?.source ?? '';
    expect(source).toMatch(/^From: Lender <no-reply@lender\.example>\r$/m);
    expect(source).toMatch(/^Message-ID: <mail_1@lender\.example>\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(source).toMatch(/^Content-Type: text\/html/m);
    expect(parseMail('mail_1', source)).toMatchObject({ subject: mail.subject, text: mail.text });
  });

  test('gets it over TLS from the first byte where it is to', async () => {
    const { received, port } = await serve({ secure: true });
    await mailer(port, {}, true).send(mail);
    expect(received).toMatchObject([{ secure: true, user: 'identity' }]);
  });

  test('gets the same message id when it gets the same mail again', async () => {
    const { received, port } = await serve({});
    await mailer(port).send(mail);
    await mailer(port).send(mail);
    const ids = received.map(({ source }) => /^Message-ID: .*$/m.exec(source)?.[0]);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  test('that offers no TLS gets neither the password nor the mail', async () => {
    const seen: string[] = [];
    const { received, port } = await serve({
      disabledCommands: ['STARTTLS'],
      onAuth: (_, __, done) => {
        seen.push('asked for a password');
        done(null, { user: 'anybody' });
      },
    });
    expect((await failure(mailer(port).send(mail))).message).toMatch(/ETLS|STARTTLS/);
    expect([...seen, ...received]).toEqual([]);
  });

  test('whose certificate nobody vouches for gets nothing', async () => {
    const { received, port } = await serve({});
    const other = mailer(port, { authority: selfSigned().cert });
    expect(await failure(other.send(mail))).not.toBeInstanceOf(PermanentFailure);
    expect(received).toEqual([]);
  });

  test('on the same machine may do without TLS and without a password', async () => {
    const { received, port } = await serve({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
    });
    await createSmtpMailer({
      server: { host: '127.0.0.1', port, implicitTls: false, isLoopback: true },
      from: { name: '', address: 'no-reply@lender.example' },
      login: undefined,
    }).send(mail);
    expect(received).toMatchObject([{ secure: false, to: ['ada@example.com'] }]);
  });
});

describe('a mail that is not taken', () => {
  test('for now (4yz) may be sent later; the error names no recipient', async () => {
    let busy = true;
    const { received, port } = await serve({
      onRcptTo: ({ address }, _, done) =>
        done(busy ? refusal(451, `4.7.1 <${address}> greylisted`) : null),
    });
    const error = await failure(mailer(port).send(mail));
    expect(error).not.toBeInstanceOf(PermanentFailure);
    expect(error.message).toBe(
      'Mail mail_1 was not sent: EENVELOPE at RCPT TO, the server answered 451 4.7.1.',
    );
    busy = false;
    await mailer(port).send(mail);
    expect(received).toHaveLength(1);
  });

  test.each([
    [
      'the recipient',
      {
        onRcptTo: (_: unknown, __: unknown, done: (e: Error) => void) =>
          done(refusal(550, '5.1.1 <ada@example.com> unknown')),
      },
    ],
    [
      'the message',
      {
        onData: (stream: NodeJS.ReadableStream, _: unknown, done: (e: Error) => void) =>
          void stream.on('end', () => done(refusal(554, '5.7.1 ada@example.com is spam'))).resume(),
      },
    ],
  ])('for good (5yz to %s) is never sent again', async (_, answers) => {
    const { port } = await serve(answers as SMTPServerOptions);
    const error = await failure(mailer(port).send(mail));
    expect(error).toBeInstanceOf(PermanentFailure);
    expect(error.message).toMatch(/answered 55[04] 5\./);
    expect(JSON.stringify({ ...error, message: error.message })).not.toMatch(/ada@/);
  });

  test('for a wrong password is not lost: the operator puts it right', async () => {
    const { port } = await serve({});
    const error = await failure(mailer(port, { login: { ...LOGIN, pass: 'old' } }).send(mail));
    expect(error).not.toBeInstanceOf(PermanentFailure);
    expect(error.message).toMatch(/EAUTH.*535/);
    expect(error.message).not.toMatch(/old|identity/);
  });

  test('because nobody listens may be sent later', async () => {
    const { port } = await serve({});
    for (const server of servers.splice(0)) {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
    const error = await failure(mailer(port).send(mail));
    expect(error).not.toBeInstanceOf(PermanentFailure);
    expect(error.message).toMatch(/^Mail mail_1 was not sent: E[A-Z]+ at /);
  });
});
