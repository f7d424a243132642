import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkPassword,
  normalizeEmail,
  type Registration,
  readRegistration,
} from './registration.ts';

const valid: Registration = {
  email: 'ada@example.com',
  password: 'correct horse battery',
  firstName: 'Ada',
  lastName: 'Lovelace',
  dateOfBirth: '1990-02-28',
  country: 'GB',
};

describe('registration', () => {
  test('takes names as people write them', () => {
    for (const name of [
      'Ada',
      "O'Neill",
      'Łącka-Żuk',
      '田中',
      'José María',
      'محمد',
      'D’Arcy',
      'St. John',
    ]) {
      expect(readRegistration({ ...valid, firstName: name }, '2026-01-01').ok).toBe(true);
    }
    for (const name of ['', ' ', '1', 'a\u0000b', '<b>', "'x", 'x'.repeat(101)]) {
      expect(readRegistration({ ...valid, firstName: name }, '2026-01-01').ok).toBe(false);
    }
  });

  test.each(['a\u0000b', 'a\u007f', 'a\u202e', 'a\u200b', 'ａdmin', 'é', 'a b', '"a"'])(
    'refuses the address %j@example.com, which cannot be told from another by looking',
    (local) => {
      const outcome = readRegistration({ ...valid, email: `${local}@example.com` }, '2026-01-01');
      expect(outcome.ok ? [] : outcome.error.map((error) => error.code)).toEqual(['EMAIL_INVALID']);
    },
  );

  test('refuses a password with half a character', () => {
    expect(checkPassword('pass \ud800 word')).toBeDefined();
  });

  test('names everything that is wrong at once', () => {
    const outcome = readRegistration(
      { ...valid, email: 'x', password: '1', country: 'ZZ' },
      '2026-01-01',
    );
    expect(outcome.ok ? [] : outcome.error.map((error) => error.code)).toEqual([
      'EMAIL_INVALID',
      'PASSWORD_INVALID',
      'COUNTRY_INVALID',
    ]);
  });

  test('the eighteenth birthday is the first day', () => {
    const born = { ...valid, dateOfBirth: '2008-03-15' };
    expect(readRegistration(born, '2026-03-14').ok).toBe(false);
    expect(readRegistration(born, '2026-03-15').ok).toBe(true);
    const leap = { ...valid, dateOfBirth: '2008-02-29' };
    expect(readRegistration(leap, '2026-02-28').ok).toBe(false);
    expect(readRegistration(leap, '2026-03-01').ok).toBe(true);
  });

  test('no text at all makes it throw', () => {
    fc.assert(
      fc.property(
        fc.record({ email: fc.string(), password: fc.string(), firstName: fc.string() }),
        (changes) => {
          readRegistration({ ...valid, ...changes }, '2026-01-01');
        },
      ),
    );
  });

  test('normalizing an address twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalizeEmail(normalizeEmail(text))).toBe(normalizeEmail(text));
      }),
    );
  });

  test('a password is counted in characters', () => {
    // Four letters, each of which may be written as two characters.
    expect(checkPassword('éééé'.normalize('NFD'))).toBeDefined();
    expect(checkPassword('é'.repeat(128).normalize('NFD'))).toBeUndefined();
    expect(checkPassword('🔑'.repeat(8))).toBeUndefined();
    expect(checkPassword('🔑'.repeat(7))).toBeDefined();
    expect(checkPassword('🔑'.repeat(128))).toBeUndefined();
    expect(checkPassword('🔑'.repeat(129))).toBeDefined();
  });
});
