import type { CalibrationBin } from '../src/domain/model-figures.ts';
import type { ModelMetrics } from '../src/domain/scoring-model.ts';
import { fitLogistic } from './logistic-regression.ts';
import { at, significant } from './numbers.ts';

const CALIBRATION_BINS = 10;

/**
 * How well predicted probabilities of default agree with what happened (`bad`: 1 or 0). Ties
 * count half in the AUC; the ECE is the mean |predicted − observed rate| of ten equal bins.
 */
export function measure(probabilities: Float64Array, bad: Uint8Array): ModelMetrics {
  const order = byRisk(probabilities);
  const logOdds = probabilities.map((p) => Math.log(p / (1 - p)));
  return {
    ...discrimination(probabilities, bad, order),
    brier: brier(probabilities, bad),
    calibrationSlope: at(fitLogistic([logOdds], bad, 0).coefficients, 0),
    ece: calibrationError(probabilities, bad, order),
  };
}

/** As they are written to a model. */
export function significantMetrics(metrics: ModelMetrics): ModelMetrics {
  const { auc, ks, brier, calibrationSlope, ece } = metrics;
  return {
    auc: significant(auc),
    ks: significant(ks),
    brier: significant(brier),
    calibrationSlope: significant(calibrationSlope),
    ece: significant(ece),
  };
}

function discrimination(probabilities: Float64Array, bad: Uint8Array, order: Uint32Array) {
  const totalBads = bad.reduce((sum, value) => sum + value, 0);
  const totalGoods = bad.length - totalBads;
  let goodsBelow = 0;
  let badsBelow = 0;
  let pairs = 0;
  let ks = 0;
  for (let i = 0; i < order.length; ) {
    const probability = at(probabilities, at(order, i));
    let bads = 0;
    let count = 0;
    while (i < order.length && at(probabilities, at(order, i)) === probability) {
      bads += at(bad, at(order, i));
      count += 1;
      i += 1;
    }
    const goods = count - bads;
    pairs += bads * (goodsBelow + goods / 2);
    goodsBelow += goods;
    badsBelow += bads;
    ks = Math.max(ks, Math.abs(goodsBelow / totalGoods - badsBelow / totalBads));
  }
  return { auc: pairs / (totalBads * totalGoods), ks };
}

function brier(probabilities: Float64Array, bad: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < bad.length; row++) {
    sum += (at(probabilities, row) - at(bad, row)) ** 2;
  }
  return sum / bad.length;
}

/** Rows from the safest to the riskiest; the same order every time, also among equals. */
export function byRisk(probabilities: Float64Array): Uint32Array {
  return Uint32Array.from(probabilities.keys()).sort(
    (a, b) => at(probabilities, a) - at(probabilities, b) || a - b,
  );
}

/** What was predicted and what happened in ten bins of as many rows each. */
export function calibrationBins(
  probabilities: Float64Array,
  bad: Uint8Array,
  order: Uint32Array,
): readonly CalibrationBin[] {
  return tallyBins(probabilities, bad, order)
    .filter(({ count }) => count > 0)
    .map(({ count, predicted, bads }) => ({
      count,
      predicted: significant(predicted / count),
      observed: significant(bads / count),
    }));
}

function calibrationError(probabilities: Float64Array, bad: Uint8Array, order: Uint32Array) {
  const error = tallyBins(probabilities, bad, order).reduce(
    (sum, { predicted, bads }) => sum + Math.abs(predicted - bads),
    0,
  );
  return error / order.length;
}

function tallyBins(probabilities: Float64Array, bad: Uint8Array, order: Uint32Array) {
  return Array.from({ length: CALIBRATION_BINS }, (_, bin) => {
    const from = Math.floor((bin * order.length) / CALIBRATION_BINS);
    const to = Math.floor(((bin + 1) * order.length) / CALIBRATION_BINS);
    let predicted = 0;
    let bads = 0;
    for (let i = from; i < to; i++) {
      predicted += at(probabilities, at(order, i));
      bads += at(bad, at(order, i));
    }
    return { count: to - from, predicted, bads };
  });
}
