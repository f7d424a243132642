import { fixed, fixedProduct, fixedRatio, nearestWhole, ONE } from './fixed-point.ts';

/** What is repaid in equal instalments; minor units. */
export interface RepaidEqually {
  readonly principal: bigint;
  /** Of the periods, at least one; in fixed point. */
  readonly rates: readonly bigint[];
  /** Interest that is owed with the first instalment beside its own. */
  readonly owed: bigint;
  readonly balloon: bigint;
  readonly multipleOf: bigint;
}

/**
 * The instalment of an annuity, rounded HALF_EVEN to a multiple. Undefined where it is so near to a half
 * that rounding on the way may decide.
 */
export function wholeAnnuity(repaid: RepaidEqually): bigint | undefined {
  const { principal, rates, owed, balloon, multipleOf } = repaid;
  let left = fixed(principal);
  let annuity = 0n;
  for (const [index, rate] of rates.entries()) {
    left += fixedProduct(left, rate);
    if (index === 0) left += fixed(owed);
    annuity += fixedProduct(annuity, rate) + ONE;
  }
  const multiples = nearestWhole(fixedRatio(left - fixed(balloon), annuity * multipleOf));
  return multiples === undefined ? undefined : multiples * multipleOf;
}
