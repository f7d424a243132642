import { expect, test } from 'vitest';
import { pointsOfLogOdds, prepareTrees } from './boosted-trees.ts';
import { testTrees } from './test-trees.ts';

const logOddsOf = prepareTrees(testTrees());
const logOdds = (utilization: number, lines: number) =>
  logOddsOf(Float64Array.of(utilization, lines));

test('leaves are added to the base, and an edge belongs to what is above it', () => {
  expect(logOdds(0.3, 5)).toBe(-3 - 0.5 - 0.125);
  expect(logOdds(0.4, 2)).toBe(-3 + 0.75 - 0.125);
  expect(logOdds(0.4, 3)).toBe(-3 + 0.25 - 0.125);
  expect(logOdds(0.7, 9)).toBe(-3 + 1 + 0.5);
});

test('what is not known takes the sides that were learned, but counts for no less than neutral', () => {
  // Learned: −3 − 0.5 − 0.125. Neutral, 0.45 in its place, is riskier.
  expect(logOdds(Number.NaN, 5)).toBe(-3 + 0.25 - 0.125);
  // Learned: −3 + 0.75 − 0.25, riskier than neutral, 7 in its place: −3 + 0.25 − 0.25.
  expect(logOdds(0.5, Number.NaN)).toBe(-3 + 0.75 - 0.25);
  expect(logOdds(0.3, Number.NaN)).toBe(-3 - 0.5 - 0.25);
  // Learned: −3 − 0.5 + 0.5. Neutral, 0.45 and 7 in their places: −3 + 0.25 − 0.25.
  expect(logOdds(Number.NaN, Number.NaN)).toBe(-3);
});

test('a split on something unknown to the model is refused by name', () => {
  const trees = { ...testTrees(), trees: [['shoeSize', 42, true, 0, 1]] as const };
  expect(() => prepareTrees(trees)).toThrow(/test-trees asks for «shoeSize»/);
});

test('log-odds become points: 15 goods to one bad are 660, twice as many 50 more', () => {
  const { scaling } = testTrees();
  expect(pointsOfLogOdds(scaling, -Math.log(15))).toBeCloseTo(660, 9);
  expect(pointsOfLogOdds(scaling, -Math.log(30))).toBeCloseTo(710, 9);
});
