import type { Id } from '@blockscore/ids';
import { Decimal } from '@blockscore/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilityAt, probabilityByBand } from './default-probability.ts';
import { STANDARD_POLICY } from './policy.ts';
import {
  arrearsOf,
  atRisk,
  averageRate,
  countOf,
  expectedLosses,
  ROLL_TARGETS,
  rollMatrix,
  type StandingGroup,
  statusesOf,
  total,
  yieldOf,
} from './portfolio.ts';
import { PRICING_BANDS } from './product.ts';
import { DELINQUENCY_BUCKETS } from './servicing/delinquency.ts';
import { VINTAGE_EVENTS, vintagesOf } from './vintage.ts';

const amount = fc.bigInt({ min: 0n, max: 10_000_000n });
const products = ['prod_1', 'prod_2'] as unknown as readonly Id<'prod'>[];

const open: fc.Arbitrary<StandingGroup> = fc.record({
  status: fc.constantFrom('ACTIVE' as const, 'DELINQUENT' as const),
  bucket: fc.constantFrom(...DELINQUENCY_BUCKETS),
  productId: fc.constantFrom(...products),
  band: fc.constantFrom(null, ...PRICING_BANDS),
  count: fc.integer({ min: 1, max: 50 }),
  outstanding: amount,
  pastDue: amount,
  accrued: amount,
  weightedRate: fc.constant('0'),
  lost: fc.constant(0n),
  interestIncome: amount,
  feeIncome: amount,
});
const over = open.map(
  (group): StandingGroup => ({
    ...group,
    status: 'CHARGED_OFF',
    bucket: 'CURRENT',
    outstanding: 0n,
  }),
);
const groups = fc.array(fc.oneof({ weight: 4, arbitrary: open }, over), { maxLength: 30 });

describe('the figures of a portfolio', () => {
  it('sum up: buckets and statuses to all that is outstanding and to all loans', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const outstanding = total(all, 'outstanding');
        const sum = (rows: readonly { readonly outstanding: bigint }[]) =>
          rows.reduce((so, row) => so + row.outstanding, 0n);
        expect(sum(arrearsOf(all))).toBe(outstanding);
        expect(sum(statusesOf(all))).toBe(outstanding);
        expect(countOf(statusesOf(all))).toBe(countOf(all));
        const [par30, par90] = [atRisk(all, 'DAYS_30_59'), atRisk(all, 'DAYS_90_PLUS')];
        expect(par30 === null).toBe(outstanding === 0n);
        expect(Number(par90)).toBeLessThanOrEqual(Number(par30));
      }),
    );
  });

  it('expect a loss between nothing and what would be lost of all, each loan in one row', () => {
    const probabilities = probabilityByBand(STANDARD_POLICY);
    fc.assert(
      fc.property(groups, (all) => {
        const rows = expectedLosses(all, probabilities, '0.65');
        const repaid = all.filter(({ status }) => status !== 'CHARGED_OFF');
        expect(countOf(rows)).toBe(countOf(repaid));
        for (const row of rows) {
          expect(row.expectedLoss).toBeGreaterThanOrEqual(0n);
          expect(Number(row.expectedLoss)).toBeLessThanOrEqual(0.65 * Number(row.exposure) + 1);
          if (row.inDefault) expect(row.probabilityOfDefault).toBe('1');
        }
        const exposure = rows.reduce((sum, row) => sum + row.exposure, 0n);
        expect(exposure).toBe(total(repaid, 'outstanding') + total(repaid, 'accrued'));
      }),
    );
  });

  it('hold worse bands for likelier to default, on the scale of the scores', () => {
    expect(probabilityAt(new Decimal(660)).toString()).toBe('0.0625');
    expect(probabilityAt(new Decimal(710)).toString()).toBe('0.0323');
    // The middles of 740 to 850, 690 to 740, 640 to 690 and 580 to 640.
    expect(probabilityByBand(STANDARD_POLICY)).toEqual({
      A: probabilityAt(new Decimal(795)),
      B: probabilityAt(new Decimal(715)),
      C: probabilityAt(new Decimal(665)),
      D: probabilityAt(new Decimal(610)),
    });
  });

  it('weigh rates and yields by what is outstanding', () => {
    const one = { outstanding: 300n, weightedRate: '3000' } as StandingGroup;
    const other = { outstanding: 100n, weightedRate: '2000' } as StandingGroup;
    expect(averageRate([one, other])).toBe('12.5');
    expect(averageRate([])).toBeNull();
    // 10 earned on 100 that were outstanding for 365 days, or on 50 for half of them and 150 for the other.
    expect(yieldOf(10n, 100n * 365n)).toBe('10');
    expect(yieldOf(10n, 0n)).toBeNull();
  });

  it('roll: rows sum to the loans that were there, and shares to one', () => {
    const cell = fc.record({
      from: fc.constantFrom(...DELINQUENCY_BUCKETS),
      to: fc.constantFrom(...ROLL_TARGETS),
      count: fc.integer({ min: 1, max: 99 }),
      amount,
    });
    const cells = fc.uniqueArray(cell, { selector: ({ from, to }) => `${from} ${to}` });
    fc.assert(
      fc.property(cells, (given) => {
        const rows = rollMatrix(given);
        expect(countOf(rows)).toBe(countOf(given));
        for (const row of rows) {
          expect(row.to.map(({ to }) => to)).toEqual(ROLL_TARGETS);
          expect(countOf(row.to)).toBe(row.count);
          expect(row.to.reduce((sum, { amount: of }) => sum + of, 0n)).toBe(row.amount);
          const shares = row.to.reduce((sum, { shareOfCount }) => sum + Number(shareOfCount), 0);
          expect(Math.abs(shares - (row.count > 0 ? 1 : 0))).toBeLessThan(1e-4);
        }
      }),
    );
  });
});

describe('a vintage', () => {
  const group = { month: '2026-01-01', count: 99, amount: 1_000_000n, fullMonths: 12 };
  const cell = fc.record({
    month: fc.constantFrom('2026-01-01', '2025-12-01'),
    event: fc.constantFrom(...VINTAGE_EVENTS),
    monthOnBook: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 1, max: 3 }),
    amount: fc.bigInt({ min: 1n, max: 9_999n }),
  });

  it('never gets better, and is told for as many months as all of its loans have had', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
        const [vintage] = vintagesOf([group], cells);
        const months = vintage?.months ?? [];
        expect(months.map(({ monthOnBook }) => monthOnBook)).toEqual(
          Array.from({ length: 12 }, (_, index) => index + 1),
        );
        for (const of of ['days30Plus', 'days90Plus', 'chargedOff'] as const) {
          const counts = months.map((month) => month[of].count);
          expect(counts).toEqual([...counts].sort((a, b) => a - b));
          const event = { days30Plus: 0, days90Plus: 1, chargedOff: 2 }[of];
          const own = cells.filter(
            (each) => each.month === group.month && each.event === VINTAGE_EVENTS[event],
          );
          expect(counts.at(-1)).toBe(countOf(own));
        }
      }),
    );
  });

  it('tells of no more than 60 vintages and 60 months', () => {
    const many = Array.from({ length: 70 }, (_, index) => ({
      ...group,
      month: `${1950 + index}-01-01`,
      fullMonths: 100,
    }));
    const told = vintagesOf(many, []);
    expect([told.length, told[0]?.month, told[0]?.months.length]).toEqual([60, '2019-01-01', 60]);
  });
});
