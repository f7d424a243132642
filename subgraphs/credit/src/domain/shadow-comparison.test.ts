import { expect, test } from 'vitest';
import { comparisonOf } from './shadow-comparison.ts';

const FIGURES = {
  scores: 40,
  people: 20,
  meanDifference: -3.5,
  correlation: 0.9,
  approvedOnlyByChallenger: 1,
  refusedOnlyByChallenger: 3,
};

test('a comparison of enough people tells how many decisions would swap', () => {
  expect(comparisonOf(FIGURES)).toEqual({
    scores: 40,
    meanDifference: -3.5,
    correlation: 0.9,
    swappedShare: 0.1,
    approvedOnlyByChallengerShare: 0.025,
    refusedOnlyByChallengerShare: 0.075,
  });
});

test('one of fewer people tells nothing, however many scores they have', () => {
  const few = comparisonOf({ ...FIGURES, scores: 1_900, people: 19 });
  expect(new Set(Object.values(few))).toEqual(new Set([null]));
});
