import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { annualPercentageRate, type Cashflow } from './apr.ts';
import { addDays, type Interval, type LocalDate, occurrence } from './calendar.ts';

const every = (count: number, unit: Interval['unit']): Interval => ({ count, unit });
const series = (first: LocalDate, interval: Interval, count: number, amount: number): Cashflow[] =>
  Array.from({ length: count }, (_, index) => ({
    amount,
    date: occurrence(first, interval, index),
  }));
const once = (amount: number, date: LocalDate): Cashflow => ({ amount, date });

function apr(advances: Cashflow[], payments: Cashflow[]): number {
  const result = annualPercentageRate(advances, payments);
  if (!result.ok) throw new Error(result.error);
  return Number(result.value.toFixed(2));
}

/** The regulation prints these examples with their rates: 12 CFR 1026, Appendix J (c). */
describe('the examples of Regulation Z Appendix J', () => {
  const month = every(1, 'MONTH');
  const cases: readonly [string, Cashflow[], Cashflow[], number][] = [
    [
      '(c)(1)(iii) semimonthly, short first period',
      [once(5000, '1978-02-23')],
      series('1978-03-01', every(1, 'SEMI_MONTH'), 24, 219.17),
      10.34,
    ],
    [
      '(c)(1)(v) weekly, long first period',
      [once(500, '1978-03-20')],
      series('1978-04-21', every(1, 'WEEK'), 30, 17.6),
      14.96,
    ],
    [
      '(c)(2)(ii) every four weeks, long first period, odd first payment',
      [once(400, '1978-03-18')],
      [once(39.5, '1978-04-20'), ...series('1978-05-18', every(4, 'WEEK'), 11, 38.31)],
      28.5,
    ],
    [
      '(c)(3)(i) monthly, odd final payment',
      [once(5000, '1978-01-10')],
      [...series('1978-02-10', month, 23, 230), once(280, '1980-01-10')],
      10.5,
    ],
    [
      '(c)(3)(ii) every two weeks, short first period, odd final payment',
      [once(200, '1978-04-03')],
      [...series('1978-04-11', every(2, 'WEEK'), 19, 9.5), once(30, '1979-01-02')],
      12.22,
    ],
    [
      '(c)(4)(ii) every two months, short first period, odd first and final payment',
      [once(8000, '1978-01-10')],
      [
        once(449.36, '1978-03-01'),
        ...series('1978-05-01', every(2, 'MONTH'), 18, 465),
        once(200, '1981-05-01'),
      ],
      7.3,
    ],
    [
      '(c)(5) single payment after eighteen months',
      [once(1000, '1978-01-03')],
      [once(1135.19, '1979-07-03')],
      8.76,
    ],
    [
      '(c)(5) single payment after two years',
      [once(1000, '1978-01-03')],
      [once(1240, '1980-01-03')],
      11.36,
    ],
    [
      'three advances on a construction loan',
      [once(20000, '1979-04-10'), once(20000, '1979-06-12'), once(20000, '1979-09-18')],
      series('1979-12-10', month, 240, 612.36),
      10.25,
    ],
  ];
  test.each(cases)('%s', (_, advances, payments, expected) => {
    expect(apr(advances, payments)).toBe(expected);
  });
});

