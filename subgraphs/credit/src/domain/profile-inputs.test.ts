import { money } from '@blockscore/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScorecard } from '../adapters/scoring-model-file.ts';
import type { FinancialProfile } from './financial-profile.ts';
import { INPUT_NAMES, inputsOfProfile } from './profile-inputs.ts';
import { createScorer } from './score-profile.ts';

const STATEMENT: FinancialProfile = {
  monthlyIncome: money(420_050n, 'USD'),
  monthlyDebtPayments: money(98_765n, 'USD'),
  revolvingUtilization: '0.35',
  openCreditLines: 6,
  realEstateLoans: 1,
  timesLate30Days: 2,
  timesLate60Days: 1,
  timesLate90Days: 0,
  dependents: 2,
  employmentMonths: 30,
};

test('are amounts in major units and the rest as it was stated, under the names that models know', () => {
  const inputs = inputsOfProfile(STATEMENT);
  expect(Object.keys(inputs)).toEqual(INPUT_NAMES);
  expect(inputs).toMatchObject({ monthlyIncome: 4200.5, revolvingUtilization: 0.35 });
});

test('who uses all of the limit is scored like those of the training data, not as beyond it', async () => {
  const url = new URL('../../models/application-v1.json', import.meta.url);
  const score = createScorer(await readScorecard(url));
  const valueAt = (revolvingUtilization: string) =>
    score(inputsOfProfile({ ...STATEMENT, revolvingUtilization })).value;
  for (const stated of ['1', '1.0', '1.000']) expect(valueAt(stated)).toBe(valueAt('0.9999999'));
  expect(valueAt('1.01')).toBeLessThan(valueAt('1'));
});

test('nobody scores more for using more of the limit', async () => {
  const url = new URL('../../models/application-v1.json', import.meta.url);
  const score = createScorer(await readScorecard(url));
  const share = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [less, more] = [Math.min(a, b) / 100, Math.max(a, b) / 100].map(
        (used) =>
          score(inputsOfProfile({ ...STATEMENT, revolvingUtilization: String(used) })).value,
      );
      expect(more).toBeLessThanOrEqual(less ?? 0);
    }),
  );
});
