import { Secret } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { createTotpCodes } from './totp.ts';

const codes = createTotpCodes('BlockScore');

describe('one-time passwords', () => {
  // RFC 6238, appendix B, the SHA-1 rows: of its eight digits an app with six shows the last six.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238 at second %i', (second, eightDigits) => {
    const secret = Secret.fromLatin1('12345678901234567890').base32;
    const now = new Date(second * 1000);
    expect(codes.stepOf(secret, eightDigits.slice(2), now)).toBe(Math.floor(second / 30));
  });

  test('may be one step early or late and no more, and say of which step they are', () => {
    const secret = Secret.fromLatin1('12345678901234567890').base32;
    const at = (step: number) => new Date(step * 30_000);
    // Of step 37037036, by the RFC.
    const code = '081804';
    for (const step of [37037035, 37037036, 37037037]) {
      expect(codes.stepOf(secret, code, at(step))).toBe(37037036);
    }
    for (const step of [37037034, 37037038]) {
      expect(codes.stepOf(secret, code, at(step))).toBeUndefined();
    }
    expect(codes.stepOf(secret, ' 081 804 ', at(37037036))).toBe(37037036);
  });

  test.each(['', '12345', '1234567', 'abcdef', '٠٨١٨٠٤', '0'.repeat(100_000)])(
    'are not %j',
    (text) => {
      expect(codes.stepOf(codes.newSecret(), text, new Date())).toBeUndefined();
    },
  );

  test('are enrolled by a secret of 160 bits, a URI and a picture that holds no script', () => {
    const secret = codes.newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(codes.newSecret()).not.toBe(secret);
    const { uri, qrCode } = codes.enrolment(secret, "o'neill+<b>@example.com");
    const url = new URL(uri);
    expect(url.protocol).toBe('otpauth:');
    expect(url.host).toBe('totp');
    expect(decodeURIComponent(url.pathname)).toBe("/BlockScore:o'neill+<b>@example.com");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      issuer: 'BlockScore',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(qrCode).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(qrCode).not.toMatch(/script|example/);
  });
});
