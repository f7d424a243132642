import { Decimal } from '@blockscore/money';
import { describe, expect, it } from 'vitest';
import type { Interval } from './calendar.ts';
import { fractionWithin } from './day-count.ts';
import { balloonOf, dueDaysOf, planRest, type RestTerms } from './plan-rest.ts';
import {
  buildSchedule,
  REPAYMENT_METHODS,
  type ScheduleRow,
  type ScheduleTerms,
  totalsOf,
} from './schedule.ts';
import { STANDARD_PLAN } from './servicing/contract.ts';

const MONTHLY: Interval = { count: 1, unit: 'MONTH' };

function terms(
  changes: Omit<Partial<ScheduleTerms>, 'annualRate'> & { annualRate?: string } = {},
): ScheduleTerms {
  return {
    principal: 10_000n,
    disbursedOn: '2024-01-01',
    firstPaymentOn: '2024-02-01',
    instalments: 6,
    every: MONTHLY,
    dayCount: 'THIRTY_360',
    method: 'ANNUITY',
    ...changes,
    annualRate: new Decimal(changes.annualRate ?? '9.4822'),
  };
}

/** Payment, interest, principal and balance. */
const figures = (rows: readonly ScheduleRow[]): number[][] =>
  rows.map((row) => [row.payment, row.interest, row.principal, row.balance].map(Number));
const payments = (rows: readonly ScheduleRow[]): number[] =>
  rows.map(({ payment }) => Number(payment));

describe('graces', () => {
  it('pays interest alone for the instalments of the grace on principal', () => {
    const rows = buildSchedule(terms({ annualRate: '12', principalGrace: 2, instalments: 5 }));
    expect(figures(rows)).toEqual([
      [100, 100, 0, 10_000],
      [100, 100, 0, 10_000],
      [3_400, 100, 3_300, 6_700],
      [3_400, 67, 3_333, 3_367],
      [3_401, 34, 3_367, 0],
    ]);
    const interestOnly = terms({ annualRate: '12', principalGrace: 2, instalments: 5 });
    expect(buildSchedule({ ...interestOnly, method: 'INTEREST_ONLY' })).toEqual(rows);
  });

  it('pays nothing for the instalments of the grace on interest and evens it out over the others', () => {
    const rows = buildSchedule(terms({ annualRate: '12', interestGrace: 2, instalments: 5 }));
    expect(payments(rows).slice(0, 2)).toEqual([0, 0]);
    // 200 is owed with the third beside its own 100.
    expect(rows[2]?.interest).toBe(300n);
    expect(new Set(payments(rows).slice(2)).size).toBeLessThanOrEqual(2);
    expect(totalsOf(rows).principal).toBe(10_000n);
  });

  it('knows no grace in the last instalment', () => {
    const rows = buildSchedule(terms({ annualRate: '12', principalGrace: 9, instalments: 3 }));
    expect(figures(rows).at(-1)).toEqual([10_100, 100, 10_000, 0]);
  });

  it.each(REPAYMENT_METHODS)('waits with the principal of %s', (method) => {
    const rows = buildSchedule(terms({ method, principalGrace: 3 }));
    expect(rows.slice(0, 3).every(({ principal }) => principal === 0n)).toBe(true);
    expect((rows[3]?.principal ?? 0n) > 0n).toBe(true);
  });
});

describe('a balloon', () => {
  it('is left for the last instalment, which is otherwise like the others', () => {
    const rows = buildSchedule(
      terms({ annualRate: '12', method: 'BALLOON', balloonPercent: '40', instalments: 4 }),
    );
    // (10000·1.01⁴ − 4000) / (1 + 1.01 + 1.01² + 1.01³) = 1577.69…
    expect(payments(rows)).toEqual([1_578, 1_578, 1_578, 5_576]);
  });

  it('of all of it is a loan that is repaid at once', () => {
    const rows = buildSchedule(
      terms({ annualRate: '12', method: 'BALLOON', balloonPercent: '100' }),
    );
    expect(payments(rows)).toEqual([100, 100, 100, 100, 100, 10_100]);
  });

  it('is a multiple too', () => {
    const shape = { ...STANDARD_PLAN, balloonPercent: '33.3', multipleOf: 100n };
    expect(balloonOf(shape, 10_000n)).toBe(3_300n);
  });
});

