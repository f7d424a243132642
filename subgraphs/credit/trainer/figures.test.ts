import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalibrationBin, GroupFigures } from '../src/domain/model-figures.ts';
import { probabilityOfDefault } from '../src/domain/scorecard.ts';
import { NEITHER, PROTECTED, REFERENCE } from './fairness.ts';
import { modelFigures } from './figures.ts';
import { measure } from './metrics.ts';
import { at } from './numbers.ts';
import { testDescription } from './test-data.ts';

const { scaling } = testDescription();

/** Rows of one score, one outcome and one group each; both groups and both outcomes occur in each. */
const rows = fc
  .array(
    fc.record({
      score: fc.integer({ min: scaling.minimum, max: scaling.maximum }),
      bad: fc.integer({ min: 0, max: 1 }),
      group: fc.constantFrom(NEITHER, PROTECTED, REFERENCE),
    }),
    { minLength: 1, maxLength: 300 },
  )
  .map((list) => [
    ...list,
    ...[PROTECTED, REFERENCE].flatMap((group) =>
      [500, 600].flatMap((score) => [0, 1].map((bad) => ({ score, bad, group }))),
    ),
  ]);

type Rows = readonly { score: number; bad: number; group: number }[];

function figuresOf(list: Rows, approvalShare = 0.8) {
  const outOfFold = {
    probabilities: Float64Array.from(list, ({ score }) => probabilityOfDefault(scaling, score)),
    scores: Float64Array.from(list, ({ score }) => score),
    bad: Uint8Array.from(list, ({ bad }) => bad),
  };
  const groups = {
    attribute: 'age',
    protectedLabel: 'under 30',
    referenceLabel: '30 and over',
    groups: Uint8Array.from(list, ({ group }) => group),
  };
  return {
    figures: modelFigures(outOfFold, scaling, [groups], { approvalShare }),
    metrics: measure(outOfFold.probabilities, outOfFold.bad),
  };
}

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);

describe('the figures of a model', () => {
  test('draw a curve from (0, 0) to (1, 1) that never falls and holds the area of the AUC', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { figures, metrics } = figuresOf(list);
        const { roc } = figures;
        expect(roc.length).toBeLessThanOrEqual(101);
        expect(roc[0]).toEqual({ falsePositiveRate: 0, truePositiveRate: 0 });
        expect(roc.at(-1)).toEqual({ falsePositiveRate: 1, truePositiveRate: 1 });
        let area = 0;
        for (let i = 1; i < roc.length; i++) {
          const [from, to] = [at(roc, i - 1), at(roc, i)];
          expect(to.falsePositiveRate).toBeGreaterThanOrEqual(from.falsePositiveRate);
          expect(to.truePositiveRate).toBeGreaterThanOrEqual(from.truePositiveRate);
          const width = to.falsePositiveRate - from.falsePositiveRate;
          area += (width * (to.truePositiveRate + from.truePositiveRate)) / 2;
        }
        // A hundred steps cut off a corner of at most half a step's square each.
        expect(Math.abs(area - metrics.auc)).toBeLessThan(0.02);
      }),
    );
  });

  test('put every applicant into one step of scores and one bin of calibration', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { figures, metrics } = figuresOf(list);
        const bads = sum(list.map(({ bad }) => bad));
        expect(sum(figures.scores.map(({ count }) => count))).toBe(list.length);
        expect(sum(figures.scores.map((step) => step.bads))).toBe(bads);
        expect(figures.scores.map(({ below }) => below)).toEqual([
          ...Array.from({ length: 54 }, (_, i) => 310 + 10 * i),
          null,
        ]);
        expect(sum(figures.calibration.map(({ count }) => count))).toBe(list.length);
        expect(observedBads(figures.calibration)).toBeCloseTo(bads, 2);
        const error = sum(
          figures.calibration.map(
            ({ count, predicted, observed }) => count * Math.abs(predicted - observed),
          ),
        );
        expect(error / list.length).toBeCloseTo(metrics.ece, 4);
        const risks = figures.calibration.map(({ predicted }) => predicted);
        expect(risks).toEqual([...risks].sort((a, b) => a - b));
      }),
    );
  });

  test('put a score on a step’s edge above it, and the maximum into the last step', () => {
    const list = [300, 309, 310, 849, 850, 600, 500, 600, 500].map((score, i) => ({
      score,
      bad: i % 2,
      group: i < 7 ? PROTECTED : REFERENCE,
    }));
    const { scores } = figuresOf(list).figures;
    expect(scores[0]).toEqual({ below: 310, count: 2, bads: 1 });
    expect(scores[1]).toEqual({ below: 320, count: 1, bads: 0 });
    expect(scores.at(-1)).toEqual({ below: null, count: 2, bads: 1 });
  });
});

