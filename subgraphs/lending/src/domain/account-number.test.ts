import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOfAccount, ibanProblem } from './account-number.ts';

// The examples of the IBAN registry.
const IBANS = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
  'FR1420041010050500013M02606',
];

describe('an IBAN', () => {
  it.each(IBANS)('that is right is right: %s', (iban) => {
    expect(ibanProblem(iban)).toBeUndefined();
  });

  it('says where the account is, and no other number does', () => {
    expect(IBANS.map(countryOfAccount)).toEqual(['DE', 'GB', 'NO', 'MT', 'FR']);
    for (const other of [
      '',
      '123456789',
      'DE8937040044053201300',
      'DE88370400440532013000',
      'US12',
    ]) {
      expect(countryOfAccount(other)).toBeUndefined();
    }
  });

  it('with one digit changed is not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IBANS),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (iban, at, by) => {
          const digits = [...iban.matchAll(/\d/g)].map(({ index }) => index);
          const place = digits[at % digits.length] ?? 0;
          const digit = (Number(iban[place]) + by) % 10;
          const wrong = `${iban.slice(0, place)}${digit}${iban.slice(place + 1)}`;
          expect(ibanProblem(wrong)).toContain('check digits');
        },
      ),
    );
  });

  it('with two unlike neighbours swapped is not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IBANS), fc.nat(), (iban, at) => {
        const place = 4 + (at % (iban.length - 5));
        const [one = '', other = ''] = [iban[place], iban[place + 1]];
        fc.pre(one !== other);
        const wrong = `${iban.slice(0, place)}${other}${one}${iban.slice(place + 2)}`;
        expect(ibanProblem(wrong)).toContain('check digits');
      }),
    );
  });

  it('of the wrong length says how long it should be', () => {
    expect(ibanProblem('DE8937040044053201300')).toBe(
      'An IBAN of DE has 22 characters, this one 21.',
    );
  });

  it.each(['US00BANK0123456789', 'ACCT0001', 'DE89', '12345678', 'XX00123456789012'])(
    'is not what %s is',
    (account) => {
      expect(ibanProblem(account)).toBeUndefined();
    },
  );
});
