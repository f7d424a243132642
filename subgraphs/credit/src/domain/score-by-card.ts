import { bandOf } from './bands.ts';
import { compileCharacteristics } from './compile-characteristics.ts';
import { assertExplainable, reasonsOf } from './reasons.ts';
import type { Rater, Scorer } from './score-result.ts';
import { binOf, clampScore, isHigh, probabilityOfDefault, type Scorecard } from './scorecard.ts';

/**
 * A scorer of a scorecard.
 * @throws Error when the card reads an input that no profile states, or could not be explained.
 */
export function createCardScorer(card: Scorecard): Scorer {
  const computes = compileCharacteristics(card);
  for (const { name, trend } of card.characteristics) assertExplainable(name, trend);
  const maxima = card.characteristics.map(({ bins }) =>
    Math.max(...bins.map(({ points }) => points)),
  );
  return (inputs) => {
    const scored = card.characteristics.map((characteristic, c) => {
      const value = computes[c]?.(inputs) ?? 'MISSING';
      return { characteristic, value, points: binOf(characteristic, value).points };
    });
    const points = scored.reduce((sum, one) => sum + one.points, 0);
    const value = clampScore(card.scaling, points);
    return {
      value,
      probabilityOfDefault: probabilityOfDefault(card.scaling, value),
      band: bandOf(value),
      factors: scored.map((one, c) => ({
        characteristic: one.characteristic.name,
        value: typeof one.value === 'number' ? one.value : null,
        points: one.points,
        neutralPoints: one.characteristic.neutralPoints,
        maximumPoints: maxima[c] ?? null,
      })),
      reasons: reasonsOf(scored, isHigh),
    };
  };
}

/** A rater of a scorecard: the same value, without saying why. */
export function createCardRater(card: Scorecard): Rater {
  const computes = compileCharacteristics(card);
  return (inputs) => {
    let points = 0;
    for (const [c, characteristic] of card.characteristics.entries()) {
      points += binOf(characteristic, computes[c]?.(inputs) ?? 'MISSING').points;
    }
    const value = clampScore(card.scaling, points);
    return { value, probabilityOfDefault: probabilityOfDefault(card.scaling, value) };
  };
}
