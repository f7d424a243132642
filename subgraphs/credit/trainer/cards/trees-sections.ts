import type { TreeNode } from '../../src/domain/boosted-trees.ts';
import type { TreesModel } from '../../src/domain/scoring-model.ts';
import { formulaText, grouped, percent, table, words } from './words.ts';

const TRENDS = {
  RISES: 'may only rise',
  FALLS: 'may only fall',
  FREE: 'may go either way',
} as const;

/** What the trees read, how much of the gain each brought, and what is missing. */
export function treesSections({ characteristics, trees, metrics, data }: TreesModel): string {
  const leaves = trees.reduce<number>((sum, tree) => sum + leavesOf(tree), 0);
  const { complete, served } = metrics;
  return `## Characteristics

${grouped(trees.length)} trees with ${grouped(leaves)} leaves in all; the leaves that a person falls into add up to the log-odds of default.

${table(
  ['characteristic', 'computed as', 'as it grows, the risk', 'share of the gain'],
  characteristics.map(({ name, formula, trend, gainShare }) => [
    words(name),
    formulaText(formula),
    TRENDS[trend],
    percent(gainShare),
  ]),
  3,
)}

The gain says how much the splits on a characteristic improved the fit in training. It is no reason for anybody's score: reasons are each person's own, by Shapley values against those who score just above the cut-off.

![Share of the gain of all splits by characteristic](gain.svg)

## Missing values

Where a split asks for a value that is missing, or is a code, the riskier branch is taken, so that leaving something out never pays. That costs accuracy where the training data itself has gaps; so the figures are given in three ways. The gates are judged on the first; people with something missing, ${grouped(data.rows - complete.rows)} in the data, are scored as in the last.

${table(
  ['out of fold', 'people', 'AUC', 'KS', 'Brier score', 'calibration slope', 'ECE'],
  [
    ['all, as fitted: the figures above', grouped(data.rows), ...figuresOf(metrics.outOfFold)],
    ['those of whom everything is known', grouped(complete.rows), ...figuresOf(complete)],
    ['all, as they would be served', grouped(data.rows), ...figuresOf(served)],
  ],
)}`;
}

function figuresOf(metrics: TreesModel['metrics']['served']): readonly string[] {
  const { auc, ks, brier, calibrationSlope, ece } = metrics;
  return [
    auc.toFixed(4),
    ks.toFixed(4),
    brier.toFixed(4),
    calibrationSlope.toFixed(3),
    ece.toFixed(4),
  ];
}

function leavesOf(node: TreeNode): number {
  return typeof node === 'number' ? 1 : leavesOf(node[2]) + leavesOf(node[3]);
}
