import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  type PartnerConsent,
  permits,
  readCode,
  showCode,
} from './consent.ts';

const symbol = fc.constantFrom(...CODE_ALPHABET);
const code = fc.string({ unit: symbol, minLength: CODE_LENGTH, maxLength: CODE_LENGTH });

test('a code is read as it was shown, however it is typed', () => {
  fc.assert(
    fc.property(code, fc.boolean(), fc.constantFrom('-', ' ', '', ' - '), (made, small, gap) => {
      const shown = showCode(made).replaceAll('-', gap);
      expect(readCode(small ? shown.toLowerCase() : shown)).toBe(made);
    }),
  );
});

test('letters that look like digits are read as these', () => {
  expect(readCode('oO0i-Il1L-2345')).toBe('000111112345');
});

test.each([
  '',
  'ABCD-EFGH-JKM',
  'ABCD-EFGH-JKMNP',
  'ABCD-EFGH-JKM!',
  'U'.repeat(12),
  'A'.repeat(99),
])('%j is no code', (text) => {
  expect(readCode(text)).toBeUndefined();
});

test('a consent permits until it is taken back or ends, and for its purposes', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const consent: PartnerConsent = {
    id: 'consent_01',
    userId: 'user_01',
    partnerId: 'partner_01',
    purposes: ['APPLY'],
    reference: null,
    grantedAt: now,
    expiresAt: new Date('2026-11-23T12:00:00Z'),
    revokedAt: null,
  };
  expect(permits(consent, 'APPLY', now)).toBe(true);
  expect(permits(consent, 'APPLY', consent.expiresAt)).toBe(false);
  expect(permits({ ...consent, revokedAt: now }, 'APPLY', now)).toBe(false);
  expect(permits({ ...consent, purposes: [] }, 'APPLY', now)).toBe(false);
});
