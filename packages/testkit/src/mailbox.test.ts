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
