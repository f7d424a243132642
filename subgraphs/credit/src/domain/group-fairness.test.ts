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
  expect(unfair.adverseImpactRatio).toBe(0.74);
  expect(unfair.isBelowFourFifths).toBe(true);
  const fair = tallyOf({ UNDER_30: [50, 40], FROM_30: [100, 100] }).measure();
  expect(fair).toMatchObject({ adverseImpactRatio: 0.8, isBelowFourFifths: false });
});

test('equal opportunity compares those whose loans aged without default', () => {
  const { equalOpportunityDifference, groups } = tallyOf({
    UNDER_30: [40, 21],
    FROM_30: [40, 20],
  }).measure();
  expect(groups[0]).toMatchObject({ goods: 20, goodsReachingCutOffRate: 0.52 });
  expect(equalOpportunityDifference).toBe(0.02);
});

test('counts are shown in steps of five', () => {
  const shown = [48, 50, 52].map(
    (people) =>
      tallyOf({ UNDER_30: [people, 31], FROM_30: [100, 60] }).measure().groups[0]?.decided,
  );
  expect(shown).toEqual([50, 50, 50]);
});

test('where one group has fewer than twenty people, nothing of either is shown', () => {
  const measured = tallyOf({ UNDER_30: [19, 10], FROM_30: [100, 60] }).measure();
  expect(measured).toMatchObject({
    adverseImpactRatio: null,
    isBelowFourFifths: null,
    equalOpportunityDifference: null,
    groups: [
      { group: 'UNDER_30', decided: null, approvalRate: null, goods: null },
      { group: 'FROM_30', decided: null, approvalRate: null, goods: null },
    ],
  });
});

test('where one group has fewer than twenty good people, those of neither are shown', () => {
  const measured = tallyOf({ UNDER_30: [40, 19], FROM_30: [100, 60] }).measure();
  expect(measured.equalOpportunityDifference).toBeNull();
  expect(measured.groups).toMatchObject([
    { decided: 40, goods: null },
    { decided: 100, goods: null, goodsReachingCutOffRate: null },
  ]);
});

test('nobody of no known group is in a rate', () => {
  const tally = tallyOf({ UNDER_30: [20, 10], FROM_30: [20, 10] });
  tally.add({ group: null, isApproved: false, goodReachedCutOff: null });
  for (let i = 0; i < 3; i += 1) {
    tally.add({ group: null, isApproved: false, goodReachedCutOff: null });
  }
  expect(tally.measure()).toMatchObject({ unknown: 5, adverseImpactRatio: 1 });
});
