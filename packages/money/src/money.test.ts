import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  Decimal,
  formatAmount,
  isCurrency,
  isNegative,
  minorDigits,
  money,
  parseDecimal,
  parseMoney,
  roundHalfEven,
  subtract,
  sum,
  toMinor,
  zero,
} from './index.ts';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'BHD');
const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('amounts', () => {
  test('formatting and parsing are inverse', () => {
    fc.assert(
      fc.property(minor, currency, (units, code) => {
        const value = money(units, code);
        expect(parseMoney(formatAmount(value), code)).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    '',
    ' 1',
    '1e3',
    '1,000.00',
    '+5',
    '1.',
    '.5',
    'NaN',
    '0x10',
    '1.001',
    '9'.repeat(19),
    '10000000000000.01',
  ])('refuses %j as an amount of USD', (text) => {
    expect(parseMoney(text, 'USD').ok).toBe(false);
  });

  test.each(['9'.repeat(24), `-${'9'.repeat(24)}.50`, '10000000000000.01'])(
    'says of %s that it is too large, for it is well written',
    (text) => {
      const error = 'The amount is larger than any that is accepted.';
      expect(parseMoney(text, 'USD')).toEqual({ ok: false, error });
    },
  );

  test('refuses a currency that does not exist', () => {
    expect(parseMoney('1', 'ABC').ok).toBe(false);
    expect(isCurrency('usd')).toBe(false);
    expect(() => money(1n, 'ABC')).toThrow(/ISO 4217/);
    expect(minorDigits('JPY')).toBe(0);
  });

  test('addition and subtraction are inverse and never mix currencies', () => {
    fc.assert(
      fc.property(minor, minor, currency, (a, b, code) => {
        expect(subtract(add(money(a, code), money(b, code)), money(b, code))).toEqual(
          money(a, code),
        );
      }),
    );
    expect(() => add(money(1n, 'USD'), money(1n, 'EUR'))).toThrow(/cannot be combined/);
    expect(sum([money(1n, 'USD'), money(2n, 'USD')], 'USD').minor).toBe(3n);
  });

  test('signs and order', () => {
    expect(isNegative(subtract(zero('USD'), money(1n, 'USD')))).toBe(true);
    expect(isNegative(zero('USD'))).toBe(false);
    expect(compare(money(1n, 'USD'), money(2n, 'USD'))).toBe(-1);
    expect(compare(money(2n, 'USD'), money(1n, 'USD'))).toBe(1);
    expect(compare(money(2n, 'USD'), money(2n, 'USD'))).toBe(0);
  });
});

describe('rounding', () => {
  test.each([
    ['0.5', 0n],
    ['1.5', 2n],
    ['2.5', 2n],
    ['-0.5', 0n],
    ['-1.5', -2n],
    ['2.50000000001', 3n],
  ])('%s rounds to the even neighbour %s', (text, expected) => {
    expect(roundHalfEven(new Decimal(text))).toBe(expected);
  });

  test('major to minor units', () => {
    expect(toMinor(new Decimal('1.005'), 2)).toBe(100n);
    expect(toMinor(new Decimal('1.015'), 2)).toBe(102n);
  });

  test.each(['1e5', '', '--1', 'Infinity', '1_000'])('refuses the decimal %j', (text) => {
    expect(parseDecimal(text).ok).toBe(false);
  });
});
