import { expect, test } from 'vitest';
import { type AgeGroup, createFairnessTally } from './group-fairness.ts';

function tallyOf(groups: Readonly<Record<AgeGroup, readonly [decided: number, approved: number]>>) {
  const tally = createFairnessTally();
  for (const [group, [decided, approved]] of Object.entries(groups)) {
    for (let i = 0; i < decided; i += 1) {
      const isApproved = i < approved;
      tally.add({
        group: group as AgeGroup,
        isApproved,
        goodReachedCutOff: isApproved ? i % 2 === 0 : null,
      });
    }
  }
  return tally;
}

test('the ratio of approval rates is held to four fifths', () => {
  const unfair = tallyOf({ UNDER_30: [100, 55], FROM_30: [100, 74] }).measure();
  expect(unfair.adverseImpactRatio).toBeCloseTo(55 / 74, 12);
  expect(unfair.isBelowFourFifths).toBe(true);
  const fair = tallyOf({ UNDER_30: [50, 40], FROM_30: [100, 100] }).measure();
  expect(fair).toMatchObject({ adverseImpactRatio: 0.8, isBelowFourFifths: false });
});

test('equal opportunity compares those whose loans aged without default', () => {
  const { equalOpportunityDifference, groups } = tallyOf({
    UNDER_30: [40, 21],
    FROM_30: [40, 20],
  }).measure();
  expect(groups[0]).toMatchObject({ goods: 21, goodsReachingCutOffRate: 11 / 21 });
  expect(equalOpportunityDifference).toBeCloseTo(11 / 21 - 0.5, 12);
});

test('rates of fewer than twenty people are not shown, nor what they are part of', () => {
  const measured = tallyOf({ UNDER_30: [19, 10], FROM_30: [100, 60] }).measure();
  expect(measured).toMatchObject({
    adverseImpactRatio: null,
    isBelowFourFifths: null,
    equalOpportunityDifference: null,
    groups: [
      { group: 'UNDER_30', decided: null, approvalRate: null, goods: null },
      { group: 'FROM_30', decided: 100, approvalRate: 0.6, goods: 60 },
    ],
  });
});

test('nobody of no known group is in a rate', () => {
  const tally = tallyOf({ UNDER_30: [20, 10], FROM_30: [20, 10] });
  tally.add({ group: null, isApproved: false, goodReachedCutOff: null });
  expect(tally.measure()).toMatchObject({ unknown: 1, adverseImpactRatio: 1 });
});
