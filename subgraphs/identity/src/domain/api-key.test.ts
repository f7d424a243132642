import type { Outcome } from '@blockscore/result';
import { describe, expect, test } from 'vitest';
import { API_KEY_MAX_DAYS, decideApiKey, MAX_LIVE_KEYS, whyRefused } from './api-key.ts';
import type { Partner } from './partner.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const DAY_MS = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY_MS);
const partner: Partner = {
  id: 'partner_1',
  version: 1,
  name: 'Acme',
  createdAt: NOW,
  hasContact: false,
  noticeMail: 'DAILY',
  suspendedAt: null,
};
const input = { name: 'Reporting', scopes: ['partner:read'], expiresAt: days(90) };
const ALLOWED = ['partner:read', 'partner:write'] as const;
const decide = (changes: object = {}, live = 0, of: Partner = partner) =>
  decideApiKey({ ...input, ...changes }, of, ALLOWED, live, NOW);
const codes = (outcome: Outcome<unknown, string>) =>
  outcome.ok ? [] : outcome.error.map(({ code }) => code);

describe('a new key', () => {
  test('may do what a partner may, for as long as it was asked for', () => {
    expect(decide({ scopes: ['partner:read', 'partner:read'] })).toEqual({
      ok: true,
      value: { name: 'Reporting', scopes: ['partner:read'], expiresAt: days(90) },
    });
  });

  test.each([[[]], [['users:read']], [['partner:read', 'loans:read']], [['PARTNER:READ']]])(
    'gets no scope of %j',
    (scopes) => {
      expect(codes(decide({ scopes }))).toEqual(['SCOPE_INVALID']);
    },
  );

  test('expires within two years, and after one where nobody says', () => {
    const latest = days(API_KEY_MAX_DAYS);
    expect(decide({ expiresAt: latest })).toMatchObject({ value: { expiresAt: latest } });
    for (const nothing of [undefined, null]) {
      expect(decide({ expiresAt: nothing })).toMatchObject({ value: { expiresAt: days(365) } });
    }
    const wrong = [NOW, days(-1), new Date(latest.getTime() + 1), new Date(Number.NaN)];
    for (const expiresAt of wrong) {
      expect(codes(decide({ expiresAt }))).toEqual(['EXPIRY_INVALID']);
    }
  });

  test.each([
    '',
    '   ',
    'a\nb',
    'a\u0000',
    'a\u202Eb',
    '4111-1111-1111-1111',
    'x'.repeat(101),
    'x'.repeat(10_000),
  ])('is not called %j', (name) => {
    expect(codes(decide({ name }))).toEqual(['NAME_INVALID']);
  });

  test('all that is wrong is told at once', () => {
    const wrong = { name: '', scopes: [], expiresAt: NOW };
    expect(codes(decide(wrong))).toEqual(['NAME_INVALID', 'SCOPE_INVALID', 'EXPIRY_INVALID']);
  });

  test('is one of a bounded number, and of no suspended partner', () => {
    expect(decide({}, MAX_LIVE_KEYS - 1).ok).toBe(true);
    expect(codes(decide({}, MAX_LIVE_KEYS))).toEqual(['TOO_MANY_API_KEYS']);
    expect(codes(decide({}, 0, { ...partner, suspendedAt: NOW }))).toEqual(['PARTNER_SUSPENDED']);
  });
});

test('a key lets in until it expires or is revoked, and while its partner is not suspended', () => {
  const key = { expiresAt: days(1), revokedAt: null };
  expect(whyRefused(key, partner, NOW)).toBeUndefined();
  expect(whyRefused({ ...key, expiresAt: null }, partner, days(9_999))).toBeUndefined();
  expect(whyRefused(key, partner, days(1))).toBe('EXPIRED');
  expect(whyRefused({ ...key, revokedAt: NOW }, partner, NOW)).toBe('REVOKED');
  expect(whyRefused(key, { suspendedAt: NOW }, NOW)).toBe('PARTNER_SUSPENDED');
});
