import type { ModelMetrics } from '../src/domain/scoring-model.ts';
import { fitLogistic } from './logistic-regression.ts';
import { at } from './numbers.ts';

const CALIBRATION_BINS = 10;

/**
 * How well predicted probabilities of default agree with what happened (`bad`: 1 or 0). Ties
 * count half in the AUC; the ECE is the mean |predicted − observed rate| of ten equal bins.
 */
export function measure(probabilities: Float64Array, bad: Uint8Array): ModelMetrics {
  const order = Uint32Array.from(probabilities, (_, row) => row).sort(
    (a, b) => at(probabilities, a) - at(probabilities, b) || a - b,
  );
  const logOdds = probabilities.map((p) => Math.log(p / (1 - p)));
  return {
    ...discrimination(probabilities, bad, order),
    brier: brier(probabilities, bad),
    calibrationSlope: at(fitLogistic([logOdds], bad, 0).coefficients, 0),
    ece: calibrationError(probabilities, bad, order),
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

function calibrationError(probabilities: Float64Array, bad: Uint8Array, order: Uint32Array) {
  let error = 0;
  for (let bin = 0; bin < CALIBRATION_BINS; bin++) {
    const from = Math.floor((bin * order.length) / CALIBRATION_BINS);
    const to = Math.floor(((bin + 1) * order.length) / CALIBRATION_BINS);
    let difference = 0;
    for (let i = from; i < to; i++) {
      difference += at(probabilities, at(order, i)) - at(bad, at(order, i));
    }
    error += Math.abs(difference);
  }
  return error / order.length;
}
