import type { TreeNode, TreeTrend } from '../src/domain/boosted-trees.ts';
import { at, float, logistic, significant } from './numbers.ts';
import { type BinnedRows, UNKNOWN } from './quantile-bins.ts';
import {
  type BoostingSettings,
  bestSplit,
  histogramOf,
  type Limits,
  type Split,
  type Sums,
  subtractHistogram,
  weightOf,
} from './tree-splits.ts';

/** A split of binned rows. */
interface Branch {
  readonly characteristic: number;
  readonly bin: number;
  readonly unknownBelow: boolean;
  readonly below: BinnedNode;
  readonly from: BinnedNode;
}
type BinnedNode = number | Branch;

export interface Boosted {
  readonly baseLogOdds: number;
  readonly trees: readonly BinnedNode[];
  /** What the splits on each characteristic gained, added up. */
  readonly gains: Float64Array;
}

/** What a run of boosting works on; the arrays change from tree to tree. */
interface Run {
  readonly binned: BinnedRows;
  readonly trends: readonly TreeTrend[];
  readonly settings: BoostingSettings;
  /** The training rows, each node's side by side. */
  readonly order: Uint32Array;
  readonly scratch: Uint32Array;
  readonly logOdds: Float64Array;
  /** Gradient and hessian of each row, side by side. */
  readonly derivatives: Float64Array;
  readonly gains: Float64Array;
}

interface Node extends Sums, Limits {
  /** The node's rows are those of `order` from here… */
  readonly start: number;
  /** …up to here. */
  readonly end: number;
  readonly depth: number;
}

/**
 * Gradient boosting of the logistic log-likelihood by Newton steps (Friedman 2001; Chen and
 * Guestrin 2016), on histograms of binned rows. Where a trend is set no tree turns against it: a
 * split keeps the leaves below it on their side of the middle between its two weights.
 * @param bad 1 for a bad applicant, 0 for a good one
 * @param rows those to train on
 */
export function boost(
  binned: BinnedRows,
  trends: readonly TreeTrend[],
  bad: Uint8Array,
  rows: Uint32Array,
  settings: BoostingSettings,
): Boosted {
  const bads = rows.reduce((sum, row) => sum + at(bad, row), 0);
  const baseLogOdds = significant(Math.log(bads / (rows.length - bads)));
  const run: Run = {
    ...{ binned, trends, settings },
    order: Uint32Array.from(rows),
    scratch: new Uint32Array(rows.length),
    logOdds: new Float64Array(bad.length).fill(baseLogOdds),
    derivatives: new Float64Array(2 * bad.length),
    gains: new Float64Array(binned.width),
  };
  const trees = Array.from({ length: settings.trees }, () => growTree(run, rows, bad));
  return { baseLogOdds, trees, gains: run.gains };
}

function growTree(run: Run, rows: Uint32Array, bad: Uint8Array): BinnedNode {
  const { binned, order, derivatives, settings } = run;
  const root: Node = {
    ...differentiate(run, rows, bad),
    ...{ start: 0, end: order.length, depth: settings.depth },
    ...{ lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY },
  };
  return grow(run, root, histogramOf(binned, order, 0, order.length, derivatives));
}

/** Derivatives of every row's log-likelihood where the trees so far have put it, and their sums. */
function differentiate({ logOdds, derivatives }: Run, rows: Uint32Array, bad: Uint8Array): Sums {
  let gradient = 0;
  let hessian = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const probability = logistic(float(logOdds, row));
    const residual = (bad[row] ?? 0) - probability;
    const weight = probability * (1 - probability);
    derivatives[2 * row] = residual;
    derivatives[2 * row + 1] = weight;
    gradient += residual;
    hessian += weight;
  }
  return { gradient, hessian };
}

