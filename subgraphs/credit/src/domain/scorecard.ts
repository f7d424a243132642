import type { Formula, InputValue } from './formula.ts';
import type { ModelSubject } from './model-subject.ts';

/** The direction in which the risk of not repaying may move as the characteristic grows. */
export type Trend = 'RISES' | 'FALLS' | 'VALLEY';

/** What is said of the applicants of the training data that fell into a bin. */
interface BinFigures {
  /** Applicants in the bin, and how many of them were bad. */
  readonly count: number;
  readonly bads: number;
  /** Weight of evidence: ln(share of all goods ÷ share of all bads); higher is safer. */
  readonly weightOfEvidence: number;
}

/** A bin and the whole points that it earns. */
export interface ScoredBin extends BinFigures {
  readonly points: number;
}

/** Values from the previous bin's edge up to, and not including, `below`; null = no upper edge. */
export interface Bin extends ScoredBin {
  readonly below: number | null;
}

export interface Characteristic {
  readonly name: string;
  /** Characteristics of one group measure nearly the same and give one reason together. */
  readonly group: string;
  readonly trend: Trend;
  readonly formula: Formula;
  readonly informationValue: number;
  /** Factor of the weight of evidence in the logistic regression. */
  readonly coefficient: number;
  /** Points of a weight of evidence of zero: neither for nor against the applicant. */
  readonly neutralPoints: number;
  /** Average points of those just above the cut-off: what reasons are measured from. */
  readonly referencePoints: number;
  readonly bins: readonly Bin[];
  readonly missing: ScoredBin;
  readonly special: ScoredBin;
}

/** Points ↔ odds: `odds` to one at `points`, doubling every `pointsToDoubleOdds`. */
export interface Scaling {
  readonly points: number;
  readonly odds: number;
  readonly pointsToDoubleOdds: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Everything that scoring needs of a fitted model. */
export interface Scorecard {
  readonly id: string;
  readonly version: number;
  /** Names the inputs that the formulas may read. */
  readonly subject: ModelSubject;
  /** Unit of every amount that the formulas read: major units of this ISO-4217 currency. */
  readonly currency: string;
  readonly scaling: Scaling;
  /** The score from which an application counts as approved when the reference is taken. */
  readonly cutOff: number;
  readonly characteristics: readonly Characteristic[];
}

/** Probability of default that a score stands for, in (0, 1). */
export function probabilityOfDefault(scaling: Scaling, value: number): number {
  const odds = scaling.odds * 2 ** ((value - scaling.points) / scaling.pointsToDoubleOdds);
  return 1 / (1 + odds);
}

/** The bin that a characteristic's value falls into. */
export function binOf(characteristic: Characteristic, value: InputValue): ScoredBin {
  if (value === 'MISSING') return characteristic.missing;
  if (value === 'SPECIAL') return characteristic.special;
  const { bins } = characteristic;
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edge = bins[middle]?.below ?? Number.POSITIVE_INFINITY;
    if (value < edge) high = middle;
    else low = middle + 1;
  }
  const bin = bins[low];
  if (!bin) throw new RangeError(`Characteristic ${characteristic.name} has no bins.`);
  return bin;
}

/** The sum of points as a score: whole, within the scale's limits. */
export function clampScore(scaling: Scaling, points: number): number {
  return Math.min(scaling.maximum, Math.max(scaling.minimum, points));
}

/**
 * The value from which on a characteristic lies on the upper side of where it earns the most:
 * what it costs there, it costs for being high, and below for being low.
 */
export function highFrom({ trend, bins }: Characteristic): number {
  if (trend === 'RISES') return Number.NEGATIVE_INFINITY;
  if (trend === 'FALLS') return Number.POSITIVE_INFINITY;
  const best = Math.max(...bins.map(({ points }) => points));
  return bins.findLast(({ points }) => points === best)?.below ?? Number.POSITIVE_INFINITY;
}
