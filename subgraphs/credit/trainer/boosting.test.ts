import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseScoringModel } from '../src/adapters/scoring-model-file.ts';
import { prepareTrees, type TreeNode } from '../src/domain/boosted-trees.ts';
import { createRater, createScorer } from '../src/domain/score-profile.ts';
import type { TreesModel } from '../src/domain/scoring-model.ts';
import { type Boosted, boost, trainedLogOdds, writeTrees } from './boosting.ts';
import { assignFolds, FOLDS } from './cross-validation.ts';
import { buildDataSet, type DataSet } from './data-set.ts';
import type { TreesDescription } from './description.ts';
import { formatModel } from './format-model.ts';
import { measure, significantMetrics } from './metrics.ts';
import { at, significant } from './numbers.ts';
import { type BinnedRows, binRows, isKnown, UNKNOWN } from './quantile-bins.ts';
import { testCsv, testDescription } from './test-data.ts';
import { trainTrees } from './train-trees.ts';

const { binning: _, ridge: __, ...common } = testDescription();
const description: TreesDescription = {
  ...common,
  kind: 'BOOSTED_TREES',
  characteristics: [
    {
      ...{ name: 'revolvingUtilization', group: 'utilization', trend: 'RISES' },
      formula: 'revolvingUtilization',
    },
    { name: 'latePaymentWeight', group: 'late', trend: 'RISES', formula: 'timesLate30Days' },
    { name: 'openCreditLines', group: 'income', trend: 'FREE', formula: 'monthlyIncome' },
  ],
  boosting: { bins: 32, trees: 30, depth: 3, rate: 0.1, ridge: 5, minimumHessian: 5 },
};
const [header = [], ...cells]: string[][] = parse(testCsv(4_000));
const names = description.characteristics.map(({ name }) => name);
const trends = description.characteristics.map(({ trend }) => trend);
let data: DataSet;
let binned: BinnedRows;
let boosted: Boosted;
let model: TreesModel;

beforeAll(() => {
  data = buildDataSet(description, header, cells);
  binned = binRows(data, description.boosting.bins);
  boosted = boost(
    binned,
    trends,
    data.bad,
    Uint32Array.from(data.bad.keys()),
    description.boosting,
  );
  model = trainTrees(description, data, () => {});
});

describe('bins for trees', () => {
  test('part the values where the edges say, and keep apart what is not known', () => {
    const { bins, width, edges } = binned;
    for (let row = 0; row < data.rows; row++) {
      for (const [c, values] of data.characteristics.entries()) {
        const value = at(values, row);
        const bin = at(bins, row * width + c);
        if (!isKnown(value)) {
          expect(bin).toBe(UNKNOWN);
          continue;
        }
        const own = at(edges, c);
        expect(value).toBeLessThan(own[bin] ?? Number.POSITIVE_INFINITY);
        expect(value).toBeGreaterThanOrEqual(own[bin - 1] ?? Number.NEGATIVE_INFINITY);
      }
    }
    expect(edges.map(({ length }) => length <= 31 && length >= 2)).toEqual([true, true, true]);
  });
});

