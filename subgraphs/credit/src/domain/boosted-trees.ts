import type { Formula } from './formula.ts';
import type { ModelSubject } from './model-subject.ts';
import type { Scaling } from './scorecard.ts';

/** How the risk may move as a characteristic grows: every tree holds to it. `FREE`: either way. */
export const TREE_TRENDS = ['RISES', 'FALLS', 'FREE'] as const;
export type TreeTrend = (typeof TREE_TRENDS)[number];

export interface TreeCharacteristic {
  readonly name: string;
  /** Characteristics of one group measure nearly the same and give one reason together. */
  readonly group: string;
  readonly trend: TreeTrend;
  readonly formula: Formula;
  /** Share of all that splits gained in training which were splits on this one, in [0, 1]. */
  readonly gainShare: number;
  /** Median of those who score just above the cut-off: what contributions are measured from. */
  readonly reference: number;
  /** Median of the known values in training: what is not known never scores better than this. */
  readonly neutral: number;
}

/**
 * A leaf adds its number to the log-odds of default. A split goes on with `below` where the
 * characteristic is below the edge and with `from` where it is not. Where it is not known the split
 * goes the way that training learned, which is `from` where training always knew it.
 */
export type TreeNode =
  | number
  | readonly [
      characteristic: string,
      edge: number,
      isUnknownBelow: boolean,
      below: TreeNode,
      from: TreeNode,
    ];

/** Bounds of what is read from a file: scoring takes time and memory in proportion. */
export const MAXIMUM_TREES = 1_000;
export const MAXIMUM_LEAVES = 64;
/** Explaining a score evaluates the trees for every subset of the characteristics. */
export const MAXIMUM_TREE_CHARACTERISTICS = 10;

/** Gradient-boosted regression trees: everything that scoring needs. */
export interface BoostedTrees {
  readonly id: string;
  readonly version: number;
  /** Names the inputs that the formulas may read. */
  readonly subject: ModelSubject;
  /** Unit of every amount that the formulas read: major units of this ISO-4217 currency. */
  readonly currency: string;
  readonly scaling: Scaling;
  /** The score from which an application counts as approved when the reference is taken. */
  readonly cutOff: number;
  /** Log-odds of default that the trees' leaves are added to. */
  readonly baseLogOdds: number;
  readonly characteristics: readonly TreeCharacteristic[];
  readonly trees: readonly TreeNode[];
}

/** What adding up log-odds needs of a model. */
export interface Grown extends Pick<BoostedTrees, 'id' | 'baseLogOdds' | 'trees'> {
  readonly characteristics: readonly Pick<TreeCharacteristic, 'name' | 'neutral'>[];
}

export const LEAF = -1;

/** All trees in pre-order, one entry for each node: `below` is the next entry. */
export interface Forest {
  readonly roots: Int32Array;
  /** Index of the characteristic that a split asks for, or LEAF. */
  readonly asks: Int32Array;
  /** Edge of a split, number of a leaf. */
  readonly numbers: Float64Array;
  /** Entry of `from`. */
  readonly from: Int32Array;
  /** Entry where what is not known goes on. */
  readonly unknown: Int32Array;
}

/**
 * Prepares the trees once for scoring many: values of the characteristics in the model's order,
 * NaN where one is not known → log-odds of default. What is not known counts by its own evidence
 * (the sides that training learned), but never for more than the neutral values in its place: of
 * the two log-odds the riskier one is given.
 * @throws Error when a split asks for a characteristic that the model does not have
 */
export function prepareTrees(model: Grown): (values: Float64Array) => number {
  const forest = flattenTrees(model);
  const neutral = Float64Array.from(model.characteristics, (one) => one.neutral);
  return (values) => {
    const learned = addUp(model.baseLogOdds, forest, values);
    if (isAllKnown(values)) return learned;
    const stated = values.map((value, c) => (Number.isNaN(value) ? (neutral[c] ?? 0) : value));
    return Math.max(learned, addUp(model.baseLogOdds, forest, stated));
  };
}

export function isAllKnown(values: Float64Array): boolean {
  for (let c = 0; c < values.length; c++) if (Number.isNaN(values[c])) return false;
  return true;
}

/** Log-odds of default; an unknown value takes the learned side of each split. */
function addUp(base: number, forest: Forest, values: Float64Array): number {
  const { roots } = forest;
  let logOdds = base;
  for (let tree = 0; tree < roots.length; tree++) {
    logOdds += riskOf(forest, roots[tree] ?? 0, values);
  }
  return logOdds;
}

/** What a tree adds to the log-odds. */
function riskOf({ asks, numbers, from, unknown }: Forest, start: number, values: Float64Array) {
  let node = start;
  for (;;) {
    const characteristic = asks[node] ?? LEAF;
    const number = numbers[node] ?? Number.NaN;
    if (characteristic === LEAF) return number;
    const value = values[characteristic] ?? Number.NaN;
    if (value < number) node += 1;
    else node = (value >= number ? from[node] : unknown[node]) ?? 0;
  }
}

/**
 * The trees as lists of numbers, in which walking takes least time.
 * @throws Error when a split asks for a characteristic that the model does not have
 */
export function flattenTrees({ id, characteristics, trees }: Grown): Forest {
  const indexes = new Map(characteristics.map(({ name }, index) => [name, index]));
  const asks: number[] = [];
  const numbers: number[] = [];
  const from: number[] = [];
  const unknown: number[] = [];
  const append = (node: TreeNode): number => {
    const entry = asks.length;
    if (typeof node === 'number') {
      asks.push(LEAF);
      numbers.push(node);
      from.push(entry);
      unknown.push(entry);
      return entry;
    }
    const [name, edge, isUnknownBelow, below, other] = node;
    const index = indexes.get(name);
    if (index === undefined) {
      throw new Error(
        `A tree of model ${id} asks for «${name}», which is none of its characteristics.`,
      );
    }
    asks.push(index);
    numbers.push(edge);
    from.push(entry);
    unknown.push(entry + 1);
    append(below);
    from[entry] = append(other);
    if (!isUnknownBelow) unknown[entry] = from[entry];
    return entry;
  };
  const roots = Int32Array.from(trees, append);
  return {
    roots,
    asks: Int32Array.from(asks),
    numbers: Float64Array.from(numbers),
    from: Int32Array.from(from),
    unknown: Int32Array.from(unknown),
  };
}

/** Log-odds of default as points, before rounding: higher is safer. */
export function pointsOfLogOdds(scaling: Scaling, logOdds: number): number {
  const factor = scaling.pointsToDoubleOdds / Math.LN2;
  return scaling.points - factor * (Math.log(scaling.odds) + logOdds);
}
