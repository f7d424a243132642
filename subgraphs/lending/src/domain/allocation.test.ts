import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocatePayment,
  delinquencyOn,
  type Instalment,
  isSettled,
  outstandingOf,
  withPaid,
} from './allocation.ts';

const instalment = (number: number, changes: Partial<Instalment> = {}): Instalment => ({
  number,
  dueOn: `2026-0${number}-15`,
  interest: 100n,
  principal: 900n,
  paidInterest: 0n,
  paidPrincipal: 0n,
  ...changes,
});
const three = [instalment(1), instalment(2), instalment(3)];

describe('allocating a payment', () => {
  it('pays the interest of the longest due instalment first, then its principal', () => {
    expect(allocatePayment(three, 60n)).toEqual([{ number: 1, interest: 60n, principal: 0n }]);
    expect(allocatePayment(three, 250n)).toEqual([{ number: 1, interest: 100n, principal: 150n }]);
  });

  it('goes on with the next instalment when one is paid', () => {
    expect(allocatePayment(three, 1_150n)).toEqual([
      { number: 1, interest: 100n, principal: 900n },
      { number: 2, interest: 100n, principal: 50n },
    ]);
  });

  it('takes up where an earlier payment stopped', () => {
    const begun = withPaid(three, [{ number: 1, interest: 100n, principal: 300n }]);
    expect(allocatePayment(begun, 600n)).toEqual([{ number: 1, interest: 0n, principal: 600n }]);
  });

  it('refuses more than is outstanding', () => {
    expect(allocatePayment(three, 3_000n)).toHaveLength(3);
    expect(allocatePayment(three, 3_001n)).toBeUndefined();
  });

  it('conserves money whatever is paid in whatever parts', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 1_500n }), { maxLength: 8 });
    fc.assert(
      fc.property(parts, (amounts) => {
        let state: readonly Instalment[] = three;
        for (const amount of amounts) {
          const before = outstandingOf(state);
          const allocations = allocatePayment(state, amount);
          if (allocations === undefined) {
            expect(amount > before.interest + before.principal).toBe(true);
            continue;
          }
          state = withPaid(state, allocations);
          const after = outstandingOf(state);
          const paid = before.interest + before.principal - after.interest - after.principal;
          expect(paid).toBe(amount);
          expect(state.every((each) => each.paidInterest <= each.interest)).toBe(true);
          expect(state.every((each) => each.paidPrincipal <= each.principal)).toBe(true);
        }
      }),
    );
  });
});

describe('delinquency', () => {
  const paidFirst = withPaid(three, [{ number: 1, interest: 100n, principal: 900n }]);

  it.each([
    ['2026-02-15', 0, 'CURRENT', 0n],
    ['2026-02-16', 1, 'DAYS_1_29', 1_000n],
    ['2026-03-17', 30, 'DAYS_30_59', 2_000n],
    ['2026-04-16', 60, 'DAYS_60_89', 2_000n],
    ['2026-05-16', 90, 'DAYS_90_PLUS', 2_000n],
    ['2027-05-16', 455, 'DAYS_90_PLUS', 2_000n],
  ] as const)('on %s is %i days, %s', (day, daysPastDue, bucket, amountPastDue) => {
    expect(delinquencyOn(paidFirst, day)).toEqual({ daysPastDue, bucket, amountPastDue });
  });

  it('ends when everything due is paid', () => {
    expect(isSettled(paidFirst[0] ?? instalment(9))).toBe(true);
    expect(delinquencyOn(paidFirst, '2026-02-10').bucket).toBe('CURRENT');
  });
});
