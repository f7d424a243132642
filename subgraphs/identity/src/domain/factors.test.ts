import { newId } from '@blockscore/ids';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHALLENGE_TRIES, type Factors, isOpen, methodsOf, readPasskeyName } from './factors.ts';
import { RECOVERY_CODE_BYTES, readRecoveryCode, writeRecoveryCode } from './recovery-code.ts';

describe('recovery codes', () => {
  const bytes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });

  test('are grouped for reading and hold all their 120 bits', () => {
    expect(writeRecoveryCode(new Uint8Array(15))).toBe('0000-0000-0000-0000-0000-0000');
    expect(writeRecoveryCode(new Uint8Array(15).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const same = Buffer.compare(one, other) === 0;
        expect(writeRecoveryCode(one) === writeRecoveryCode(other)).toBe(same);
      }),
    );
  });

  test('are read however they were typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = writeRecoveryCode(random);
        const plain = code.replaceAll('-', '');
        expect(readRecoveryCode(code)).toBe(plain);
        expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(plain);
      }),
    );
    expect(readRecoveryCode(`oil0${'-0000'.repeat(5)}`)).toBe(`011${'0'.repeat(21)}`);
  });

  test('are nothing else', () => {
    for (const text of [
      '',
      '0000',
      `U000${'-0000'.repeat(5)}`,
      '0'.repeat(25),
      '0'.repeat(100_000),
    ]) {
      expect(readRecoveryCode(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => void readRecoveryCode(text)));
  });
});

describe('the factors of a person', () => {
  const none: Factors = {
    userId: newId('user'),
    totpConfirmedAt: null,
    recoveryCodesRemaining: 0,
    passkeys: [],
  };

  test('recovery codes alone are no factor', () => {
    expect(methodsOf({ ...none, recoveryCodesRemaining: 10 })).toEqual([]);
    const at = new Date();
    expect(methodsOf({ ...none, totpConfirmedAt: at })).toEqual(['TOTP']);
    expect(methodsOf({ ...none, totpConfirmedAt: at, recoveryCodesRemaining: 1 })).toEqual([
      'TOTP',
      'RECOVERY_CODE',
    ]);
  });

  test('a passkey’s name is a line that people can read', () => {
    expect(readPasskeyName('  Ada’s phone 📱 ')).toEqual({ ok: true, value: 'Ada’s phone 📱' });
    for (const name of [
      '',
      '  ',
      'a\nb',
      'a\u0000',
      '\ud800',
      'x'.repeat(61),
      'x'.repeat(99_999),
    ]) {
      expect(readPasskeyName(name).ok).toBe(false);
    }
  });
});

test('a step is open once, in time and for five tries', () => {
  const now = new Date();
  const step = { usedAt: null, expiresAt: new Date(now.getTime() + 1), attempts: 0 };
  expect(isOpen(step, now)).toBe(true);
  expect(isOpen({ ...step, attempts: CHALLENGE_TRIES - 1 }, now)).toBe(true);
  expect(isOpen({ ...step, attempts: CHALLENGE_TRIES }, now)).toBe(false);
  expect(isOpen({ ...step, usedAt: now }, now)).toBe(false);
  expect(isOpen({ ...step, expiresAt: now }, now)).toBe(false);
});
