import { expect, test } from 'vitest';
import { readWebhookUrl } from './webhook-url.ts';

test.each(['https://partner.example/hooks?of=us', 'https://partner.example:443/'])(
  '%s is a URL to send to',
  (url) => {
    expect(readWebhookUrl(url, false)).toEqual({ ok: true, value: new URL(url).href });
  },
);

test.each([
  'http://partner.example/',
  'ftp://partner.example/',
  'https://user:secret@partner.example/',
  'https://partner.example/#part',
  'https://partner.example:8443/',
  'partner.example',
  '',
  `https://partner.example/${'x'.repeat(2_048)}`,
])('%s is none', (url) => {
  const read = readWebhookUrl(url, false);
  expect(read).toMatchObject({
    ok: false,
    error: { code: 'WEBHOOK_URL_INVALID', path: ['input', 'url'] },
  });
});

test.each([
  ['https://partner.example/a hook', 'blanks'],
  ['https://partner .example/', 'blanks'],
  ['partner.example', 'whole URL'],
  [`https://partner.example/${'x'.repeat(2_048)}`, 'at most 2048 characters'],
])('what is wrong with %s is told', (url, words) => {
  const message = expect.stringContaining(words);
  expect(readWebhookUrl(url, false)).toMatchObject({ ok: false, error: { message } });
});

test('in development http and other ports do, and other protocols do not', () => {
  expect(readWebhookUrl('http://127.0.0.1:3000/', true).ok).toBe(true);
  expect(readWebhookUrl('file:///etc/passwd', true).ok).toBe(false);
});
