import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLoan, pay, START } from '../../../test/arbitrary-loans.ts';
import { addDays } from '../calendar.ts';
import { booksOf, NO_BOOKS } from './books.ts';
import {
  EXCESS_USES,
  type ExcessUse,
  type LoanContract,
  STANDARD_PLAN,
  STANDARD_SERVICING,
} from './contract.ts';
import type { EntryBody, LoanEntry } from './entries.ts';
import { NO_PARTS, sumOf } from './parts.ts';
import { payoffOf } from './payoff.ts';
import { replayer, replayLoan } from './replay.ts';

/** 1,000.00 at 12 % in twelve months of 30 days from 15 January: 88.85 a month. */
const contract: LoanContract = {
  ...STANDARD_PLAN,
  ...STANDARD_SERVICING,
  annualRate: '12',
  instalments: 12,
  dayCount: 'THIRTY_360',
  method: 'ANNUITY',
  firstPaymentOn: null,
};

type Happened = readonly [effectiveOn: string, body: EntryBody];

function entriesOf(...happened: readonly Happened[]): readonly LoanEntry[] {
  const lent = { kind: 'DISBURSED', paymentId: pay(0), amount: 100_000n } as const;
  const all: readonly Happened[] = [['2026-01-15', lent], ...happened];
  return all.map(([effectiveOn, body], index) => ({
    sequence: index + 1,
    effectiveOn,
    recordedAt: new Date(Date.UTC(2026, 0, 15, 0, index)),
    body,
  }));
}

function paid(effectiveOn: string, amount: bigint, excess: ExcessUse = 'IN_ADVANCE'): Happened {
  return [effectiveOn, { kind: 'REPAID', paymentId: pay(1), amount, excess }];
}

const booksAt = (day: string, happened: readonly Happened[], changes = {}) =>
  booksOf(replayLoan({ ...contract, ...changes }, entriesOf(...happened), day));

describe('interest that is paid in advance', () => {
  // Three instalments on the day of the first: 9.21 and 8.42 of their interest are of months to come.
  const ahead = [paid('2026-02-15', 26_655n)];

  it('is owed to the borrower until it is earned, and income from then on', () => {
    expect(booksAt('2026-02-15', ahead)).toMatchObject({
      CASH: -73_345n,
      ACCRUED_INTEREST: 0n,
      UNEARNED_INTEREST: -1_763n,
      INTEREST_INCOME: -1_000n,
    });
    expect(booksAt('2026-03-15', ahead)).toMatchObject({
      ACCRUED_INTEREST: 0n,
      UNEARNED_INTEREST: -842n,
      INTEREST_INCOME: -1_921n,
    });
    expect(booksAt('2026-04-30', ahead)).toMatchObject({
      UNEARNED_INTEREST: 0n,
      INTEREST_INCOME: -3_144n,
      ACCRUED_INTEREST: 381n,
    });
  });

  it('repays principal once it will not be earned: by a pay-off, or a loss', () => {
    const due = sumOf(payoffOf(replayLoan(contract, entriesOf(...ahead), '2026-03-02')));
    const books = booksAt('2026-03-02', [...ahead, paid('2026-03-02', due)]);
    // 1,000.00 for a month, 921.15 for 17 days
    expect(books).toEqual({ ...NO_BOOKS, CASH: 1_522n, INTEREST_INCOME: -1_522n });
    const lost = replayLoan(
      contract,
      entriesOf(...ahead, ['2026-03-02', { kind: 'CHARGED_OFF' }]),
      '2026-09-01',
    );
    expect(lost.chargedOff?.parts).toEqual({ ...NO_PARTS, PRINCIPAL: due });
    expect(booksOf(lost)).toMatchObject({
      UNEARNED_INTEREST: 0n,
      INTEREST_INCOME: -1_522n,
      CHARGE_OFF_EXPENSE: due,
    });
  });

  it('is left of no loan that a waived fee ends, whatever the order of what a payment pays', () => {
    const charged = [
      '2026-12-20',
      { kind: 'FEE_CHARGED', component: 'FEE', amount: 2_500n },
    ] as const;
    const order = { allocationOrder: ['PRINCIPAL', 'INTEREST', 'PENALTY', 'FEE'] } as const;
    const early = paid('2026-12-15', 97_735n);
    const owed = replayLoan({ ...contract, ...order }, entriesOf(early, charged), '2026-12-20');
    const most = paid('2026-12-20', sumOf(payoffOf(owed)) - 1n);
    const waived = ['2026-12-21', { kind: 'WAIVED', component: 'FEE', amount: 2_500n }] as const;
    const books = booksAt('2026-12-21', [early, charged, most, waived], order);
    expect(books.UNEARNED_INTEREST).toBe(0n);
    expect(books.LOAN_PRINCIPAL).toBe(1n);
    const again = paid('2026-12-21', 1_000n, 'SHORTER_TERM');
    expect(booksAt('2026-12-21', [early, charged, most, again], order)).toMatchObject({
      LOAN_PRINCIPAL: 0n,
      UNEARNED_INTEREST: 0n,
    });
  });
});

