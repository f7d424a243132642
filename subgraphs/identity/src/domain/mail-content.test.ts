import { describe, expect, test } from 'vitest';
import type { MailRequest } from './mail.ts';
import { type MailFacts, writeMail } from './mail-content.ts';
import { htmlOf, textOf } from './mail-form.ts';

const userId = 'user_1' as const;
const facts: MailFacts = { name: 'Ada', at: new Date('2026-11-22T11:42:30Z') };

const REQUESTS: readonly MailRequest[] = [
  { kind: 'VERIFY_EMAIL', userId, verificationId: 'vrf_1' },
  { kind: 'RESET_PASSWORD', userId, resetId: 'reset_1' },
  { kind: 'NEW_DEVICE', userId, sessionId: 'session_1' },
  { kind: 'FACTOR_ADDED', userId, factor: 'TOTP' },
  { kind: 'FACTOR_REMOVED', userId, factor: 'PASSKEY' },
  { kind: 'RECOVERY_CODE_USED', userId, remaining: 3 },
  { kind: 'ROLE_CHANGED', userId, role: 'LOAN_OFFICER', change: 'REVOKED' },
  { kind: 'REGISTRATION_ATTEMPTED', userId },
  { kind: 'CHANGE_EMAIL', userId, verificationId: 'vrf_1' },
  { kind: 'EMAIL_CHANGE_REQUESTED', userId },
  { kind: 'EMAIL_CHANGED', userId },
  { kind: 'PASSWORD_CHANGED', userId },
  { kind: 'PASSWORD_RESET', userId },
  { kind: 'ACCOUNT_SUSPENDED', userId },
  { kind: 'ACCOUNT_REINSTATED', userId },
  { kind: 'DATA_COPY_READY', userId },
  { kind: 'DOCUMENT_RUNS_OUT', userId, document: 'DRIVING_LICENCE' },
];

const textFor = (request: MailRequest, changes: Partial<MailFacts> = {}) =>
  textOf(writeMail(request, { ...facts, ...changes }));

describe('every mail', () => {
  test.each(REQUESTS)('$kind says what happened and what to do, in two forms', (request) => {
    const content = writeMail(request, { ...facts, token: 'vrf_1.secret' });
    const text = textOf(content);
    expect(content.subject).toMatch(/^[A-Z][ -~]{10,60}$/);
    expect(text).toMatch(/^Hello Ada,\n\n/);
    expect(text).toMatch(/[Ii]f .*(you|not expect)/s);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
    // In plain ASCII nothing is encoded, and a token can be read in the source of its mail.
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    const html = htmlOf(content);
    const words = (source: string) => source.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ');
    for (const paragraph of text.split('\n\n')) {
      expect(words(html)).toContain(words(paragraph).trim());
    }
  });

  test.each(REQUESTS)('$kind loads nothing and tells nobody that it was read', (request) => {
    const link = 'https://lender.example/verify-email#token=vrf_1.secret';
    const html = htmlOf(writeMail(request, { ...facts, token: 'vrf_1.secret', link }));
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form)|src=|url\(|@import/i);
    for (const [, target] of html.matchAll(/href="([^"]*)"/g)) expect(target).toBe(link);
  });
});

test('a token stands on a line of its own, and so does its link', () => {
  const token = `vrf_1.${'x'.repeat(70)}`;
  const link = `https://lender.example/verify-email#token=${token}`;
  const request = REQUESTS[0] as MailRequest;
  const text = textFor(request, { token, link });
  expect(text.split('\n')).toEqual(expect.arrayContaining([token, link]));
  expect(textFor(request, { token })).not.toContain('https:');
});

test('what people and their browsers call themselves stays text', () => {
  const hostile = {
    device: '</p><script>alert(1)</script>',
    address: '"><img src=x>',
    name: '<b>',
  };
  const html = htmlOf(writeMail(REQUESTS[2] as MailRequest, { ...facts, ...hostile }));
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain('&lt;script&gt;');
});

test('a line break in what somebody wrote breaks no line of the mail', () => {
  const device = 'Firefox\r\n\r\nYour account is closed.\u2028Call us\u202e now';
  const text = textFor(REQUESTS[2] as MailRequest, { device });
  expect(text.replaceAll('\n', ' ')).toContain('Firefox Your account is closed. Call us now');
  expect(text.split('\n\n').find((part) => part.includes('Firefox'))).toContain('It calls itself');
});

test('a sign-in tells when and from where, as far as that is known', () => {
  const request = REQUESTS[2] as MailRequest;
  expect(textFor(request)).toContain('22 November 2026 at 11:42 UTC');
  expect(textFor(request)).toContain('It calls itself: unknown. Its network address: unknown.');
  expect(textFor(request, { device: 'Firefox', address: '203.0.113.9' })).toContain('203.0.113.9');
});

test('whoever is not known to read the address is greeted without a name', () => {
  expect(textFor(REQUESTS[0] as MailRequest, { name: null })).toMatch(/^Hello,\n/);
});

test('who did not open the account is told not to verify it, nor to take it over', () => {
  const words = (request: MailRequest, changes: Partial<MailFacts> = {}) =>
    textFor(request, changes).replaceAll('\n', ' ');
  const verify = words({ kind: 'VERIFY_EMAIL', userId, verificationId: 'vrf_1' });
  expect(verify).toContain('Only if you have just done so yourself');
  expect(verify).toContain('you can open one of your own at any time');
  const reset = { kind: 'RESET_PASSWORD', userId, resetId: 'reset_1' } as const;
  expect(words(reset, { isUnverified: true })).toContain('If somebody else opened the account');
  expect(words(reset, { isUnverified: false })).not.toContain('never verified');
});

test('of a factor that somebody else added the mail says how to be rid of it', () => {
  const textOfAdded = (factor: 'TOTP' | 'PASSKEY' | 'RECOVERY_CODES') =>
    textFor({ kind: 'FACTOR_ADDED', userId, factor }).replaceAll('\n', ' ');
  for (const factor of ['TOTP', 'PASSKEY'] as const) {
    expect(textOfAdded(factor)).toContain('remove it under your second factors');
  }
  expect(textOfAdded('PASSKEY')).toContain('it signs in without a password');
  expect(textOfAdded('RECOVERY_CODES')).toContain('make new ones');
});

test('who is being robbed is told of a way that is open to them', () => {
  const words = (request: MailRequest) => textFor(request).replaceAll('\n', ' ');
  const changed = words({ kind: 'PASSWORD_CHANGED', userId });
  expect(changed).toContain('ask for a new password at once, as if you had forgotten yours');
  const anew = words({ kind: 'PASSWORD_RESET', userId });
  expect(anew).toContain('All sessions have ended');
  expect(anew).toContain('change the password of your mailbox first');
  for (const text of [changed, anew]) expect(text).not.toMatch(/change your password|your other/);
  const used = words({ kind: 'RECOVERY_CODE_USED', userId, remaining: 3 });
  expect(used).toContain('make new recovery codes at once');
  for (const text of [changed, anew, used, words(REQUESTS[2] as MailRequest)]) {
    expect(text).toContain('If you cannot get in any more, tell us at once.');
  }
});

test.each([
  [0, 'It was the last one'],
  [1, 'One is left'],
  [9, '9 are left'],
])('with %i recovery codes left the mail says so', (remaining, words) => {
  expect(textFor({ kind: 'RECOVERY_CODE_USED', userId, remaining })).toContain(words);
});
