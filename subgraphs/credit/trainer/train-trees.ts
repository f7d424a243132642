import {
  pointsOfLogOdds,
  prepareTrees,
  type TreeCharacteristic,
} from '../src/domain/boosted-trees.ts';
import { clampScore, type Scaling } from '../src/domain/scorecard.ts';
import type { TreesModel } from '../src/domain/scoring-model.ts';
import { type Boosted, boost, trainedLogOdds, writeTrees } from './boosting.ts';
import { crossValidate, FOLDS } from './cross-validation.ts';
import type { DataSet } from './data-set.ts';
import type { TreesDescription } from './description.ts';
import { modelFigures } from './figures.ts';
import { measure, significantMetrics } from './metrics.ts';
import { gatesAndWords, modelHeader } from './model-header.ts';
import { at, significant } from './numbers.ts';
import { type BinnedRows, binRows, isKnown } from './quantile-bins.ts';

/** A forest with all that scoring the rows of the data takes. */
interface Forest {
  readonly boosted: Boosted;
  /** As it is trained: what is not known takes the side that was learned. */
  trained(row: number): number;
  /** As it will be served: what is not known takes the riskier side. */
  served(row: number): number;
}

/** Fits the boosted trees that a description asks for, with their out-of-fold figures. */
export function trainTrees(
  description: TreesDescription,
  data: DataSet,
  report: (line: string) => void,
): TreesModel {
  const { scaling, boosting, model } = description;
  const binned = binRows(data, boosting.bins);
  report(`binned ${data.characteristics.length} characteristics`);
  const fit = (isIncluded: (row: number) => boolean) =>
    fitForest(description, data, binned, Uint32Array.from(data.bad.keys()).filter(isIncluded));
  const validation = crossValidate(
    { bad: data.bad, scaling, fit, score: (forest: Forest, row) => forest.trained(row) },
    (fold, auc) => report(`fold ${fold}/${FOLDS}: AUC ${auc.toFixed(4)}`),
  );
  const { outOfFold, foldAucs, rows, rescore } = validation;
  const forest = fit(() => true);
  report(`fitted ${boosting.trees} trees on all rows`);
  const served = rescore((fold, row) => fold.served(row));
  return {
    ...modelHeader(description, data),
    metrics: {
      outOfFold: significantMetrics(outOfFold),
      foldAucs: foldAucs.map((auc) => significant(auc)),
      complete: completeMetrics(data, rows.probabilities),
      served: significantMetrics(measure(served.probabilities, data.bad)),
    },
    ...gatesAndWords(description),
    scaling,
    cutOff: model.cutOff,
    baseLogOdds: forest.boosted.baseLogOdds,
    characteristics: explainable(description, data, forest),
    trees: writeTrees(forest.boosted, binned, namesOf(description)),
    figures: modelFigures(rows, scaling, data.attributes, description.fairness),
  };
}

function fitForest(
  description: TreesDescription,
  data: DataSet,
  binned: BinnedRows,
  rows: Uint32Array,
): Forest {
  const { characteristics, boosting, model, scaling } = description;
  const trends = characteristics.map(({ trend }) => trend);
  const boosted = boost(binned, trends, data.bad, rows, boosting);
  const logOddsOf = prepareTrees({
    id: model.id,
    characteristics,
    baseLogOdds: boosted.baseLogOdds,
    trees: writeTrees(boosted, binned, namesOf(description)),
  });
  return {
    boosted,
    trained: (row) => scoreOf(scaling, trainedLogOdds(boosted, binned, row)),
    served: (row) => scoreOf(scaling, logOddsOf(knownValues(data, row))),
  };
}

function namesOf({ characteristics }: TreesDescription): readonly string[] {
  return characteristics.map(({ name }) => name);
}

function scoreOf(scaling: Scaling, logOdds: number): number {
  return clampScore(scaling, Math.round(pointsOfLogOdds(scaling, logOdds)));
}

/** The values of a row in the order of the characteristics, NaN where one is not known. */
function knownValues({ characteristics }: DataSet, row: number): Float64Array {
  return Float64Array.from(characteristics, (values) => {
    const value = at(values, row);
    return isKnown(value) ? value : Number.NaN;
  });
}

function completeMetrics(data: DataSet, probabilities: Float64Array) {
  const rows = Uint32Array.from(data.bad.keys()).filter((row) =>
    data.characteristics.every((values) => isKnown(at(values, row))),
  );
  const metrics = measure(
    Float64Array.from(rows, (row) => at(probabilities, row)),
    Uint8Array.from(rows, (row) => at(data.bad, row)),
  );
  return { rows: rows.length, ...significantMetrics(metrics) };
}

/** The characteristics with their share of the gain and what contributions are measured from. */
function explainable(
  { characteristics, model }: TreesDescription,
  data: DataSet,
  { boosted, trained }: Forest,
): readonly TreeCharacteristic[] {
  const { cutOff, referenceWidth } = model;
  const above = Uint32Array.from(data.bad.keys()).filter((row) => {
    const score = trained(row);
    return score >= cutOff && score < cutOff + referenceWidth;
  });
  const total = boosted.gains.reduce((sum, gain) => sum + gain, 0);
  return characteristics.map(({ name, group, trend, formula }, c) => {
    const values = at(data.characteristics, c);
    const known = Float64Array.from(above, (row) => at(values, row))
      .filter(isKnown)
      .sort();
    const reference = known[Math.floor(known.length / 2)];
    if (reference === undefined) {
      throw new Error(
        `Nobody scores from ${cutOff} to ${cutOff + referenceWidth} with a known ${name}: choose another cut-off or a wider band.`,
      );
    }
    const gainShare = significant(at(boosted.gains, c) / total);
    return { name, group, trend, formula, gainShare, reference: significant(reference) };
  });
}
