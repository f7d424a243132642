import { at, float, logistic } from './numbers.ts';

export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  readonly iterations: number;
}

const TOLERANCE = 1e-10;
const MAXIMUM_ITERATIONS = 50;
/** A pivot below this share of its diagonal is rounding error: the predictors are dependent. */
const SINGULAR = 1e-12;

/**
 * Logistic regression by iteratively reweighted least squares (Newton's method).
 * @param columns one array for each predictor, all as long as `outcome`.
 * @param outcome 1 where the event happened, else 0.
 * @param ridge penalty λ on the mean log-likelihood, ½·λ·Σ coefficient²; the intercept goes free.
 * @throws Error when it does not converge in 50 steps.
 */
export function fitLogistic(
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  ridge: number,
): LogisticFit {
  const size = columns.length + 1;
  const beta = new Float64Array(size);
  const penalty = ridge * outcome.length;
  for (let iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
    const { gradient, hessian } = derivatives(columns, outcome, beta);
    for (let j = 1; j < size; j++) {
      gradient[j] = float(gradient, j) - penalty * float(beta, j);
      hessian[j * size + j] = at(hessian, j * size + j) + penalty;
    }
    const step = solve(hessian, gradient);
    let largest = 0;
    for (let j = 0; j < size; j++) {
      beta[j] = float(beta, j) + at(step, j);
      largest = Math.max(largest, Math.abs(at(step, j)));
    }
    if (largest < TOLERANCE) {
      return {
        intercept: at(beta, 0),
        coefficients: Array.from(beta.slice(1)),
        iterations: iteration,
      };
    }
  }
  throw new Error(
    `The logistic regression did not converge in ${MAXIMUM_ITERATIONS} steps: a larger ridge or fewer bins may help.`,
  );
}

/** Gradient and negative Hessian (row-major) of the log-likelihood. */
function derivatives(columns: readonly Float64Array[], outcome: Uint8Array, beta: Float64Array) {
  const size = columns.length + 1;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const x = new Float64Array(size);
  x[0] = 1;
  for (let row = 0; row < outcome.length; row++) {
    let logOdds = float(beta, 0);
    for (let j = 1; j < size; j++) {
      const value = float(at(columns, j - 1), row);
      x[j] = value;
      logOdds += float(beta, j) * value;
    }
    const probability = logistic(logOdds);
    const residual = at(outcome, row) - probability;
    const weight = probability * (1 - probability);
    for (let j = 0; j < size; j++) {
      gradient[j] = float(gradient, j) + residual * float(x, j);
      const weighted = weight * float(x, j);
      for (let k = 0; k <= j; k++) {
        hessian[j * size + k] = float(hessian, j * size + k) + weighted * float(x, k);
      }
    }
  }
  for (let j = 0; j < size; j++) {
    for (let k = j + 1; k < size; k++) hessian[j * size + k] = float(hessian, k * size + j);
  }
  return { gradient, hessian };
}

/** Solves the symmetric positive definite system `matrix · x = right` by Cholesky's method. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = float(matrix, i * size + j);
      for (let k = 0; k < j; k++) sum -= float(lower, i * size + k) * float(lower, j * size + k);
      if (i === j && !(sum > SINGULAR * float(matrix, i * size + i))) {
        throw new Error(
          `Predictor ${i} of the logistic regression is constant or repeats another one: leave it out, or set a ridge above 0.`,
        );
      }
      lower[i * size + j] = i === j ? Math.sqrt(sum) : sum / float(lower, j * size + j);
    }
  }
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = float(x, i);
    for (let k = 0; k < i; k++) sum -= float(lower, i * size + k) * float(x, k);
    x[i] = sum / float(lower, i * size + i);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = float(x, i);
    for (let k = i + 1; k < size; k++) sum -= float(lower, k * size + i) * float(x, k);
    x[i] = sum / float(lower, i * size + i);
  }
  return x;
}
