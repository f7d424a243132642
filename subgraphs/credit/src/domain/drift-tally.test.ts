import { describe, expect, test } from 'vitest';
import { readScorecard, readScoringModel } from '../adapters/scoring-model-file.ts';
import { createDriftTally } from './drift-tally.ts';
import type { Inputs } from './profile-inputs.ts';

const model = await readScorecard(new URL('../../models/application-v1.json', import.meta.url));

const INPUTS: Inputs = {
  monthlyIncome: 'MISSING',
  monthlyDebtPayments: 900,
  revolvingUtilization: 0.01,
  openCreditLines: 6,
  realEstateLoans: 1,
  timesLate30Days: 'SPECIAL',
  timesLate60Days: 0,
  timesLate90Days: 0,
};

describe('a tally', () => {
  test('finds the bins by the inputs, what is missing and special included', () => {
    const tally = createDriftTally(model);
    tally.add(640, { inputs: INPUTS, factors: [] });
    const bins = new Map(tally.measures().map((one) => [one.measure, one.bins]));
    const hit = (measure: string) => bins.get(measure)?.find(({ actual }) => actual === 1);
    expect(hit('revolvingUtilization')).toMatchObject({ kind: 'VALUES', below: 0.059547 });
    expect(hit('debtRatio')?.kind).toBe('MISSING');
    expect(hit('latePaymentWeight')?.kind).toBe('SPECIAL');
  });

  test('counts the score alone of what was erased', () => {
    const tally = createDriftTally(model);
    tally.add(640);
    expect(tally.measures()).toMatchObject([{ measure: 'SCORE', scores: 1 }]);
  });

  test('compares with those who could be served, of whom everything is known', () => {
    const tally = createDriftTally(model);
    tally.add(640, {
      inputs: { ...INPUTS, monthlyIncome: 4_000, timesLate30Days: 0 },
      factors: [],
    });
    for (const { bins } of tally.measures()) {
      const unknown = bins.filter(({ kind }) => kind !== 'VALUES');
      expect(unknown.every(({ expected, actual }) => expected === 0 && actual === 0)).toBe(true);
    }
  });

  test('of trees has their characteristics too, where they decide', async () => {
    const trees = await readScoringModel(
      new URL('../../models/application-trees-v1.json', import.meta.url),
    );
    const tally = createDriftTally(trees);
    tally.add(640, { inputs: INPUTS, factors: [] });
    expect(tally.measures().map(({ measure }) => measure)).toEqual([
      'SCORE',
      ...trees.characteristics.map(({ name }) => name),
    ]);
  });

  test('of nothing measures nothing', () => {
    expect(createDriftTally(model).measures()).toEqual([]);
  });
});
