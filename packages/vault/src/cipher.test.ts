import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CiphertextInvalid,
  decryptText,
  encryptText,
  MAX_PLAINTEXT_BYTES,
  type Place,
} from './cipher.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => createSecretKey(bytes));
// Without lone surrogates, which UTF-8 cannot carry.
const text = fc.string({ unit: 'binary', maxLength: 200 });
const place: fc.Arbitrary<Place> = fc.record({ table: text, column: text, row: text });

const opens = (bytes: KeyObject, ciphertext: string, at: Place) => {
  try {
    decryptText(bytes, ciphertext, at);
    return true;
  } catch (error) {
    if (!(error instanceof CiphertextInvalid)) throw error;
    return false;
  }
};

describe('an encrypted column', () => {
  test('gives back what went in, at its own place', () => {
    fc.assert(
      fc.property(key, text, place, (bytes, plaintext, at) => {
        const ciphertext = encryptText(bytes, plaintext, at);
        expect(ciphertext).toMatch(/^v1\.[\w-]+$/);
        expect(decryptText(bytes, ciphertext, at)).toBe(plaintext);
      }),
    );
  });

  test('opens under no other key and at no other place', () => {
    fc.assert(
      fc.property(key, key, text, place, place, (bytes, other, plaintext, at, elsewhere) => {
        const ciphertext = encryptText(bytes, plaintext, at);
        if (!bytes.equals(other)) expect(opens(other, ciphertext, at)).toBe(false);
        for (const part of ['table', 'column', 'row'] as const) {
          const moved = { ...at, [part]: elsewhere[part] };
          expect(opens(bytes, ciphertext, moved)).toBe(at[part] === elsewhere[part]);
        }
      }),
    );
  });

  test('knows places apart whose names run together', () => {
    const bytes = createSecretKey(randomBytes(32));
    const ciphertext = encryptText(bytes, 'x', { table: 'a', column: 'b.c', row: 'd' });
    for (const [table, column, row] of [
      ['a.b', 'c', 'd'],
      ['a', 'b', 'c.d'],
      ['a","b', 'c', 'd'],
    ]) {
      const at = { table: table ?? '', column: column ?? '', row: row ?? '' };
      expect(opens(bytes, ciphertext, at)).toBe(false);
    }
  });

  test('shows every altered, cut or lengthened text', () => {
    const at = { table: 'user', column: 'name', row: 'user_1' };
    fc.assert(
      fc.property(
        key,
        text,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, plaintext, n, bit) => {
          const ciphertext = encryptText(bytes, plaintext, at);
          const sealed = Buffer.from(ciphertext.slice(3), 'base64url');
          const changed = Buffer.from(sealed);
          changed[n % sealed.length] = (changed[n % sealed.length] ?? 0) ^ bit;
          const forms = [
            changed,
            sealed.subarray(0, n % sealed.length),
            Buffer.concat([sealed, changed]),
          ];
          for (const form of forms) {
            expect(opens(bytes, `v1.${form.toString('base64url')}`, at)).toBe(false);
          }
          for (const rubbish of [
            '',
            'v1.',
            'v2.AAAA',
            plaintext,
            ciphertext.slice(3),
            `${ciphertext}=`,
          ]) {
            expect(opens(bytes, rubbish, at)).toBe(false);
          }
        },
      ),
    );
  });

  test('never looks the same twice', () => {
    const bytes = createSecretKey(randomBytes(32));
    const at = { table: 'user', column: 'name', row: 'user_1' };
    const made = Array.from({ length: 1_000 }, () => encryptText(bytes, 'Ada', at));
    expect(new Set(made).size).toBe(1_000);
  });

  test('has a longest text, and says of what', () => {
    const at = { table: 'user', column: 'name', row: 'user_1' };
    const bytes = createSecretKey(randomBytes(32));
    const longest = 'x'.repeat(MAX_PLAINTEXT_BYTES);
    expect(decryptText(bytes, encryptText(bytes, longest, at), at)).toBe(longest);
    expect(() => encryptText(bytes, `${longest}x`, at)).toThrow(/user\.name of user_1 is longer/);
  });

  test('tells nothing of the value when it does not open', () => {
    const at = { table: 'user', column: 'name', row: 'user_1' };
    const ciphertext = encryptText(createSecretKey(randomBytes(32)), 'Ada', at);
    expect(() => decryptText(createSecretKey(randomBytes(32)), ciphertext, at)).toThrow(
      'user.name of user_1 does not decrypt: it was altered, moved, or belongs to another person',
    );
  });
});
