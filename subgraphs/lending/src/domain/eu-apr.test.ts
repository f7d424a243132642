import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { annualPercentageRate, type Cashflow } from './apr.ts';
import { addDays, addMonths, type LocalDate } from './calendar.ts';
import { europeanRate } from './eu-apr.ts';

const once = (amount: number, date: LocalDate): Cashflow => ({ amount, date });

function rate(advances: Cashflow[], payments: Cashflow[]): number {
  const result = europeanRate(advances, payments);
  if (!result.ok) throw new Error(result.error);
  return Number(result.value);
}

/** Directive 98/7/EC printed these, by years of 12 equal months, for the equation that is still in force. */
describe('the examples of Directive 98/7/EC, Annex III, B', () => {
  const cases: readonly [string, Cashflow[], Cashflow[], number][] = [
    ['first', [once(1000, '1994-01-01')], [once(1200, '1995-07-01')], 12.92],
    ['second, with a fee kept', [once(950, '1994-01-01')], [once(1200, '1995-07-01')], 16.85],
    [
      'third',
      [once(1000, '1994-01-01')],
      [once(600, '1995-01-01'), once(600, '1996-01-01')],
      13.07,
    ],
    [
      'fourth',
      [once(1000, '1994-01-01')],
      [once(272, '1994-04-01'), once(272, '1994-07-01'), once(544, '1995-01-01')],
      13.19,
    ],
  ];
  test.each(cases)('%s', (_, advances, payments, expected) => {
    expect(rate(advances, payments)).toBeCloseTo(expected, 2);
  });
});

describe('intervals', () => {
  it('of a month are a twelfth of a year', () => {
    // 1 % a month: 1.01¹² − 1
    expect(rate([once(1000, '2026-01-31')], [once(1010, '2026-02-28')])).toBe(12.6825);
  });

  it('of a week are a 52nd', () => {
    const payments = Array.from({ length: 10 }, (_, week) =>
      once(week === 9 ? 1010 : 10, addDays('2026-01-05', 7 * (week + 1))),
    );
    // 1 % a week: 1.01⁵² − 1
    expect(rate([once(1000, '2026-01-05')], payments)).toBeCloseTo(67.7689, 3);
  });

  it('of days are over the year that ends with them, leap or not', () => {
    const days = (paid: LocalDate, from: LocalDate): number =>
      rate([once(1000, from)], [once(1010, paid)]);
    expect(days('2026-01-21', '2026-01-01')).toBeCloseTo((1.01 ** (365 / 20) - 1) * 100, 3);
    expect(days('2024-03-21', '2024-03-01')).toBeCloseTo((1.01 ** (366 / 20) - 1) * 100, 3);
  });

  it('with days over are counted in months from the end', () => {
    // Two months back from 20 March is 20 January, nine days after the drawdown.
    const years = 2 / 12 + 9 / 365;
    expect(rate([once(1000, '2026-01-11')], [once(1020, '2026-03-20')])).toBeCloseTo(
      (1.02 ** (1 / years) - 1) * 100,
      3,
    );
  });
});

describe('the rate', () => {
  it('is zero where nothing is charged, and refused where there is none', () => {
    expect(rate([once(1000, '2026-01-15')], [once(1000, '2026-03-15')])).toBe(0);
    const lost = europeanRate([once(2, '2026-01-02')], [once(1, '2026-02-01')]);
    expect(lost).toEqual({ ok: false, error: 'PAYS_BACK_LESS' });
    const absurd = europeanRate([once(1, '2026-01-01')], [once(1e9, '2026-01-02')]);
    expect(absurd).toEqual({ ok: false, error: 'RATE_TOO_HIGH' });
    const daily = annualPercentageRate([once(1, '2026-01-01')], [once(1e9, '2026-01-02')]);
    expect(daily).toEqual({ ok: false, error: 'RATE_TOO_HIGH' });
  });

  it('makes the present values of what is drawn and what is repaid equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 10_000 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 1.01, max: 2, noNaN: true }),
        (drawn, count, factor) => {
          const advances = drawn.map((amount, index) =>
            once(amount, addMonths('2026-01-10', index)),
          );
          const total = drawn.reduce((sum, amount) => sum + amount, 0);
          const payments = Array.from({ length: count }, (_, index) =>
            once((total * factor) / count, addMonths('2026-01-10', drawn.length + index)),
          );
          const yearly = 1 + rate(advances, payments) / 100;
          const worth = (flows: Cashflow[], first: number): number =>
            flows.reduce(
              (sum, { amount }, index) => sum + amount * yearly ** (-(first + index) / 12),
              0,
            );
          const difference = worth(advances, 0) - worth(payments, drawn.length);
          expect(Math.abs(difference) / total).toBeLessThan(1e-5);
        },
      ),
    );
  });
});
