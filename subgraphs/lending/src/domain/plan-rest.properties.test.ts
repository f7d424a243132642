import { Decimal } from '@blockscore/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_COUNTS } from './day-count.ts';
import { balloonOf, dueDaysOf, planRest, restOf } from './plan-rest.ts';
import { buildSchedule, REPAYMENT_METHODS, type ScheduleTerms, totalsOf } from './schedule.ts';
import { STANDARD_PLAN } from './servicing/contract.ts';

const anyTerms: fc.Arbitrary<ScheduleTerms> = fc
  .record({
    principal: fc.bigInt({ min: 1n, max: 10n ** 11n }),
    basisPoints: fc.integer({ min: 0, max: 20_000 }),
    instalments: fc.integer({ min: 1, max: 48 }),
    firstDays: fc.integer({ min: 1, max: 200 }),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    method: fc.constantFrom(...REPAYMENT_METHODS),
    multipleOf: fc.constantFrom(1n, 100n, 5_000n),
    unit: fc.constantFrom('DAY', 'WEEK', 'SEMI_MONTH', 'MONTH', 'QUARTER'),
    count: fc.integer({ min: 1, max: 20 }),
    principalGrace: fc.integer({ min: 0, max: 12 }),
    interestGrace: fc.integer({ min: 0, max: 12 }),
    balloonPercent: fc.integer({ min: 0, max: 60 }).map(String),
    downPaymentPercent: fc.integer({ min: 0, max: 40 }).map(String),
    later: fc.array(
      fc.record({
        amount: fc.bigInt({ min: 1n, max: 10n ** 10n }),
        after: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ basisPoints, firstDays, unit, count, later, ...rest }) => {
    const firstPaymentOn = new Date(Date.UTC(2024, 0, 31 + firstDays)).toISOString().slice(0, 10);
    const series = { every: { count, unit }, firstPaymentOn };
    const disbursedOn = '2024-01-31';
    const { days } = dueDaysOf({ ...series, instalments: rest.instalments }, disbursedOn);
    const [begin, end] = [Date.parse(disbursedOn), Date.parse(days.at(-1) ?? '')];
    const advances = later.map(({ amount, after }) => ({
      amount,
      on: new Date(begin + after * (end - begin)).toISOString().slice(0, 10),
    }));
    const annualRate = new Decimal(basisPoints).div(100);
    return { ...rest, ...series, disbursedOn, annualRate, advances };
  });

describe('whatever the terms', () => {
  it('repays exactly what was paid out, never below zero, in the order of time', () => {
    fc.assert(
      fc.property(anyTerms, (some) => {
        const rows = buildSchedule(some);
        const advances = [...(some.advances ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1));
        const paidOut = advances.reduce((sum, { amount }) => sum + amount, some.principal);
        expect(totalsOf(rows).principal).toBe(paidOut);
        expect(rows.at(-1)?.balance).toBe(0n);
        expect(rows.filter(({ kind }) => kind === 'INSTALMENT')).toHaveLength(some.instalments);
        let due = some.disbursedOn;
        for (const [index, row] of rows.entries()) {
          expect(row.number).toBe(index + 1);
          expect(row.interest >= 0n && row.principal >= 0n && row.balance >= 0n).toBe(true);
          expect(row.payment).toBe(row.interest + row.principal);
          expect(row.dueOn >= due).toBe(true);
          due = row.dueOn;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same in one piece and planned anew on a due day', () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 0, max: 46 }), (some, at) => {
        const contract = {
          ...STANDARD_PLAN,
          ...some,
          annualRate: some.annualRate.toFixed(),
          downPaymentPercent: '0',
          interestGrace: 0,
        };
        const rows = restOf(contract, some.disbursedOn, some.principal);
        const [kept, rest] = [rows.slice(0, at), rows.slice(at)];
        const balance = kept.at(-1)?.balance ?? some.principal;
        if (rest.length === 0 || contract.method === 'FLAT') return;
        const planned = planRest({
          ...contract,
          balance,
          carried: 0n,
          from: kept.at(-1)?.dueOn ?? some.disbursedOn,
          annualRate: some.annualRate,
          anchor: dueDaysOf(contract, some.disbursedOn).anchor,
          dueDays: rest.map(({ dueOn }) => dueOn),
          principalGrace: Math.max(0, contract.principalGrace - kept.length),
          balloon: balloonOf(contract, some.principal),
        });
        expect(totalsOf(planned).principal).toBe(balance);
        expect(planned.map(({ dueOn }) => dueOn)).toEqual(rest.map(({ dueOn }) => dueOn));
      }),
    );
  });

  it('with interest carried and an instalment kept asks for all interest that was earned', () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.bigInt({ min: 0n, max: 10n ** 6n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.boolean(),
        (some, carried, instalment, kept) => {
          const series = { ...some, firstPaymentOn: some.firstPaymentOn };
          const { anchor, days } = dueDaysOf(series, some.disbursedOn);
          const rows = planRest({
            ...STANDARD_PLAN,
            ...some,
            balance: some.principal,
            carried,
            from: some.disbursedOn,
            anchor,
            dueDays: days,
            balloon: some.principal / 10n,
            ...(kept ? { instalment } : {}),
          });
          expect(totalsOf(rows).principal).toBe(some.principal);
          expect(rows.at(-1)?.balance).toBe(0n);
          expect(totalsOf(rows).interest >= carried).toBe(true);
          expect(kept ? rows.length <= days.length : rows.length === days.length).toBe(true);
        },
      ),
    );
  });
});
