import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseScoringModel } from '../src/adapters/scoring-model-file.ts';
import { prepareTrees, type TreeNode } from '../src/domain/boosted-trees.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import type { TreesModel } from '../src/domain/scoring-model.ts';
import { type Boosted, boost, trainedLogOdds, writeTrees } from './boosting.ts';
import { buildDataSet, type DataSet } from './data-set.ts';
import type { TreesDescription } from './description.ts';
import { formatModel } from './format-model.ts';
import { at } from './numbers.ts';
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
    const { outOfFold, complete, served, foldAucs } = model.metrics;
    expect(outOfFold.auc).toBeGreaterThan(0.7);
    expect(outOfFold.auc).toBeLessThan(0.9);
    expect(foldAucs).toHaveLength(5);
    expect(complete.rows).toBeLessThan(data.rows);
    expect(served.auc).not.toBe(outOfFold.auc);
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

  test('score a complete row as written just as they did when trained, to the last bit', () => {
    const logOddsOf = prepareTrees({
      ...{ id: 'test', baseLogOdds: boosted.baseLogOdds },
      characteristics: description.characteristics,
      trees: writeTrees(boosted, binned, names),
    });
    let complete = 0;
    let riskier = 0;
    for (let row = 0; row < data.rows; row++) {
      const values = Float64Array.from(data.characteristics, (list) => at(list, row)).map(
        (value) => (isKnown(value) ? value : Number.NaN),
      );
      const trained = trainedLogOdds(boosted, binned, row);
      const served = logOddsOf(values);
      if (values.every((value) => !Number.isNaN(value))) {
        expect(served).toBe(trained);
        complete += 1;
      } else {
        expect(served).toBeGreaterThanOrEqual(trained);
        riskier += Number(served > trained);
      }
    }
    expect(complete).toBeGreaterThan(2_000);
    expect(riskier).toBeGreaterThan(100);
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
  return typeof node === 'number' ? 0 : 1 + Math.max(depthOf(node[2]), depthOf(node[3]));
}
