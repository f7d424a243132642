import { Decimal, money } from '@blockscore/money';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, isCalendarDay, occurrence } from './calendar.ts';
import { yearFraction } from './day-count.ts';
import { defaultProducts } from './default-products.ts';
import { checkTerms, type Product, rateRange } from './product.ts';
import { hasEmptyInstalment, quote } from './quote.ts';
import type { ScheduleTerms } from './schedule.ts';

const [personal] = defaultProducts('USD') as [Product];

const loan = (changes: Partial<ScheduleTerms> = {}): ScheduleTerms => ({
  principal: 1_000_000n,
  annualRate: new Decimal(12),
  disbursedOn: '2026-01-15',
  firstPaymentOn: '2026-02-15',
  instalments: 12,
  every: { count: 1, unit: 'MONTH' },
  dayCount: 'THIRTY_360',
  method: 'ANNUITY',
  ...changes,
});

describe('a quote', () => {
  it('discloses what a loan costs', () => {
    const { rows, ...box } = quote(loan(), 'USD');
    expect(rows).toHaveLength(12);
    expect(box).toMatchObject({
      payment: 88_849n,
      downPayment: 0n,
      amountFinanced: 1_000_000n,
      financeCharge: 66_186n,
      totalOfPayments: 1_066_186n,
    });
    expect(Number(box.apr)).toBeCloseTo(12, 2);
    // 1.01¹² − 1
    expect(Number(box.euApr)).toBeCloseTo(12.68, 2);
  });

  it.each([
    ['ANNUITY', '12'],
    ['EQUAL_PRINCIPAL', '0'],
    ['FLAT', '0'],
  ] as const)('leaves something for the last of 600 instalments by %s', (method, annualRate) => {
    for (const principal of [100_000n, 400_000n, 1_000_000n, 12_345_600n]) {
      const terms = loan({ principal, method, instalments: 600 });
      const { rows } = quote({ ...terms, annualRate: new Decimal(annualRate) }, 'USD');
      expect(hasEmptyInstalment(rows, terms)).toBe(false);
      expect(rows.at(-1)?.balance).toBe(0n);
    }
  });

  it('tells instalments of nothing, other than those of a grace', () => {
    const isEmpty = (changes: Partial<ScheduleTerms>) =>
      hasEmptyInstalment(quote(loan(changes), 'USD').rows, loan(changes));
    expect(isEmpty({ multipleOf: 500_000n })).toBe(true);
    expect(isEmpty({ principal: 1n })).toBe(true);
    expect(isEmpty({ interestGrace: 3 })).toBe(false);
    expect(isEmpty({})).toBe(false);
  });

  it('takes what is paid down on the day of a payout off the amount financed', () => {
    const half = loan({ downPaymentPercent: '50' });
    const later = { advances: [{ amount: 1_000_000n, on: '2026-02-15' }] };
    const box = quote({ ...half, ...later }, 'USD');
    expect(box).toMatchObject({ downPayment: 1_000_000n, amountFinanced: 1_000_000n });
    expect(box.totalOfPayments - box.financeCharge).toBe(1_000_000n);
    expect(Number(box.apr)).toBeCloseTo(12, 1);
  });

  it('names the first payment that is within no grace', () => {
    const { payment, rows } = quote(loan({ principalGrace: 3 }), 'USD');
    expect(payment).toBe(rows[3]?.payment);
    expect(Number(quote(loan({ interestGrace: 3 }), 'USD').apr)).toBeGreaterThan(11);
  });

  it('has the rate of a yearly view where interest is flat', () => {
    const { apr } = quote(loan({ annualRate: new Decimal(10), method: 'FLAT' }), 'USD');
    // Flat 10 % over a year costs nearly twice as much as 10 % on the balance.
    expect(Number(apr)).toBeCloseTo(17.97, 1);
  });

  it('works in currencies without minor units', () => {
    const { rows } = quote(loan({ dayCount: 'ACT_ACT', instalments: 6 }), 'JPY');
    expect(rows.at(-1)?.balance).toBe(0n);
  });
});

describe('terms of a product', () => {
  it('accepts what the product lends', () => {
    expect(checkTerms(personal, money(50_000n, 'USD'), 6)).toEqual([]);
    expect(checkTerms(personal, money(5_000_000n, 'USD'), 60)).toEqual([]);
  });

  it('says every rule that is broken, and where', () => {
    expect(checkTerms(personal, money(49_999n, 'USD'), 10_000)).toEqual([
      {
        code: 'AMOUNT_OUT_OF_RANGE',
        message: 'Personal loan lends 500.00 to 50000.00 USD.',
        path: ['input', 'amount'],
      },
      {
        code: 'TERM_OUT_OF_RANGE',
        message: 'Personal loan runs 6 to 60 months.',
        path: ['input', 'termMonths'],
      },
    ]);
    expect(checkTerms(personal, money(-1n, 'USD'), 12)[0]?.code).toBe('AMOUNT_OUT_OF_RANGE');
    expect(checkTerms(personal, money(60_000n, 'EUR'), 12)).toEqual([
      {
        code: 'CURRENCY_NOT_OFFERED',
        message: 'We lend in USD.',
        path: ['input', 'amount', 'currency'],
      },
    ]);
  });

  it('knows its lowest and highest rate', () => {
    const { lowest, highest } = rateRange(personal);
    expect([lowest.toString(), highest.toString()]).toEqual(['7.9', '21.9']);
  });
});

describe('the calendar', () => {
  it('knows which days exist', () => {
    expect(isCalendarDay('2024-02-29')).toBe(true);
    for (const no of ['2026-02-29', '2026-13-01', '2026-00-10', '1899-12-31', '26-1-1', 'soon']) {
      expect(isCalendarDay(no)).toBe(false);
    }
  });

  it('counts months back and forth over the year', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
    expect(dayOf(new Date('2026-11-22T23:59:59Z'))).toBe('2026-11-22');
  });

  it('takes the steps of every unit', () => {
    const third = (unit: Parameters<typeof occurrence>[1]['unit']) =>
      occurrence('2026-01-20', { count: 1, unit }, 3);
    expect(third('DAY')).toBe('2026-01-23');
    expect(third('WEEK')).toBe('2026-02-10');
    expect(third('SEMI_MONTH')).toBe('2026-03-05');
    expect(third('MONTH')).toBe('2026-04-20');
    expect(third('QUARTER')).toBe('2026-10-20');
  });
});

describe('the part of a year', () => {
  it.each([
    ['THIRTY_360', '0.166667'],
    ['ACT_360', '0.163889'],
    ['ACT_364', '0.162088'],
    ['ACT_365', '0.161644'],
    ['ACT_ACT', '0.161644'],
  ] as const)('by %s', (dayCount, expected) => {
    expect(yearFraction(dayCount, '2026-01-10', '2026-03-10').toFixed(6)).toBe(expected);
  });

  it('is split at the end of a leap year by ACT/ACT', () => {
    const fraction = yearFraction('ACT_ACT', '2024-12-01', '2025-02-01');
    expect(fraction.toFixed(8)).toBe(
      new Decimal(31).div(366).plus(new Decimal(31).div(365)).toFixed(8),
    );
  });
});
