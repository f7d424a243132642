import type { ModelFigures, RocPoint, ScoreStep } from '../src/domain/model-figures.ts';
import type { Scaling } from '../src/domain/scorecard.ts';
import { type AttributeGroups, compareGroups } from './fairness.ts';
import { byRisk, calibrationBins } from './metrics.ts';
import { at, significant } from './numbers.ts';

/** What cross-validation found out about each row of the data, by a model that had not seen it. */
export interface OutOfFold {
  /** Of default, in (0, 1). */
  readonly probabilities: Float64Array;
  readonly scores: Float64Array;
  /** 1 for a bad applicant, 0 for a good one. */
  readonly bad: Uint8Array;
}

/** Points of the ROC curve besides (0, 0). */
const ROC_STEPS = 100;
const SCORE_STEP = 10;
const DEFAULT_APPROVAL_SHARE = 0.8;

/** What cross-validation alone can tell: all but what the model as served is compared with. */
export type ValidationFigures = Omit<ModelFigures, 'reference'>;

/**
 * The figures of a model's card, whatever the model's kind.
 * @param approvalShare share of all applicants that fairness is measured at
 */
export function modelFigures(
  outOfFold: OutOfFold,
  scaling: Scaling,
  groups: readonly AttributeGroups[],
  { approvalShare } = { approvalShare: DEFAULT_APPROVAL_SHARE },
): ValidationFigures {
  const order = byRisk(outOfFold.probabilities);
  return {
    roc: rocCurve(outOfFold, order),
    scores: scoreSteps(outOfFold, scaling),
    calibration: calibrationBins(outOfFold.probabilities, outOfFold.bad, order),
    fairness: groups.map((attribute) => compareGroups(outOfFold, attribute, approvalShare)),
  };
}

/**
 * From the riskiest downwards. Points are an even walk apart (in the sum of both rates), for a few
 * even steps along one axis would leave the steep part of the curve to two or three points.
 */
function rocCurve({ probabilities, bad }: OutOfFold, order: Uint32Array): readonly RocPoint[] {
  const bads = bad.reduce((sum, value) => sum + value, 0);
  const goods = bad.length - bads;
  const roc: RocPoint[] = [{ falsePositiveRate: 0, truePositiveRate: 0 }];
  let refusedBads = 0;
  let refusedGoods = 0;
  for (let i = order.length - 1; i >= 0; i--) {
    const row = at(order, i);
    refusedBads += at(bad, row);
    refusedGoods += 1 - at(bad, row);
    const isTied = i > 0 && at(probabilities, at(order, i - 1)) === at(probabilities, row);
    const falsePositiveRate = refusedGoods / goods;
    const truePositiveRate = refusedBads / bads;
    const walked = ((falsePositiveRate + truePositiveRate) / 2) * ROC_STEPS;
    if (isTied || (walked < roc.length && i > 0)) continue;
    roc.push({
      falsePositiveRate: significant(falsePositiveRate),
      truePositiveRate: significant(truePositiveRate),
    });
  }
  return roc;
}

function scoreSteps({ scores, bad }: OutOfFold, scaling: Scaling): readonly ScoreStep[] {
  const steps = stepEdges(scaling).map((below) => ({ below, count: 0, bads: 0 }));
  for (const [row, score] of scores.entries()) {
    const tally = at(steps, stepOf(scaling, score));
    tally.count += 1;
    tally.bads += at(bad, row);
  }
  return steps;
}

/** Upper edges, exclusive, of the steps of a scale; the last has none. */
export function stepEdges({ minimum, maximum }: Scaling): readonly (number | null)[] {
  return Array.from({ length: Math.ceil((maximum - minimum) / SCORE_STEP) }, (_, i) => {
    const below = minimum + (i + 1) * SCORE_STEP;
    return below < maximum ? below : null;
  });
}

/** The step that a score on the scale lies in. */
export function stepOf({ minimum, maximum }: Scaling, score: number): number {
  const last = Math.ceil((maximum - minimum) / SCORE_STEP) - 1;
  return Math.min(last, Math.floor((score - minimum) / SCORE_STEP));
}
