import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mailFromVariable, mailServerVariable, withMail } from './mail-variables.ts';

describe('MAIL_SERVER', () => {
  test.each([
    ['smtp://mail.example.com', 'mail.example.com', 587, false, false],
    ['smtp://mail.example.com:2525', 'mail.example.com', 2525, false, false],
    ['smtps://mail.example.com', 'mail.example.com', 465, true, false],
    ['mail.example.com:25', 'mail.example.com', 25, false, false],
    ['localhost:1025', 'localhost', 1025, false, true],
    ['smtp://127.0.0.1:1025/', '127.0.0.1', 1025, false, true],
    ['smtp://[::1]:1025', '::1', 1025, false, true],
    ['smtp://127.example.com', '127.example.com', 587, false, false],
    ['smtp://localhost.example.com', 'localhost.example.com', 587, false, false],
  ])('%s is understood', (text, host, port, implicitTls, isLoopback) => {
    const expected = { host, port, implicitTls, isLoopback };
    expect(mailServerVariable.parse(text)).toEqual(expected);
  });

  test.each([
    'smtp://user:secret@mail.example.com',
    'https://mail.example.com',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?tls=no',
    'smtp://',
    'mail.example.com:99999',
  ])('%s is refused, and not repeated', (text) => {
    const { error } = mailServerVariable.safeParse(text);
    expect(error?.issues[0]?.message).toMatch(/must be smtp:/);
    expect(error?.message).not.toContain('secret');
  });
});

describe('MAIL_FROM', () => {
  test.each([
    ['Lender <no-reply@lender.example>', 'Lender', 'no-reply@lender.example'],
    ['no-reply@lender.example', '', 'no-reply@lender.example'],
    ['Łącki & Söhne <a@lender.example>', 'Łącki & Söhne', 'a@lender.example'],
  ])('%s is understood', (text, name, address) => {
    expect(mailFromVariable.parse(text)).toEqual({ name, address });
  });

  test.each(['', 'Lender', 'a@b.example, c@d.example', 'A\r\nBcc: <x@y.example>'])(
    '%j is refused',
    (text) => {
      expect(mailFromVariable.safeParse(text).success).toBe(false);
    },
  );
});

describe('the ways of mail', () => {
  const optional = z.string().optional();
  const schema = withMail(
    z.object({
      MAIL_SERVER: optional,
      MAIL_DIRECTORY: optional,
      MAIL_USERNAME: optional,
      MAIL_PASSWORD: optional,
    }),
  );
  const wrong = (given: object) =>
    schema.safeParse(given).error?.issues.map(({ path }) => path.join()) ?? [];

  test('are a server or a folder, and a name goes with its password', () => {
    expect(wrong({ MAIL_DIRECTORY: '/mail' })).toEqual([]);
    expect(wrong({ MAIL_SERVER: 'x', MAIL_USERNAME: 'a', MAIL_PASSWORD: 'b' })).toEqual([]);
    expect(wrong({})).toEqual(['MAIL_SERVER']);
    expect(wrong({ MAIL_SERVER: 'x', MAIL_USERNAME: 'a' })).toEqual(['MAIL_PASSWORD']);
  });
});
