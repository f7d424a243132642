import { bandOf, type ScoreBand } from './bands.ts';
import { compileFormula, type InputValue, inputsOf } from './formula.ts';
import { INPUT_NAMES, type Inputs } from './profile-inputs.ts';
import { assertExplainable, reasonsOf, type ScoreReason } from './reasons.ts';
import { binOf, clampScore, probabilityOfDefault, type Scorecard } from './scorecard.ts';

/** What one characteristic adds to a score. */
export interface ScoreFactor {
  readonly characteristic: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly points: number;
  /** Points of evidence neither for nor against. */
  readonly neutralPoints: number;
  readonly maximumPoints: number;
}

export interface ScoreResult {
  /** Whole points; the factors' points add up to it, within the scale's limits. */
  readonly value: number;
  /** In (0, 1). */
  readonly probabilityOfDefault: number;
  readonly band: ScoreBand;
  readonly factors: readonly ScoreFactor[];
  readonly reasons: readonly ScoreReason[];
}

export type Scorer = (inputs: Inputs) => ScoreResult;

/**
 * Prepares a scorecard once for scoring many profiles: pure, and the same inputs always give the
 * same result to the last bit.
 * @throws Error when the card reads an input that no profile states, or could not be explained.
 */
export function createScorer(card: Scorecard): Scorer {
  const prepared = card.characteristics.map((characteristic) => {
    for (const name of inputsOf(characteristic.formula)) {
      if (isInput(name)) continue;
      throw new Error(
        `Model ${card.id} reads «${name}», which no profile states; there are ${INPUT_NAMES.join(', ')}.`,
      );
    }
    assertExplainable(characteristic);
    return {
      characteristic,
      compute: compileFormula(characteristic.formula),
      maximumPoints: Math.max(...characteristic.bins.map((bin) => bin.points)),
    };
  });
  return (inputs) => {
    const lookup = (name: string): InputValue => inputs[name] ?? 'MISSING';
    const scored = prepared.map(({ characteristic, compute, maximumPoints }) => {
      const value = compute(lookup);
      return { characteristic, value, points: binOf(characteristic, value).points, maximumPoints };
    });
    const points = scored.reduce((sum, one) => sum + one.points, 0);
    const value = clampScore(card.scaling, points);
    return {
      value,
      probabilityOfDefault: probabilityOfDefault(card.scaling, value),
      band: bandOf(value),
      factors: scored.map((one) => ({
        characteristic: one.characteristic.name,
        value: typeof one.value === 'number' ? one.value : null,
        points: one.points,
        neutralPoints: one.characteristic.neutralPoints,
        maximumPoints: one.maximumPoints,
      })),
      reasons: reasonsOf(scored),
    };
  };
}

const inputNames: ReadonlySet<string> = new Set(INPUT_NAMES);

function isInput(name: string): boolean {
  return inputNames.has(name);
}
