import { existsSync, readFileSync } from 'node:fs';
import { Decimal } from '@blockscore/money';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY_COUNTS } from './day-count.ts';
import {
  buildSchedule,
  REPAYMENT_METHODS,
  type ScheduleRow,
  type ScheduleTerms,
  totalsOf,
} from './schedule.ts';

function terms(
  changes: Omit<Partial<ScheduleTerms>, 'annualRate'> & { annualRate?: string } = {},
): ScheduleTerms {
  return {
    principal: 100_000n,
    disbursedOn: '2026-01-15',
    firstPaymentOn: '2026-02-15',
    instalments: 12,
    every: { count: 1, unit: 'MONTH' },
    dayCount: 'THIRTY_360',
    method: 'ANNUITY',
    ...changes,
    annualRate: new Decimal(changes.annualRate ?? '12'),
  };
}

const figures = (rows: readonly ScheduleRow[]): bigint[][] =>
  rows.map((row) => [row.payment, row.interest, row.principal, row.balance]);

describe('annuity', () => {
  it('repays 1,000.00 at 12 % in three months, the last instalment taking the rest', () => {
    // 1000·0.01·1.01³/(1.01³ − 1) = 340.0221…
    expect(figures(buildSchedule(terms({ instalments: 3 })))).toEqual([
      [34_002n, 1_000n, 33_002n, 66_998n],
      [34_002n, 670n, 33_332n, 33_666n],
      [34_003n, 337n, 33_666n, 0n],
    ]);
  });

  it('counts actual days where the product says so', () => {
    const rows = buildSchedule(terms({ instalments: 2, dayCount: 'ACT_365', annualRate: '10' }));
    // 31 days: 100000·0.1·31/365 = 849.3
    expect(rows[0]?.interest).toBe(849n);
    // 28 days on the 502.32 that are left
    expect(rows[0]?.balance).toBe(50_232n);
    expect(rows[1]?.interest).toBe(385n);
  });

  it('earns interest for each day of a long first period and repays it in equal instalments', () => {
    const rows = buildSchedule(terms({ firstPaymentOn: '2026-03-01', instalments: 6 }));
    // 46 days of 30/360: 100000·0.12·46/360
    expect(rows[0]?.interest).toBe(1_533n);
    expect(new Set(rows.slice(0, -1).map((row) => row.payment)).size).toBe(1);
    expect(rows.map((row) => row.dueOn)).toEqual([
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
    ]);
  });

  it('earns less in a short first period', () => {
    const [first] = buildSchedule(terms({ firstPaymentOn: '2026-01-25' }));
    expect(first?.interest).toBe(333n);
  });

  it('falls due on the last day of short months and counts each as a month of 30 days', () => {
    const fromJanuary = buildSchedule(
      terms({ disbursedOn: '2026-01-31', firstPaymentOn: '2026-02-28', instalments: 2 }),
    );
    expect(fromJanuary.map((row) => row.dueOn)).toEqual(['2026-02-28', '2026-03-31']);
    expect(fromJanuary[0]?.interest).toBe(1_000n);
    const monthEnds = buildSchedule(
      terms({ disbursedOn: '2025-12-31', firstPaymentOn: '2026-01-31', instalments: 4 }),
    );
    expect(monthEnds.map((row) => row.dueOn)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    const regular = buildSchedule(terms({ instalments: 4 }));
    expect(figures(monthEnds)).toEqual(figures(regular));
  });

  it('falls due twice a month on the same two days', () => {
    const rows = buildSchedule(
      terms({
        disbursedOn: '2026-01-01',
        firstPaymentOn: '2026-01-16',
        instalments: 4,
        every: { count: 1, unit: 'SEMI_MONTH' },
      }),
    );
    expect(rows.map((row) => row.dueOn)).toEqual([
      '2026-01-16',
      '2026-02-01',
      '2026-02-16',
      '2026-03-01',
    ]);
  });

  it('owes interest that an instalment cannot cover with the next ones', () => {
    // Three years before the first instalment of a loan at 60 %: more interest than the instalment.
    const rows = buildSchedule(
      terms({ annualRate: '60', firstPaymentOn: '2029-01-15', instalments: 120 }),
    );
    expect(rows[0]?.principal).toBe(0n);
    expect(totalsOf(rows).principal).toBe(100_000n);
  });

  it('moves the instalment when roundings pile up and that makes the last one more even', () => {
    const rows = buildSchedule(
      terms({ principal: 1_000_000n, annualRate: '9.99', instalments: 360 }),
    );
    const [first, last] = [rows[0], rows.at(-1)];
    const difference = Math.abs(Number((last?.payment ?? 0n) - (first?.payment ?? 0n)));
    // One minor unit more or less in each instalment would put the last one further away.
    expect(difference).toBeLessThan(1_200);
  });

  it('rounds instalments to whole units where the lender wants that', () => {
    const rows = buildSchedule(terms({ multipleOf: 100n }));
    expect(rows.slice(0, -1).every((row) => row.payment === 8_900n)).toBe(true);
    expect(rows.at(-1)?.balance).toBe(0n);
  });
});

describe('other methods', () => {
  it('repays the same principal each time with equal principal', () => {
    expect(figures(buildSchedule(terms({ method: 'EQUAL_PRINCIPAL', instalments: 3 })))).toEqual([
      [34_333n, 1_000n, 33_333n, 66_667n],
      [34_000n, 667n, 33_333n, 33_334n],
      [33_667n, 333n, 33_334n, 0n],
    ]);
  });

  it('charges flat interest on the amount lent, the last instalment taking the rest', () => {
    const rows = buildSchedule(
      terms({
        method: 'FLAT',
        principal: 90_000n,
        annualRate: '14',
        instalments: 4,
        multipleOf: 100n,
      }),
    );
    expect(figures(rows)).toEqual([
      [23_600n, 1_050n, 22_550n, 67_450n],
      [23_600n, 1_050n, 22_550n, 44_900n],
      [23_600n, 1_050n, 22_550n, 22_350n],
      [23_400n, 1_050n, 22_350n, 0n],
    ]);
  });

  it('charges nothing at a rate of zero', () => {
    for (const method of REPAYMENT_METHODS) {
      const rows = buildSchedule(terms({ method, annualRate: '0', instalments: 4 }));
      expect(figures(rows)).toEqual([
        [25_000n, 0n, 25_000n, 75_000n],
        [25_000n, 0n, 25_000n, 50_000n],
        [25_000n, 0n, 25_000n, 25_000n],
        [25_000n, 0n, 25_000n, 0n],
      ]);
    }
  });
});

const anyTerms: fc.Arbitrary<ScheduleTerms> = fc
  .record({
    principal: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    basisPoints: fc.integer({ min: 0, max: 20_000 }),
    instalments: fc.integer({ min: 1, max: 120 }),
    firstDays: fc.integer({ min: 1, max: 400 }),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    method: fc.constantFrom(...REPAYMENT_METHODS),
    multipleOf: fc.constantFrom(1n, 100n, 5_000n),
    unit: fc.constantFrom('WEEK', 'SEMI_MONTH', 'MONTH', 'QUARTER'),
  })
  .map(({ basisPoints, firstDays, unit, ...rest }) => ({
    ...rest,
    annualRate: new Decimal(basisPoints).div(100),
    disbursedOn: '2024-01-31',
    firstPaymentOn: new Date(Date.UTC(2024, 0, 31 + firstDays)).toISOString().slice(0, 10),
    every: { count: 1, unit },
  }));

describe('whatever the terms', () => {
  it('repays exactly what was lent and never goes below zero', () => {
    fc.assert(
      fc.property(anyTerms, (some) => {
        const rows = buildSchedule(some);
        expect(rows).toHaveLength(some.instalments);
        expect(totalsOf(rows).principal).toBe(some.principal);
        expect(rows.at(-1)?.balance).toBe(0n);
        let balance = some.principal;
        let due = some.disbursedOn;
        for (const row of rows) {
          expect(row.interest >= 0n && row.principal >= 0n && row.balance >= 0n).toBe(true);
          expect(row.payment).toBe(row.interest + row.principal);
          expect(row.balance).toBe(balance - row.principal);
          expect(row.dueOn > due).toBe(true);
          balance = row.balance;
          due = row.dueOn;
        }
      }),
    );
  });
});

const vectors = `${process.env['BLOCKSCORE_DATA'] ?? new URL('../../../../../shared/data', import.meta.url).pathname}/loans/vectors.json`;

interface Vector {
  readonly id: string;
  readonly convention: string;
  readonly principal: number;
  readonly annualRatePct: number;
  readonly periods: number;
  readonly frequency?: string;
  readonly rows?: readonly Readonly<
    Record<'payment' | 'interest' | 'principal' | 'balance', number>
  >[];
  readonly expected?: {
    readonly payment: number;
    readonly principalPaidAfter60: number;
    readonly totalInterestPctWithPrepaid279_04: number;
  };
}

const cents = (amount: number): bigint => BigInt(Math.round(amount * 100));

function termsOf(vector: Vector): ScheduleTerms {
  const start = /\d{4}-\d\d-\d\d/.exec(vector.frequency ?? '')?.[0] ?? '2024-01-01';
  const first = new Date(`${start}T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + 1);
  return terms({
    principal: cents(vector.principal),
    annualRate: String(vector.annualRatePct),
    instalments: vector.periods,
    disbursedOn: start,
    firstPaymentOn: first.toISOString().slice(0, 10),
    dayCount: vector.convention.includes('ACT/365') ? 'ACT_365' : 'THIRTY_360',
    method: vector.convention.startsWith('flat') ? 'FLAT' : 'ANNUITY',
    multipleOf: vector.convention.includes('whole units') ? 100n : 1n,
  });
}

test.skipIf(!existsSync(vectors))(
  'gives every row of the published vectors to the cent (skipped where loans/vectors.json is absent)',
  () => {
    const { schedules } = JSON.parse(readFileSync(vectors, 'utf8')) as { schedules: Vector[] };
    for (const vector of schedules) {
      const rows = buildSchedule(termsOf(vector));
      if (vector.rows !== undefined) {
        const expected = vector.rows.map(({ payment, interest, principal, balance }) =>
          [payment, interest, principal, balance].map(cents),
        );
        expect([vector.id, figures(rows)]).toEqual([vector.id, expected]);
      }
      if (vector.expected !== undefined) {
        expect(rows[0]?.payment).toBe(cents(vector.expected.payment));
        const paid = totalsOf(rows.slice(0, 60)).principal;
        expect(Number(paid) / 100).toBeCloseTo(vector.expected.principalPaidAfter60, -0.5);
        const interest = Number(totalsOf(rows).interest) / 100 + 279.04;
        expect((interest / vector.principal) * 100).toBeCloseTo(
          vector.expected.totalInterestPctWithPrepaid279_04,
          2,
        );
      }
    }
  },
);
