import type { TreeNode } from '../../src/domain/boosted-trees.ts';
import type { TreesModel } from '../../src/domain/scoring-model.ts';
import { leavingOut } from './leaving-out.ts';
import { formulaText, grouped, percent, table, words } from './words.ts';

const TRENDS = {
  RISES: 'may only rise',
  FALLS: 'may only fall',
  FREE: 'may go either way',
} as const;

/** What the trees read, how much of the gain each brought, and what is missing. */
export function treesSections(model: TreesModel): string {
  const { characteristics, trees, metrics, data } = model;
  const leaves = trees.reduce<number>((sum, tree) => sum + leavesOf(tree), 0);
  const { complete } = metrics;
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

A value that is missing, or is a code, goes the way that training learned at each split, but earns no more than the neutral points: where the medians below in place of all that is missing are riskier, they count instead. ${leavingOut(model)}

${table(
  ['characteristic', 'median in the data'],
  characteristics.map(({ name, neutral }) => [words(name), grouped(neutral)]),
)}

How good the model is and how groups fare was measured on scores given in this way. Of the ${grouped(complete.rows)} people of whom everything is known the AUC is ${complete.auc.toFixed(4)}; of the other ${grouped(data.rows - complete.rows)} something is missing.`;
}

function leavesOf(node: TreeNode): number {
  return typeof node === 'number' ? 1 : leavesOf(node[3]) + leavesOf(node[4]);
}