/** Grows the part of a tree below a node; null for a histogram where no split may follow. */
function grow(run: Run, node: Node, histogram: Float64Array | null): BinnedNode {
  const { binned, trends, settings, gains } = run;
  const split = histogram ? bestSplit(histogram, binned, trends, node, settings) : undefined;
  if (!split || !histogram) return addLeaf(run, node);
  const { characteristic, bin, unknownBelow } = split;
  gains[characteristic] = float(gains, characteristic) + split.gain;
  const border = partition(run, node, split);
  const depth = node.depth - 1;
  const [belowLimits, fromLimits] = limitsOf(at(trends, characteristic), node, split);
  const below: Node = { ...split.below, ...belowLimits, start: node.start, end: border, depth };
  const from: Node = { ...split.from, ...fromLimits, start: border, end: node.end, depth };
  const [ofBelow, ofFrom] = depth > 0 ? childHistograms(run, histogram, below, from) : [null, null];
  return {
    ...{ characteristic, bin, unknownBelow },
    below: grow(run, below, ofBelow),
    from: grow(run, from, ofFrom),
  };
}

function addLeaf({ order, logOdds, settings }: Run, node: Node): number {
  const leaf = significant(settings.rate * weightOf(node, node, settings.ridge));
  for (let i = node.start; i < node.end; i++) {
    const row = order[i] ?? 0;
    logOdds[row] = float(logOdds, row) + leaf;
  }
  return leaf;
}

/** Puts the rows that go below first, all in the order they had; gives where the others begin. */
function partition({ binned, order, scratch }: Run, { start, end }: Node, split: Split): number {
  const { bins, width } = binned;
  let below = start;
  let others = 0;
  for (let i = start; i < end; i++) {
    const row = order[i] ?? 0;
    if (goesBelow(split, bins[row * width + split.characteristic] ?? 0)) order[below++] = row;
    else scratch[others++] = row;
  }
  order.set(scratch.subarray(0, others), below);
  return below;
}

function goesBelow({ bin, unknownBelow }: Pick<Split, 'bin' | 'unknownBelow'>, value: number) {
  return value === UNKNOWN ? unknownBelow : value <= bin;
}

function limitsOf(trend: TreeTrend, { lowest, highest }: Limits, split: Split): [Limits, Limits] {
  const middle = (split.below.weight + split.from.weight) / 2;
  const lower = { lowest, highest: middle };
  const upper = { lowest: middle, highest };
  if (trend === 'FREE')
    return [
      { lowest, highest },
      { lowest, highest },
    ];
  return trend === 'RISES' ? [lower, upper] : [upper, lower];
}

/** Only the smaller child is counted; the other one is what the parent has besides. */
function childHistograms(
  { binned, order, derivatives }: Run,
  parent: Float64Array,
  below: Node,
  from: Node,
): [Float64Array, Float64Array] {
  const count = ({ start, end }: Node) => histogramOf(binned, order, start, end, derivatives);
  if (below.end - below.start < from.end - from.start) {
    const counted = count(below);
    return [counted, subtractHistogram(parent, counted)];
  }
  const counted = count(from);
  return [subtractHistogram(parent, counted), counted];
}

/** Log-odds of a row where what is not known takes the side that was learned, without a limit. */
export function trainedLogOdds(
  { baseLogOdds, trees }: Boosted,
  { bins, width }: BinnedRows,
  row: number,
): number {
  return trees.reduce<number>((sum, tree) => {
    let node = tree;
    while (typeof node !== 'number') {
      const value = bins[row * width + node.characteristic] ?? 0;
      node = goesBelow(node, value) ? node.below : node.from;
    }
    return sum + node;
  }, baseLogOdds);
}

/** The trees as they are written to the model: with edges in place of bins. */
export function writeTrees(
  { trees }: Boosted,
  { edges }: BinnedRows,
  names: readonly string[],
): readonly TreeNode[] {
  const write = (node: BinnedNode): TreeNode => {
    if (typeof node === 'number') return node;
    const { characteristic, bin, unknownBelow, below, from } = node;
    const edge = at(at(edges, characteristic), bin);
    return [at(names, characteristic), edge, unknownBelow, write(below), write(from)];
  };
  return trees.map(write);
}
