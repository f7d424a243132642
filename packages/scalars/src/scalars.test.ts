import { Kind } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  CurrencyCode,
  DateTime,
  DecimalScalar,
  isLocalDate,
  LocalDate,
  scalarResolvers,
} from './index.ts';

describe('scalars take what they document', () => {
  test('DateTime', () => {
    expect(DateTime.parseValue('2026-01-31T12:00:00Z')).toEqual(new Date('2026-01-31T12:00:00Z'));
    expect(DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(() => DateTime.parseValue('yesterday')).toThrow(/DateTime/);
    expect(() => DateTime.parseValue('2026-13-31T12:00:00Z')).toThrow(/DateTime/);
    expect(() => DateTime.parseValue(5)).toThrow(/DateTime/);
  });

  test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00'])(
    'DateTime takes no %s, which no database holds',
    (text) => expect(() => DateTime.parseValue(text)).toThrow(/years 1 to 9999/),
  );

  test('LocalDate knows the calendar', () => {
    expect(LocalDate.parseValue('2024-02-29')).toBe('2024-02-29');
    expect(isLocalDate('2023-02-29')).toBe(false);
    expect([isLocalDate('0000-01-01'), isLocalDate('0001-01-01')]).toEqual([false, true]);
    expect(() => LocalDate.parseValue('2026-1-1')).toThrow(/LocalDate/);
  });

  test.each([true, null, {}, ['1']])('Decimal refuses %j', (value) => {
    expect(() => DecimalScalar.parseValue(value)).toThrow(/Decimal/);
  });

  test.each(['1e5', 'NaN', '', ' 1', '0x1', '１'])(
    'Decimal leaves %j to the use case, which names the field',
    (value) => {
      expect(DecimalScalar.parseValue(value)).toBe(value);
      expect(DecimalScalar.parseLiteral({ kind: Kind.STRING, value })).toBe(value);
    },
  );

  test('Decimal is text inside, also where a number was given', () => {
    expect(DecimalScalar.parseValue(0.35)).toBe('0.35');
    expect(DecimalScalar.parseValue('12.50')).toBe('12.50');
    expect(DecimalScalar.parseValue(1e21)).toBe('1e+21');
    expect(DecimalScalar.parseLiteral({ kind: Kind.FLOAT, value: '1E-3' })).toBe('1E-3');
    expect(() => DecimalScalar.parseLiteral({ kind: Kind.ENUM, value: 'NaN' })).toThrow(/Decimal/);
  });

  test('CurrencyCode', () => {
    expect(CurrencyCode.parseValue('USD')).toBe('USD');
    expect(() => CurrencyCode.parseValue('usd')).toThrow(/CurrencyCode/);
  });

  test('Money shows major units', () => {
    expect(scalarResolvers.Money.amount({ minor: 123450n, currency: 'USD' })).toBe('1234.50');
  });
});
