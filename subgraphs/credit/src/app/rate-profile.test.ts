import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScoringModels } from '../adapters/scoring-models.ts';
import type { LoanMonth } from '../domain/behaviour-inputs.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { behaviourBandOf, POLICY_MATRIX } from '../domain/policy-matrix.ts';
import { activeModels } from './active-models.ts';
import { rateProfile } from './rate-profile.ts';

const models = await readScoringModels(new URL('../../models/', import.meta.url), {
  ...{ SCORING_MODEL: 'application-v1', BEHAVIOUR_MODEL: 'behaviour-v1', CURRENCY: 'USD' },
});
const nothingPromoted = { models: { promoted: async () => ({}) } };
const ACTIVE = await activeModels({ models }, nothingPromoted);
const [USER, LOAN] = [newId('user'), newId('loan')];

const STATED: FinancialProfile = {
  monthlyIncome: money(450_000n, 'USD'),
  monthlyDebtPayments: money(90_000n, 'USD'),
  revolvingUtilization: '0.30',
  ...{ openCreditLines: 6, realEstateLoans: 1, dependents: null, employmentMonths: null },
  ...{ timesLate30Days: 0, timesLate60Days: 0, timesLate90Days: 0 },
};
const statements: fc.Arbitrary<FinancialProfile> = fc
  .record({ utilization: fc.nat(150), timesLate30Days: fc.nat(9), timesLate90Days: fc.nat(5) })
  .map(({ utilization, ...late }) => ({
    ...{ ...STATED, ...late, revolvingUtilization: String(utilization / 100) },
  }));

interface Kept {
  readonly share: number;
  readonly worst: number;
  readonly isCured: boolean;
}

/** Months of a loan that ended in June 2026, the oldest first. */
function monthsOf(list: readonly Kept[]): readonly LoanMonth[] {
  return list.map(({ share, worst, isCured }, i) => ({
    ...{ userId: USER, loanId: LOAN, number: i + 1, currency: 'USD' },
    periodEnd: new Date(Date.UTC(2026, 6 - list.length + i, 28)).toISOString().slice(0, 10),
    ...{ due: 20_000n, paid: BigInt(share * 200) },
    ...{ daysPastDue: isCured ? 0 : worst, worstDaysPastDue: worst },
  }));
}
const kept: fc.Arbitrary<Kept> = fc.record({
  share: fc.oneof(fc.constant(100), fc.nat(100)),
  worst: fc.oneof(fc.nat(8), fc.nat(31), fc.nat(200)),
  isCured: fc.boolean(),
});
const months = fc.array(kept, { maxLength: 8 }).map(monthsOf);
const always = (month: Kept, count = 6) => monthsOf(Array.from({ length: count }, () => month));

test('whatever would reject by itself is among the reasons, also of a poor application', () => {
  let poor = 0;
  fc.assert(
    fc.property(statements, months, (statement, repaid) => {
      const { band, behaviourValue, explanation } = rateProfile(ACTIVE, statement, repaid);
      const { reasons, behaviour, conduct } = explanation;
      expect(reasons.length).toBeLessThanOrEqual(4);
      if ((conduct?.monthsOverdue ?? 0) > 0) {
        expect(reasons.map(({ code }) => code)).toContain('ARREARS_HERE');
      }
      if (behaviourValue === null || behaviour === null) return;
      const behaviourBand = behaviourBandOf(POLICY_MATRIX, behaviourValue);
      if (behaviourBand !== 'WEAK' && behaviourBand !== 'POOR') return;
      poor += band === 'POOR' ? 1 : 0;
      expect(reasons).toContainEqual(behaviour.reasons[0]);
    }),
    { numRuns: 500 },
  );
  expect(poor).toBeGreaterThan(0);
});

test('who pays late by 29 days each month, or by six, moves up by no band; five days are in time', () => {
  const moved = (month: Kept) => {
    const { value, overallValue } = rateProfile(ACTIVE, STATED, always(month));
    return Math.sign(overallValue - value);
  };
  const paid = { share: 100, isCured: true };
  expect(rateProfile(ACTIVE, STATED, []).band).not.toBe('EXCELLENT');
  expect(moved({ ...paid, worst: 0 })).toBe(1);
  expect(moved({ ...paid, worst: 5 })).toBe(1);
  expect(moved({ ...paid, worst: 6 })).toBe(0);
  expect(moved({ ...paid, worst: 29 })).toBe(-1);
  expect(moved({ share: 50, isCured: true, worst: 29 })).toBe(-1);
  expect(moved({ share: 50, isCured: true, worst: 0 })).toBe(0);
});

test('who is overdue now is held down from the first month on', () => {
  const overdue = (worst: number, count: number) =>
    rateProfile(ACTIVE, STATED, always({ share: 0, worst, isCured: false }, count));
  expect(overdue(27, 2)).toMatchObject({ behaviourValue: null, overallBand: overdue(0, 2).band });
  expect(overdue(28, 2)).toMatchObject({ behaviourValue: null, overallBand: 'FAIR' });
  const { value, overallValue, ...rating } = overdue(150, 5);
  expect(rating).toMatchObject({
    ...{ behaviourValue: null, overallBand: 'POOR', matrixVersion: POLICY_MATRIX.version },
  });
  expect(rating.explanation.reasons[0]).toMatchObject({
    ...{ code: 'ARREARS_HERE', points: value - overallValue },
  });
});

test('the probability of behaviour is kept in six digits, which every computer agrees on', () => {
  fc.assert(
    fc.property(fc.array(kept, { minLength: 6, maxLength: 8 }), (list) => {
      const { behaviour } = rateProfile(ACTIVE, STATED, monthsOf(list)).explanation;
      expect(String(behaviour?.probabilityOfDefault)).toMatch(/^0\.\d{1,6}$/);
    }),
  );
});
