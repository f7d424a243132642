import { Decimal, roundHalfEven } from '@blockscore/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from './calendar.ts';
import { fixed, fixedOf, fixedRatio, nearestWhole } from './fixed-point.ts';
import { wholeAnnuity } from './whole-annuity.ts';

const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });
const rate = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 400 }))
  .map(([points, days]) => new Decimal(points).div(10_000).times(days).div(360));

describe('numbers in fixed point', () => {
  it('round products as decimals do, or leave them to those', () => {
    let left = 0;
    fc.assert(
      fc.property(rate, amount, (factor, whole) => {
        const rounded = nearestWhole(fixedOf(factor) * whole);
        if (rounded === undefined) left += 1;
        else expect(rounded).toBe(roundHalfEven(factor.times(whole.toString())));
      }),
      { numRuns: 2_000 },
    );
    expect(left).toBeLessThan(100);
  });

  it('round shares as decimals do, or leave them to those', () => {
    fc.assert(
      fc.property(amount, fc.nat(400), fc.integer({ min: 1, max: 400 }), (whole, part, parts) => {
        const rounded = nearestWhole(fixedRatio(whole * BigInt(part), BigInt(parts)));
        const exact = new Decimal(part).div(parts).times(whole.toString());
        if (rounded !== undefined) expect(rounded).toBe(roundHalfEven(exact));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leave to decimals what is a half or next to it, below nothing, or too large to be sure of', () => {
    expect(nearestWhole(fixedRatio(5n, 2n))).toBeUndefined();
    expect(nearestWhole(fixedRatio(5n, 2n) + 1n)).toBeUndefined();
    expect(nearestWhole(fixedRatio(5n, 2n) - 1n)).toBeUndefined();
    expect(nearestWhole(fixedRatio(501n, 200n))).toBe(3n);
    expect(nearestWhole(fixedRatio(499n, 200n))).toBe(2n);
    expect(nearestWhole(fixed(-1n))).toBeUndefined();
    expect(nearestWhole(fixed(10n ** 18n))).toBeUndefined();
    expect(nearestWhole(fixed(0n))).toBe(0n);
  });

  it('give the instalment of an annuity as decimals do', () => {
    const anyAnnuity = fc.record({
      principal: amount,
      rates: fc.array(rate, { minLength: 1, maxLength: 60 }),
      owed: fc.bigInt({ min: 0n, max: 1_000n }),
      share: fc.bigInt({ min: 0n, max: 100n }),
      multipleOf: fc.constantFrom(1n, 100n),
    });
    fc.assert(
      fc.property(anyAnnuity, ({ principal, rates, owed, share, multipleOf }) => {
        const balloon = (principal * share) / 100n;
        const whole = wholeAnnuity({
          ...{ principal, owed, balloon, multipleOf },
          rates: rates.map(fixedOf),
        });
        let [left, annuity] = [new Decimal(principal.toString()), new Decimal(0)];
        for (const [index, each] of rates.entries()) {
          left = left.times(each.plus(1)).plus(index === 0 ? owed.toString() : 0);
          annuity = annuity.times(each.plus(1)).plus(1);
        }
        const exact = left.minus(balloon.toString()).div(annuity).div(multipleOf.toString());
        if (whole !== undefined) expect(whole).toBe(roundHalfEven(exact) * multipleOf);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('days', () => {
  it('are numbered as clocks do', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 84_370 }), (number) => {
        const day = addDays('1970-01-01', number);
        expect(dayNumber(day)).toBe(number);
        expect(dayNumber(day)).toBe(Date.parse(day) / 86_400_000);
      }),
    );
  });
});
