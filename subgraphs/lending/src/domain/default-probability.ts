import { Decimal } from '@blockscore/money';
import type { DecisionPolicy } from './policy.ts';
import { PRICING_BANDS, type PricingBand } from './product.ts';

/**
 * The scale that every score is on: 660 points are odds of 15 good to 1 bad, each 50 points more double
 * them, and 850 is the best. A bad one is 90 days past due within 24 months.
 */
const SCALE = { points: 660, odds: 15, pointsToDouble: 50, best: 850 } as const;

/** The probability of default that a score says, a share rounded to four places. */
export function probabilityAt(score: Decimal): Decimal {
  const doublings = score.minus(SCALE.points).div(SCALE.pointsToDouble);
  const odds = Decimal.pow(2, doublings).times(SCALE.odds);
  return new Decimal(1).div(odds.plus(1)).toDecimalPlaces(4);
}

/**
 * The probability of default of each pricing band: that of the score in its middle. The last band begins
 * where the policy rejects. What is known of a person stays encrypted with the decision.
 */
export function probabilityByBand(
  policy: Pick<DecisionPolicy, 'bands' | 'score'>,
): Readonly<Record<PricingBand, Decimal>> {
  const middle = (band: PricingBand): Decimal => {
    const above = PRICING_BANDS[PRICING_BANDS.indexOf(band) - 1];
    const top = above === undefined ? SCALE.best : policy.bands[above];
    const bottom = Math.min(top, Math.max(policy.bands[band], policy.score.refer));
    return new Decimal(top).plus(bottom).div(2);
  };
  return {
    A: probabilityAt(middle('A')),
    B: probabilityAt(middle('B')),
    C: probabilityAt(middle('C')),
    D: probabilityAt(middle('D')),
  };
}
