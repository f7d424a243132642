import { Decimal } from '@blockscore/money';
import { fixedOf } from './fixed-point.ts';

/** What a period earns per unit of principal: as a decimal, and in fixed point. */
export interface PeriodRate {
  readonly rate: Decimal;
  readonly fixedRate: bigint;
}

/**
 * The rate of a period by its part of a year. A plan has many periods of few lengths: that of each
 * length is worked out once.
 *
 * @param annualRate percent a year
 */
export function periodRates(annualRate: Decimal | string): (part: Decimal) => PeriodRate {
  const yearly = new Decimal(annualRate).div(100);
  const known = new Map<Decimal, PeriodRate>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const rate = yearly.times(part);
    const made = { rate, fixedRate: fixedOf(rate) };
    known.set(part, made);
    return made;
  };
}
