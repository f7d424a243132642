import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLoan, pay, START } from '../../../test/arbitrary-loans.ts';
import { addDays } from '../calendar.ts';
import { booksOf, NO_BOOKS } from './books.ts';
import { countedEntries, type EntryBody, type LoanEntry } from './entries.ts';
import { NO_PARTS } from './parts.ts';
import { replayLoan } from './replay.ts';

const contract = {
  annualRate: '12',
  instalments: 3,
  dayCount: 'ACT_365',
  method: 'ANNUITY',
  firstPaymentOn: null,
  every: { count: 1, unit: 'MONTH' },
  multipleOf: 1n,
  principalGrace: 0,
  interestGrace: 0,
  balloonPercent: '0',
  downPaymentPercent: '0',
  allocationOrder: ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'],
  lateFee: null,
  overdueInterest: false,
  excess: 'IN_ADVANCE',
} as const;

const entry = (sequence: number, after: number, body: EntryBody): LoanEntry => ({
  sequence,
  effectiveOn: addDays(START, after),
  recordedAt: new Date(Date.UTC(2024, 1, 1, 0, sequence)),
  body,
});
const lent = (sequence: number, after: number) =>
  entry(sequence, after, { kind: 'DISBURSED', paymentId: pay(sequence), amount: 100_000n });
const repaid = (sequence: number, after: number, amount: bigint) =>
  entry(sequence, after, {
    kind: 'REPAID',
    paymentId: pay(sequence),
    amount,
    excess: 'SHORTER_TERM',
  });
const refunded = (sequence: number, after: number, amount: bigint) =>
  entry(sequence, after, { kind: 'REFUNDED', paymentId: pay(sequence), amount });
const reversed = (sequence: number, after: number, of: number) =>
  entry(sequence, after, { kind: 'REVERSED', sequence: of, cause: 'CHARGEBACK' });
const day = (after: number) => addDays(START, after);

describe('a loan whose payout came back', () => {
  it('owes nothing and holds what came in for the borrower, and begins anew by another', () => {
    const gone = [lent(1, 0), repaid(2, 10, 5_000n), reversed(3, 12, 1)];
    expect(replayLoan(contract, gone, day(20))).toMatchObject({
      status: 'PENDING_DISBURSEMENT',
      disbursed: 0n,
      credit: 5_000n,
      instalments: [],
      changesOn: null,
    });
    const again = [...gone, refunded(4, 14, 2_000n), lent(5, 15)];
    const state = replayLoan(contract, again, day(15));
    expect(state).toMatchObject({ status: 'ACTIVE', credit: 0n, refunded: 2_000n });
    // What is left of it counts as if it had come in on the day on which the loan begins.
    const fresh = [lent(1, 15), repaid(2, 15, 3_000n)];
    expect(state.instalments).toEqual(replayLoan(contract, fresh, day(15)).instalments);
    const parts = { ...NO_PARTS, PRINCIPAL: 3_000n };
    expect(state.uses).toEqual([{ paymentId: pay(2), parts, recovered: 0n, credit: 2_000n }]);
  });

  it('lends what was sent back of a repayment that was taken back since', () => {
    const gone = [lent(1, 0), repaid(2, 10, 5_000n), reversed(3, 12, 1), refunded(4, 13, 5_000n)];
    const owed = [...gone, reversed(5, 14, 2)];
    const before = replayLoan(contract, owed, day(14));
    expect(before).toMatchObject({ credit: 0n, refunded: 0n, disbursed: 5_000n });
    expect(booksOf(before)).toEqual({ ...NO_BOOKS, CASH: -5_000n, LOAN_PRINCIPAL: 5_000n });
    const after = replayLoan(contract, [...owed, lent(6, 15)], day(15));
    expect(after.disbursed).toBe(105_000n);
    expect(after.instalments.reduce((sum, { owed }) => sum + owed.PRINCIPAL, 0n)).toBe(105_000n);
  });

  it('takes what is owed from what comes in, whichever was first', () => {
    const gone = [lent(1, 0), reversed(2, 12, 1), refunded(3, 13, 5_000n), repaid(4, 14, 8_000n)];
    expect(replayLoan(contract, gone, day(13))).toMatchObject({ disbursed: 5_000n, credit: 0n });
    const state = replayLoan(contract, gone, day(14));
    expect(state).toMatchObject({ disbursed: 0n, credit: 3_000n, refunded: 5_000n });
  });

  it('stands as it did until nobody knew', () => {
    const gone = [lent(1, 0), reversed(2, 12, 1)];
    const known = new Date(Date.UTC(2024, 1, 1, 0, 1));
    expect(replayLoan(contract, gone, day(5), known).status).toBe('ACTIVE');
    expect(replayLoan(contract, gone, day(5)).status).toBe('PENDING_DISBURSEMENT');
    expect(() => replayLoan(contract, gone, day(-1))).toThrow(/no money of this loan/);
  });

  it('has nothing but money in its books, whatever had happened to it', () => {
    fc.assert(
      fc.property(anyLoan, ({ contract: drawn, entries }) => {
        const isMoney = ({ body }: LoanEntry) => body.kind === 'REPAID';
        const undone = entries.filter((each) => !isMoney(each));
        const all = [
          ...entries,
          ...undone.map(({ sequence }, at) => reversed(entries.length + 1 + at, 1_000, sequence)),
        ];
        const paid = entries.reduce(
          (sum, { body }) => sum + (body.kind === 'REPAID' ? body.amount : 0n),
          0n,
        );
        const state = replayLoan(drawn, all, day(1_000));
        expect(booksOf(state)).toEqual({ ...NO_BOOKS, CASH: paid, BORROWER_CREDIT: -paid });
        const begun = replayLoan(drawn, [...all, lent(99, 1_001)], day(1_400));
        const moved = countedEntries(all).map((each, at) => ({
          ...each,
          sequence: at + 2,
          effectiveOn: day(1_001),
        }));
        expect(begun).toEqual(replayLoan(drawn, [lent(1, 1_001), ...moved], day(1_400)));
      }),
      { numRuns: 200 },
    );
  });
});
