import { expect, test } from 'vitest';
import { parseMail } from './mailbox.ts';

test('a mail is read by its headers and its text', () => {
  const source = [
    'From: BlockScore <no-reply@blockscore.example>',
    'To: ada@example.org',
    'Subject: Verify your address',
    '',
    'Hello,',
    '',
    'your code is 123.',
    '',
  ].join('\r\n');
  expect(parseMail('mail_1', source)).toEqual({
    id: 'mail_1',
    to: 'ada@example.org',
    subject: 'Verify your address',
    text: 'Hello,\n\nyour code is 123.',
  });
});

test('a mail without the usual headers is empty there', () => {
  expect(parseMail('mail_2', 'X: y\n\ntext')).toMatchObject({ to: '', subject: '', text: 'text' });
});

test('of a mail in two forms the plain text is read, and decoded', () => {
  const source = [
    'To: ada@example.org',
    'Subject: Verify',
    'Content-Type: multipart/alternative;',
    ' boundary="--_b"',
    '',
    '----_b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Hello =C5=81ucja, your =',
    'code=3D123.',
    '----_b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>other</p>',
    '----_b--',
  ].join('\r\n');
  expect(parseMail('mail_3', source)).toMatchObject({
    to: 'ada@example.org',
    text: 'Hello Łucja, your code=123.',
  });
});
