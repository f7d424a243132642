import type { InputValue } from '../src/domain/formula.ts';
import {
  type Bin,
  binOf,
  type Characteristic,
  clampScore,
  type Scaling,
  type Scorecard,
  type ScoredBin,
} from '../src/domain/scorecard.ts';
import { ascending, type BinnedCharacteristic, binCharacteristic, type Tally } from './binning.ts';
import { type DataSet, SPECIAL } from './data-set.ts';
import type { ScorecardDescription } from './description.ts';
import { fitLogistic } from './logistic-regression.ts';
import { at, significant } from './numbers.ts';

/** The sorted rows of every characteristic: costly, and the same for all folds. */
export function sortRows(data: DataSet): readonly Uint32Array[] {
  return data.characteristics.map(ascending);
}

/**
 * Fits a scorecard on the rows for which `isIncluded`.
 * @throws Error when a characteristic would count against its own evidence (negative coefficient).
 */
export function fitScorecard(
  description: ScorecardDescription,
  data: DataSet,
  sorted: readonly Uint32Array[],
  isIncluded: (row: number) => boolean,
): Scorecard {
  const rows = Uint32Array.from(data.bad.keys()).filter(isIncluded);
  const total = { count: rows.length, bads: rows.reduce((sum, row) => sum + at(data.bad, row), 0) };
  const evidence = description.characteristics.map(({ trend }, c) =>
    weigh(
      binCharacteristic(
        at(data.characteristics, c),
        data.bad,
        at(sorted, c).filter(isIncluded),
        trend,
        description.binning,
      ),
      total,
    ),
  );
  const unscored = description.characteristics.map(
    ({ name, group, trend, formula }, c): Characteristic => {
      const { informationValue, ...bins } = at(evidence, c);
      const notYet = { coefficient: 0, neutralPoints: 0, referencePoints: 0 };
      return { name, group, trend, formula, informationValue, ...notYet, ...bins };
    },
  );
  const columns = unscored.map((characteristic, c) => {
    const values = at(data.characteristics, c);
    return Float64Array.from(
      rows,
      (row) => binOf(characteristic, decode(at(values, row))).weightOfEvidence,
    );
  });
  const good = Uint8Array.from(rows, (row) => 1 - at(data.bad, row));
  const { intercept, coefficients } = fitLogistic(columns, good, description.ridge);
  const { id, version, subject, currency, cutOff, referenceWidth } = description.model;
  const card: Scorecard = {
    ...{ id, version, subject, currency, cutOff, scaling: description.scaling },
    characteristics: unscored.map((characteristic, c) =>
      withPoints(
        { ...characteristic, coefficient: significant(at(coefficients, c)) },
        significant(intercept),
        1 / unscored.length,
        description.scaling,
      ),
    ),
  };
  return withReference(card, data, rows, referenceWidth);
}

/** The score of a row of the data. */
export function scoreRow(card: Scorecard, data: DataSet, row: number): number {
  let points = 0;
  for (const [c, characteristic] of card.characteristics.entries()) {
    points += binOf(characteristic, decode(at(at(data.characteristics, c), row))).points;
  }
  return clampScore(card.scaling, points);
}

function decode(value: number): InputValue {
  if (Number.isNaN(value)) return 'MISSING';
  return value === SPECIAL ? 'SPECIAL' : value;
}

/** Weights of evidence of all bins, and the information value. */
function weigh(binned: BinnedCharacteristic, total: Tally) {
  const bins: Bin[] = binned.blocks.map((block, i) => ({
    below: at(binned.edges, i),
    ...weighBin(block, total),
  }));
  const lowest = Math.min(...bins.map((bin) => bin.weightOfEvidence));
  const missing = weighBin(binned.missing, total);
  const special = weighBin(binned.special, total);
  return {
    bins,
    missing: { ...missing, weightOfEvidence: restrain(missing, lowest) },
    special: { ...special, weightOfEvidence: restrain(special, lowest) },
    informationValue: significant(
      [...bins, missing, special].reduce((sum, bin) => sum + information(bin, total), 0),
    ),
  };
}

/**
 * Leaving a field out must never pay: what is missing earns its own evidence but never more than
 * the neutral points, and the lowest where the training data never missed it.
 */
function restrain(bin: ScoredBin, lowest: number): number {
  return bin.count === 0 ? lowest : Math.min(0, bin.weightOfEvidence);
}

function weighBin({ count, bads }: Tally, total: Tally): ScoredBin {
  // Half an applicant of each kind, so that a bin without bads or goods stays finite.
  const goodShare = (count - bads + 0.5) / (total.count - total.bads + 0.5);
  const badShare = (bads + 0.5) / (total.bads + 0.5);
  return { count, bads, weightOfEvidence: significant(Math.log(goodShare / badShare)), points: 0 };
}

function information({ count, bads, weightOfEvidence }: ScoredBin, total: Tally): number {
  const difference = (count - bads) / (total.count - total.bads) - bads / total.bads;
  return difference * weightOfEvidence;
}

function withPoints(
  characteristic: Characteristic,
  intercept: number,
  portion: number,
  scaling: Scaling,
): Characteristic {
  const { name, coefficient, bins, missing, special } = characteristic;
  if (!(coefficient > 0)) {
    throw new Error(
      `${name} has the coefficient ${coefficient}: others already say the same. Leave it out or regroup it.`,
    );
  }
  const factor = scaling.pointsToDoubleOdds / Math.LN2;
  const offset = scaling.points - factor * Math.log(scaling.odds);
  // The base is shared out evenly, so that the points of the characteristics add up to the score.
  const share = (factor * intercept + offset) * portion;
  const points = (weight: number) => Math.round(factor * coefficient * weight + share);
  const scored = <T extends ScoredBin>(bin: T): T => ({
    ...bin,
    points: points(bin.weightOfEvidence),
  });
  return {
    ...characteristic,
    neutralPoints: points(0),
    bins: bins.map(scored),
    missing: scored(missing),
    special: scored(special),
  };
}

/** Average points of those who score just above the cut-off: what reasons are measured from. */
function withReference(
  card: Scorecard,
  data: DataSet,
  rows: Uint32Array,
  width: number,
): Scorecard {
  const above = rows.filter((row) => {
    const score = scoreRow(card, data, row);
    return score >= card.cutOff && score < card.cutOff + width;
  });
  if (above.length === 0) {
    throw new Error(
      `Nobody scores from ${card.cutOff} to ${card.cutOff + width}: choose another cut-off or a wider band.`,
    );
  }
  return {
    ...card,
    characteristics: card.characteristics.map((characteristic, c) => {
      const values = at(data.characteristics, c);
      let sum = 0;
      for (const row of above) sum += binOf(characteristic, decode(at(values, row))).points;
      return { ...characteristic, referencePoints: significant(sum / above.length) };
    }),
  };
}