describe('a down payment', () => {
  it('is a row of its own on the day of the payout', () => {
    const rows = buildSchedule(
      terms({ annualRate: '0', downPaymentPercent: '25', instalments: 3 }),
    );
    expect(rows.map(({ kind, dueOn, payment }) => [kind, dueOn, Number(payment)])).toEqual([
      ['DOWN_PAYMENT', '2024-01-01', 2_500],
      ['INSTALMENT', '2024-02-01', 2_500],
      ['INSTALMENT', '2024-03-01', 2_500],
      ['INSTALMENT', '2024-04-01', 2_500],
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

describe('intervals', () => {
  it('of weeks by ACT/364', () => {
    const rows = buildSchedule(
      terms({
        firstPaymentOn: '2024-01-08',
        every: { count: 1, unit: 'WEEK' },
        dayCount: 'ACT_364',
      }),
    );
    expect(figures(rows)).toEqual([
      [1_677, 18, 1_659, 8_341],
      [1_677, 15, 1_662, 6_679],
      [1_677, 12, 1_665, 5_014],
      [1_677, 9, 1_668, 3_346],
      [1_677, 6, 1_671, 1_675],
      [1_678, 3, 1_675, 0],
    ]);
  });

  it('of a fortnight', () => {
    const every: Interval = { count: 2, unit: 'WEEK' };
    const first = { firstPaymentOn: '2024-01-15', instalments: 3 };
    const rows = buildSchedule(terms({ ...first, every, dayCount: 'ACT_364' }));
    expect(payments(rows)).toEqual([3_357, 3_357, 3_358]);
  });

  it('over the end of a year by ACT/ACT', () => {
    const days = { disbursedOn: '2023-12-12', firstPaymentOn: '2024-01-12' };
    const rows = buildSchedule(terms({ ...days, dayCount: 'ACT_ACT' }));
    // 20 days of 2023 and 11 of 2024: 10000·0.094822·(20/365 + 11/366)
    expect(rows[0]?.interest).toBe(80n);
    expect(rows[1]?.interest).toBe(67n);
  });
});

describe('the days of a series', () => {
  it('begin one interval after the payout', () => {
    const series = { every: MONTHLY, instalments: 3, firstPaymentOn: null };
    expect(dueDaysOf(series, '2024-01-31')).toEqual({
      anchor: 31,
      days: ['2024-02-29', '2024-03-31', '2024-04-30'],
    });
  });

  it('begin after a payout that is later than agreed', () => {
    const series = { every: MONTHLY, instalments: 2, firstPaymentOn: '2024-02-15' };
    expect(dueDaysOf(series, '2024-02-15').days).toEqual(['2024-03-15', '2024-04-15']);
  });
});

describe('what is left of a loan', () => {
  const rest: RestTerms = {
    ...STANDARD_PLAN,
    balance: 10_000n,
    carried: 0n,
    from: '2024-01-01',
    annualRate: new Decimal(12),
    dayCount: 'THIRTY_360',
    method: 'ANNUITY',
    anchor: 1,
    dueDays: dueDaysOf({ every: MONTHLY, instalments: 12, firstPaymentOn: null }, '2024-01-01')
      .days,
    balloon: 0n,
  };

  it('owes what was carried with the first row', () => {
    const rows = planRest({ ...rest, carried: 55n });
    expect(rows[0]?.interest).toBe(155n);
    expect(new Set(payments(rows).slice(0, -1)).size).toBe(1);
  });

  it('counts the days of a period that is running as parts of it', () => {
    const alone = planRest({ ...rest, from: '2024-01-15' });
    // 16 of 30 days; within a period of 31 days, 17 of 31.
    expect(alone[0]?.interest).toBe(53n);
    const running = planRest({ ...rest, from: '2024-01-15', since: '2024-01-01' });
    expect(running[0]?.interest).toBe(55n);
  });

  it('ends early where the instalment is kept', () => {
    const rows = planRest({ ...rest, instalment: 2_600n });
    expect(payments(rows)).toEqual([2_600, 2_600, 2_600, 2_449]);
    const parts = planRest({ ...rest, method: 'EQUAL_PRINCIPAL', instalment: 4_000n });
    expect(parts.map(({ principal }) => Number(principal))).toEqual([4_000, 4_000, 2_000]);
    const flat = planRest({ ...rest, method: 'FLAT', instalment: 5_100n });
    expect(payments(flat)).toEqual([5_100, 5_100]);
  });

  it('keeps the balloon for the last row where the instalment is kept', () => {
    const rows = planRest({ ...rest, balloon: 4_000n, instalment: 3_100n });
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)?.principal).toBe(4_000n);
  });
});

describe('several advances', () => {
  it('on a due day, from the next instalment on', () => {
    const rows = buildSchedule(terms({ advances: [{ amount: 10_000n, on: '2024-03-01' }] }));
    expect(figures(rows)).toEqual([
      [1_713, 79, 1_634, 8_366],
      [1_713, 66, 1_647, 6_719],
      [4_263, 132, 4_131, 12_588],
      [4_263, 99, 4_164, 8_424],
      [4_263, 67, 4_196, 4_228],
      [4_261, 33, 4_228, 0],
    ]);
  });

  it('within a period, each earning interest from its day', () => {
    const rows = buildSchedule(terms({ advances: [{ amount: 10_000n, on: '2024-02-15' }] }));
    expect(figures(rows)).toEqual([
      [1_713, 79, 1_634, 8_366],
      [3_753, 107, 3_646, 14_720],
      [3_753, 116, 3_637, 11_083],
      [3_753, 88, 3_665, 7_418],
      [3_753, 59, 3_694, 3_724],
      [3_753, 29, 3_724, 0],
    ]);
  });

  it('on one day are like one', () => {
    const once = buildSchedule(terms({ advances: [{ amount: 7_500n, on: '2024-01-08' }] }));
    const half = { amount: 2_500n, on: '2024-01-08' };
    const twice = buildSchedule(terms({ advances: [half, { ...half, amount: 5_000n }] }));
    expect(figures(twice)).toEqual(figures(once));
  });

  it('are refused when nothing is due after them', () => {
    expect(() => buildSchedule(terms({ advances: [{ amount: 1n, on: '2024-07-01' }] }))).toThrow(
      'No instalment falls due after 2024-07-01.',
    );
  });

  it('count the days of a 30/360 period alike', () => {
    const period = { from: '2024-01-01', to: '2024-02-01', anchor: 1 };
    const half = fractionWithin('THIRTY_360', period, '2024-01-15', '2024-02-01');
    expect(half.toFixed(8)).toBe(new Decimal(30).div(360).times(17).div(31).toFixed(8));
  });
});