describe('boosted trees', () => {
  test('find what made the applicants bad, and say so out of fold', () => {
    const { outOfFold, complete, foldAucs } = model.metrics;
    expect(outOfFold.auc).toBeGreaterThan(0.7);
    expect(outOfFold.auc).toBeLessThan(0.9);
    expect(foldAucs).toHaveLength(5);
    expect(complete.rows).toBeLessThan(data.rows);
    const gains = model.characteristics.map(({ gainShare }) => gainShare);
    expect(gains.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(Math.min(...gains)).toBeGreaterThan(0.01);
  });

  test('are as deep and as many as was asked, and never turn against a trend', () => {
    expect(model.trees).toHaveLength(description.boosting.trees);
    expect(Math.max(...model.trees.map(depthOf))).toBe(description.boosting.depth);
    for (const tree of model.trees) {
      const logOdds = prepareTrees({ ...model, baseLogOdds: 0, trees: [tree] });
      for (const income of [500, 3_000, 6_000, Number.NaN]) {
        for (const late of [0, 1, 2, 4]) {
          const along = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((utilization) =>
            logOdds(Float64Array.of(utilization, late, income)),
          );
          expect(along).toEqual(along.toSorted((a, b) => a - b));
        }
      }
    }
  });

  test('give the same file to the last bit, which reads back as the same model', () => {
    const text = formatModel(model);
    expect(formatModel(trainTrees(description, data, () => {}))).toBe(text);
    expect(parseScoringModel(text, 'text')).toEqual(model);
    expect(text.split('\n').filter((line) => line.startsWith('    ["'))).toHaveLength(30);
  });

  test('score as written what they scored when trained, and never what is unknown below neutral', () => {
    const neutral = at(model.characteristics, 2).neutral;
    const logOddsOf = prepareTrees({
      ...{ id: 'test', baseLogOdds: boosted.baseLogOdds },
      characteristics: description.characteristics.map(({ name }) => ({ name, neutral })),
      trees: writeTrees(boosted, binned, names),
    });
    const seen = { complete: 0, asLearned: 0, asNeutral: 0 };
    for (let row = 0; row < data.rows; row++) {
      const values = Float64Array.from(data.characteristics, (list) => at(list, row));
      const learned = trainedLogOdds(boosted, binned, row);
      if (values.every(isKnown)) {
        expect(logOddsOf(values)).toBe(learned);
        seen.complete += 1;
        continue;
      }
      const served = logOddsOf(values.map((value) => (isKnown(value) ? value : Number.NaN)));
      const stated = logOddsOf(values.map((value) => (isKnown(value) ? value : neutral)));
      expect(served).toBe(Math.max(learned, stated));
      seen[served === learned ? 'asLearned' : 'asNeutral'] += 1;
    }
    expect(seen.complete).toBeGreaterThan(2_000);
    expect(Math.min(seen.asLearned, seen.asNeutral)).toBeGreaterThan(10);
  });

  test('have figures of what is served: each row rated as a person is, by trees that had not seen it', () => {
    const folds = assignFolds(data.bad);
    const all = Array.from(data.bad.keys());
    const probabilities = new Float64Array(data.rows);
    for (let fold = 0; fold < FOLDS; fold++) {
      const rows = Uint32Array.from(all.filter((row) => folds[row] !== fold));
      const fitted = boost(binned, trends, data.bad, rows, description.boosting);
      const rate = createRater({
        ...model,
        baseLogOdds: fitted.baseLogOdds,
        trees: writeTrees(fitted, binned, names),
        characteristics: model.characteristics.map((one, c) => {
          const known = Array.from(rows, (row) => at(at(data.characteristics, c), row))
            .filter(isKnown)
            .sort((one, other) => one - other);
          return { ...one, neutral: significant(at(known, Math.floor(known.length / 2))) };
        }),
      });
      for (const row of all.filter((row) => folds[row] === fold)) {
        probabilities[row] = rate(data.inputs(row)).probabilityOfDefault;
      }
    }
    expect(significantMetrics(measure(probabilities, data.bad))).toEqual(model.metrics.outOfFold);
  });

  test('are neutral at the median of what the training rows know', () => {
    for (const [c, { neutral }] of model.characteristics.entries()) {
      const known = at(data.characteristics, c).filter(isKnown);
      expect(known.filter((value) => value < neutral - 1e-9).length).toBeLessThanOrEqual(
        known.length / 2,
      );
      const above = known.filter((value) => value > neutral + Math.abs(neutral) * 1e-5);
      expect(above.length).toBeLessThanOrEqual(known.length / 2);
    }
  });

  test('lose nothing to the reference, which is among those just above the cut-off', () => {
    const inputs = Object.fromEntries(
      description.characteristics.map(({ formula }, c) => [
        String(formula),
        at(model.characteristics, c).reference,
      ]),
    );
    const { reasons, value } = createScorer(model)(inputs);
    expect(reasons).toEqual([]);
    expect(value).toBeGreaterThan(description.model.cutOff - 20);
  });

  test('refuse a cut-off that nobody reaches', () => {
    const high = { ...description, model: { ...description.model, cutOff: 849 } };
    const few = { ...high, boosting: { ...high.boosting, trees: 2 } };
    expect(() => trainTrees(few, data, () => {})).toThrow(/Nobody scores from 849/);
  });
});

function depthOf(node: TreeNode): number {
  return typeof node === 'number' ? 0 : 1 + Math.max(depthOf(node[3]), depthOf(node[4]));
}