describe('invented transactions', () => {
  it('is the nominal rate of a loan whose instalments were computed from it', () => {
    // 10,000 over 12 months at 1 % a month: 888.487886…
    expect(
      apr([once(10_000, '2026-01-15')], series('2026-02-15', every(1, 'MONTH'), 12, 888.487887)),
    ).toBe(12);
  });

  it('treats all months as equal, whatever their days', () => {
    expect(apr([once(900, '2025-01-31')], [once(909, '2025-02-28')])).toBe(12);
    expect(apr([once(900, '2025-03-01')], [once(909, '2025-03-29')])).toBe(13.04);
    const ends = ['2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30'];
    const mids = ['2025-02-15', '2025-03-15', '2025-04-15', '2025-05-15', '2025-06-15'];
    const pay = (dates: string[]) => dates.map((date) => once(210, date));
    expect(apr([once(1000, '2025-01-31')], pay(ends))).toBe(
      apr([once(1000, '2025-01-15')], pay(mids)),
    );
  });

  it('uses 365 days for payments that come daily', () => {
    const rate = apr([once(100, '2026-01-01')], series('2026-01-02', every(1, 'DAY'), 10, 10.01));
    expect(rate).toBeGreaterThan(6.6);
    expect(rate).toBeLessThan(6.7);
  });

  it('takes a fee kept from the advance into account', () => {
    const payments = series('2026-02-15', every(1, 'MONTH'), 12, 888.49);
    expect(apr([once(9800, '2026-01-15')], payments)).toBeGreaterThan(15);
  });

  it('averages the periods when none occurs twice', () => {
    const rate = apr(
      [once(1000, '2026-01-01')],
      [once(300, '2026-02-01'), once(300, '2026-05-01'), once(450, '2026-07-01')],
    );
    expect(rate).toBeGreaterThan(12);
    expect(rate).toBeLessThan(16);
    const odd = apr([once(1000, '2026-01-01')], [once(500, '2026-01-20'), once(520, '2026-03-01')]);
    expect(odd).toBeGreaterThan(15);
    expect(odd).toBeLessThan(25);
  });

  it('is zero when nothing is charged', () => {
    expect(apr([once(1000, '2026-01-15')], series('2026-02-15', every(1, 'MONTH'), 10, 100))).toBe(
      0,
    );
  });

  it('measures years when payments are a year apart or more', () => {
    expect(
      apr([once(1000, '2026-01-15')], [once(100, '2027-01-15'), once(1100, '2028-01-15')]),
    ).toBe(10);
    // Two years and ten days: the days over are counted by 365.
    const odd = apr([once(1000, '2026-01-05')], [once(1210, '2028-01-15')]);
    expect(odd).toBeLessThan(10);
    expect(odd).toBeGreaterThan(9.7);
    const biennial = [once(210, '2028-01-15'), once(1210, '2030-01-15')];
    expect(apr([once(1000, '2026-01-15')], biennial)).toBe(10);
  });

  it.each([
    ['NO_ADVANCE', [], [once(1, '2026-01-01')]],
    ['NO_PAYMENT', [once(1, '2026-01-01')], []],
    ['PAYMENT_BEFORE_ADVANCE', [once(1, '2026-01-02')], [once(2, '2026-01-01')]],
    ['NOTHING_AFTER_ADVANCE', [once(1, '2026-01-02')], [once(2, '2026-01-02')]],
    ['PAYS_BACK_LESS', [once(2, '2026-01-02')], [once(1, '2026-02-01')]],
  ] as const)('refuses %s', (problem, advances, payments) => {
    expect(annualPercentageRate(advances, payments)).toEqual({ ok: false, error: problem });
  });

  it('rises with every cent more that is paid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 100, max: 900 }),
        (firstDays, count, extra) => {
          const first = addDays('2026-01-10', firstDays);
          const rate = (payment: number): number =>
            apr([once(1000, '2026-01-10')], series(first, every(1, 'MONTH'), count, payment));
          const fair = 1000 / count;
          expect(rate(fair + extra)).toBeGreaterThan(rate(fair + extra / 2));
        },
      ),
    );
  });
});

const vectors = `${process.env['BLOCKSCORE_DATA'] ?? new URL('../../../../../shared/data', import.meta.url).pathname}/loans/vectors.json`;

interface Vector {
  readonly id: string;
  readonly description: string;
  readonly expectedAprPercent: number;
}

/** Reads "5000 adv 1978-01-10; 24 x 230.00 monthly from 1978-02-10; 280.00 as 24th". */
function readVector(description: string): { advances: Cashflow[]; payments: Cashflow[] } {
  const advances: Cashflow[] = [];
  const payments: Cashflow[] = [];
  for (const [, amount, date] of description.matchAll(/([\d.]+) adv (\d{4}-\d\d-\d\d)/g)) {
    advances.push(once(Number(amount), date ?? ''));
  }
  for (const [, amount, date] of description.matchAll(/(?:; |, )([\d.]+) on (\d{4}-\d\d-\d\d)/g)) {
    payments.push(once(Number(amount), date ?? ''));
  }
  const repeated = /(\d+) x ([\d.]+) (monthly|quarterly) from (\d{4}-\d\d-\d\d)/.exec(description);
  if (repeated !== null) {
    const [, count, amount, often, first = ''] = repeated;
    const interval = every(1, often === 'monthly' ? 'MONTH' : 'QUARTER');
    payments.push(...series(first, interval, Number(count), Number(amount)));
    const final = /([\d.]+) as (\d+)th/.exec(description);
    if (final !== null) {
      payments.push(once(Number(final[1]), occurrence(first, interval, Number(count))));
    }
  }
  return { advances, payments };
}

test.skipIf(!existsSync(vectors))(
  'gives the rates of the published vectors (skipped where loans/vectors.json is absent)',
  () => {
    const { apr: cases } = JSON.parse(readFileSync(vectors, 'utf8')) as { apr: Vector[] };
    for (const { id, description, expectedAprPercent } of cases) {
      // Payments of a single-payment loan are written "1080.00 on …".
      const { advances, payments } = readVector(description);
      expect([id, apr(advances, payments)]).toEqual([id, expectedAprPercent]);
    }
  },
);