describe('the comparison of groups', () => {
  test('adds up within each group, and leaves those of neither out', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.05, max: 1, noNaN: true }), (list, share) => {
        const [fairness] = figuresOf(list, share).figures.fairness;
        if (!fairness) throw new Error('No comparison was made.');
        const approved = list.filter(({ score }) => score >= fairness.cutOff);
        expect(approved.length).toBeGreaterThanOrEqual(share * list.length - 1e-9);
        const better = list.filter(({ score }) => score > fairness.cutOff);
        expect(better.length).toBeLessThan(share * list.length + 1);
        check(fairness.protectedGroup, PROTECTED, list, fairness.cutOff);
        check(fairness.referenceGroup, REFERENCE, list, fairness.cutOff);
      }),
    );
  });

  function check(figures: GroupFigures, group: number, list: Rows, cutOff: number) {
    const members = list.filter((row) => row.group === group);
    const goods = members.filter(({ bad }) => bad === 0);
    const rate = (some: Rows) => some.filter(({ score }) => score >= cutOff).length / some.length;
    expect(figures.count).toBe(members.length);
    expect(figures.bads).toBe(members.length - goods.length);
    expect(figures.approvalRate).toBeCloseTo(rate(members), 5);
    expect(figures.approvalRateOfGoods).toBeCloseTo(rate(goods), 5);
    expect(sum(figures.calibration.map(({ count }) => count))).toBe(members.length);
    expect(observedBads(figures.calibration)).toBeCloseTo(figures.bads, 2);
    expect(figures.observed).toBeCloseTo(figures.bads / figures.count, 5);
  }

  test('says by how much the protected group is behind', () => {
    const group = (code: number, scores: readonly number[]) =>
      scores.flatMap((score) => [0, 0, 1].map((bad) => ({ score, bad, group: code })));
    // The best half score from 660: one in four of the protected, three in four of the others.
    const list = [
      ...group(PROTECTED, [500, 550, 600, 700]),
      ...group(REFERENCE, [520, 660, 720, 760]),
    ];
    const [fairness] = figuresOf(list, 0.5).figures.fairness;
    expect(fairness).toMatchObject({
      attribute: 'age',
      approvalShare: 0.5,
      cutOff: 660,
      adverseImpactRatio: 0.333333,
      equalOpportunityDifference: -0.5,
      protectedGroup: { label: 'under 30', count: 12, bads: 4, approvalRate: 0.25 },
      referenceGroup: { label: '30 and over', count: 12, bads: 4, approvalRate: 0.75 },
    });
  });

  test('refuses a group in which nobody is, or nobody repaid', () => {
    const members = [0, 1].map((bad) => ({ score: 600, bad, group: REFERENCE }));
    expect(() => figuresOf(members)).toThrow(/age under 30/);
    const defaulter = { score: 600, bad: 1, group: PROTECTED };
    expect(() => figuresOf([...members, defaulter])).toThrow(/age under 30/);
  });
});

function observedBads(calibration: readonly CalibrationBin[]): number {
  return sum(calibration.map(({ count, observed }) => count * observed));
}