describe('whatever happens to a loan', () => {
  it('has as income what was earned, and owes no more interest than was paid', () => {
    fc.assert(
      fc.property(anyLoan, ({ contract: drawn, entries, asOf }) => {
        const state = replayLoan(drawn, entries, asOf);
        const books = booksOf(state);
        const { earnedInterest, waived, chargedFees } = state;
        expect(books.INTEREST_INCOME).toBe(waived.INTEREST - earnedInterest);
        expect(books.FEE_INCOME).toBe(waived.FEE + waived.PENALTY - chargedFees);
        expect(books.INTEREST_INCOME <= 0n && books.UNEARNED_INTEREST <= 0n).toBe(true);
        expect(-books.UNEARNED_INTEREST <= state.paid.INTEREST).toBe(true);
        // What is owed to the borrower is not owed by them at the same time.
        expect(books.ACCRUED_INTEREST === 0n || books.UNEARNED_INTEREST === 0n).toBe(true);
        expect(Object.values(books).reduce((sum, each) => sum + each, 0n)).toBe(0n);
      }),
      { numRuns: 600 },
    );
  });

  it('owes no interest once it is over', () => {
    let over = 0;
    fc.assert(
      fc.property(anyLoan, ({ contract: drawn, entries, asOf }) => {
        const stateAt = replayer(drawn, entries);
        for (const day of [asOf, addDays(START, 2_000)].sort()) {
          const state = stateAt(day);
          if (state.status !== 'PAID_OFF' && state.status !== 'CHARGED_OFF') continue;
          over += 1;
          expect(booksOf(state)).toMatchObject({ UNEARNED_INTEREST: 0n, ACCRUED_INTEREST: 0n });
        }
      }),
      { numRuns: 600 },
    );
    expect(over).toBeGreaterThan(150);
  });

  it('has the same income from day to day, however much was paid in advance', () => {
    fc.assert(
      fc.property(anyLoan, fc.bigInt({ min: 1n, max: 90_000n }), (loan, amount) => {
        const [lent] = loan.entries;
        if (lent === undefined) throw new Error('Nothing was lent.');
        const drawn = { ...loan.contract, lateFee: null, overdueInterest: false };
        const body = { kind: 'REPAID', paymentId: pay(1), amount, excess: 'IN_ADVANCE' } as const;
        const early = { sequence: 2, effectiveOn: START, recordedAt: new Date(), body };
        const [untouched, ahead] = [replayer(drawn, [lent]), replayer(drawn, [lent, early])];
        fc.pre(replayLoan(drawn, [lent, early], START).status !== 'PAID_OFF');
        for (let days = 0; days < 400; days += 13) {
          const day = addDays(START, days);
          expect(booksOf(ahead(day)).INTEREST_INCOME).toBe(booksOf(untouched(day)).INTEREST_INCOME);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('can be paid off at once after anything that was paid', () => {
    fc.assert(
      fc.property(anyLoan, fc.constantFrom(...EXCESS_USES), ({ contract: drawn, entries }, use) => {
        const day = addDays(entries.at(-1)?.effectiveOn ?? START, 1);
        const due = sumOf(payoffOf(replayLoan(drawn, entries, day)));
        fc.pre(due > 0n);
        const body = { kind: 'REPAID', paymentId: pay(1), amount: due, excess: use } as const;
        const last = { sequence: entries.length + 1, effectiveOn: day, recordedAt: new Date() };
        const state = replayLoan(drawn, [...entries, { ...last, body }], day);
        expect(state).toMatchObject({ status: 'PAID_OFF' });
        expect(booksOf(state)).toMatchObject({ UNEARNED_INTEREST: 0n, LOAN_PRINCIPAL: 0n });
      }),
      { numRuns: 300 },
    );
  });
});
