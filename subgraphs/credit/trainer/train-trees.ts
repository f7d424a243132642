import {
  pointsOfLogOdds,
  prepareTrees,
  type TreeCharacteristic,
  type TreeNode,
} from '../src/domain/boosted-trees.ts';
import { clampScore } from '../src/domain/scorecard.ts';
import type { TreesModel } from '../src/domain/scoring-model.ts';
import { type Boosted, boost, writeTrees } from './boosting.ts';
import { crossValidate, FOLDS } from './cross-validation.ts';
import type { DataSet } from './data-set.ts';
import type { TreesDescription } from './description.ts';
import { modelFigures } from './figures.ts';
import { measure, significantMetrics } from './metrics.ts';
import { gatesAndWords, modelHeader } from './model-header.ts';
import { at, significant } from './numbers.ts';
import { type BinnedRows, binRows, isKnown } from './quantile-bins.ts';
import { referenceFigures } from './reference-figures.ts';

/** A forest with what it is written with. */
interface Forest {
  readonly boosted: Boosted;
  readonly trees: readonly TreeNode[];
  /** Median of the known values of each characteristic in the rows that it was fitted on. */
  readonly neutral: readonly number[];
  /** The score of a row, as it is served. */
  score(row: number): number;
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
  const { outOfFold, foldAucs, rows } = crossValidate(
    { bad: data.bad, scaling, fit, score: (forest: Forest, row) => forest.score(row) },
    (fold, auc) => report(`fold ${fold}/${FOLDS}: AUC ${auc.toFixed(4)}`),
  );
  const forest = fit(() => true);
  report(`fitted ${boosting.trees} trees on all rows`);
  const fitted = {
    ...modelHeader(description, data),
    metrics: {
      outOfFold: significantMetrics(outOfFold),
      foldAucs: foldAucs.map((auc) => significant(auc)),
      complete: completeMetrics(data, rows.probabilities),
    },
    ...gatesAndWords(description),
    scaling,
    cutOff: model.cutOff,
    baseLogOdds: forest.boosted.baseLogOdds,
    characteristics: explainable(description, data, forest),
    trees: forest.trees,
  };
  const validation = modelFigures(rows, scaling, data.attributes, description.fairness);
  const reference = referenceFigures(fitted, data);
  report(`${reference.people} of ${data.rows} rows could be those of people who are scored`);
  return { ...fitted, figures: { ...validation, reference } };
}

function fitForest(
  { characteristics, boosting, model, scaling }: TreesDescription,
  data: DataSet,
  binned: BinnedRows,
  rows: Uint32Array,
): Forest {
  const trends = characteristics.map(({ trend }) => trend);
  const names = characteristics.map(({ name }) => name);
  const boosted = boost(binned, trends, data.bad, rows, boosting);
  const trees = writeTrees(boosted, binned, names);
  const neutral = characteristics.map(({ name }, c) => {
    const median = medianOfKnown(at(data.characteristics, c), rows);
    if (median === undefined) throw new Error(`No row of the training data knows ${name}.`);
    return median;
  });
  const logOddsOf = prepareTrees({
    id: model.id,
    characteristics: names.map((name, c) => ({ name, neutral: at(neutral, c) })),
    baseLogOdds: boosted.baseLogOdds,
    trees,
  });
  return {
    ...{ boosted, trees, neutral },
    score: (row) => {
      const points = pointsOfLogOdds(scaling, logOddsOf(knownValues(data, row)));
      return clampScore(scaling, Math.round(points));
    },
  };
}

/** The upper one where two are in the middle, as it is written to a model. */
function medianOfKnown(values: Float64Array, rows: Uint32Array): number | undefined {
  const known = Float64Array.from(rows, (row) => at(values, row))
    .filter(isKnown)
    .sort();
  const median = known[Math.floor(known.length / 2)];
  return median === undefined ? undefined : significant(median);
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
  const { auc } = measure(
    Float64Array.from(rows, (row) => at(probabilities, row)),
    Uint8Array.from(rows, (row) => at(data.bad, row)),
  );
  return { rows: rows.length, auc: significant(auc) };
}

/** The characteristics with what scores are explained by and what is not known is held to. */
function explainable(
  { characteristics, model }: TreesDescription,
  data: DataSet,
  { boosted, neutral, score }: Forest,
): readonly TreeCharacteristic[] {
  const { cutOff, referenceWidth } = model;
  const above = Uint32Array.from(data.bad.keys()).filter((row) => {
    const value = score(row);
    return value >= cutOff && value < cutOff + referenceWidth;
  });
  const total = boosted.gains.reduce((sum, gain) => sum + gain, 0);
  return characteristics.map(({ name, group, trend, formula }, c) => {
    const reference = medianOfKnown(at(data.characteristics, c), above);
    if (reference === undefined) {
      throw new Error(
        `Nobody scores from ${cutOff} to ${cutOff + referenceWidth} with a known ${name}: choose another cut-off or a wider band.`,
      );
    }
    const gainShare = significant(at(boosted.gains, c) / total);
    return { name, group, trend, formula, gainShare, reference, neutral: at(neutral, c) };
  });
}
