import type { Id } from '@blockscore/ids';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../calendar.ts';
import { DAY_COUNTS } from '../day-count.ts';
import { REPAYMENT_METHODS } from '../schedule.ts';
import { earnedOn } from './accrual.ts';
import { booksOf, LOAN_ACCOUNTS, linesBetween, NO_BOOKS } from './books.ts';
import {
  COMPONENTS,
  EXCESS_USES,
  type LoanContract,
  STANDARD_PLAN,
  STANDARD_SERVICING,
} from './contract.ts';
import type { EntryBody, LoanEntry } from './entries.ts';
import { NO_PARTS, plus, sumOf } from './parts.ts';
import { payoffOf } from './payoff.ts';
import { replayLoan } from './replay.ts';
import { type LoanState, openOf } from './state.ts';

const START = '2024-01-31';
const pay = (index: number): Id<'pay'> => `pay_${index}`;

const anyContract: fc.Arbitrary<LoanContract> = fc
  .record({
    basisPoints: fc.integer({ min: 0, max: 6_000 }),
    instalments: fc.integer({ min: 1, max: 30 }),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    method: fc.constantFrom(...REPAYMENT_METHODS),
    every: fc.constantFrom(
      { count: 1, unit: 'MONTH' },
      { count: 2, unit: 'WEEK' },
      { count: 10, unit: 'DAY' },
      { count: 1, unit: 'SEMI_MONTH' },
    ),
    multipleOf: fc.constantFrom(1n, 100n),
    principalGrace: fc.integer({ min: 0, max: 3 }),
    interestGrace: fc.integer({ min: 0, max: 2 }),
    balloonPercent: fc.constantFrom('0', '30'),
    downPaymentPercent: fc.constantFrom('0', '10'),
    lateFee: fc.constantFrom(
      null,
      { kind: 'FIXED', value: '1500', graceDays: 5, cap: 4_000n } as const,
      { kind: 'PERCENT', value: '5', graceDays: 0, cap: null } as const,
    ),
    overdueInterest: fc.boolean(),
    excess: fc.constantFrom(...EXCESS_USES),
    allocationOrder: fc.shuffledSubarray([...COMPONENTS], { minLength: 4 }),
  })
  .map(({ basisPoints, every, ...rest }) => ({
    ...STANDARD_PLAN,
    ...STANDARD_SERVICING,
    ...rest,
    every: every as LoanContract['every'],
    annualRate: (basisPoints / 100).toString(),
    firstPaymentOn: null,
  }));

const amount = fc.bigInt({ min: 1n, max: 60_000n });

/** A change of a loan; where it comes in is drawn apart. */
const anyChange: fc.Arbitrary<EntryBody> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('REPAID' as const),
      paymentId: fc.nat(999).map(pay),
      amount,
      excess: fc.constantFrom(...EXCESS_USES),
    }),
  },
  fc.record({
    kind: fc.constant('FEE_CHARGED' as const),
    component: fc.constantFrom('FEE' as const, 'PENALTY' as const),
    amount: fc.bigInt({ min: 1n, max: 3_000n }),
  }),
  fc.record({
    kind: fc.constant('WAIVED' as const),
    component: fc.constantFrom('PENALTY' as const, 'FEE' as const, 'INTEREST' as const),
    amount: fc.bigInt({ min: 1n, max: 3_000n }),
  }),
  fc.record({
    kind: fc.constant('RATE_CHANGED' as const),
    annualRate: fc.constantFrom('0', '3.5', '24'),
  }),
);

/** What depends on its day: made once that is known. */
type Shaped = (day: string) => EntryBody;
const anyShaped: fc.Arbitrary<Shaped> = fc.oneof(
  {
    weight: 8,
    arbitrary: anyChange.map(
      (body): Shaped =>
        () =>
          body,
    ),
  },
  fc
    .record({
      after: fc.integer({ min: 1, max: 60 }),
      instalments: fc.option(fc.integer({ min: 1, max: 20 })),
    })
    .map(
      ({ after, instalments }): Shaped =>
        (day) => ({ kind: 'RESCHEDULED', nextDueOn: addDays(day, after), instalments }),
    ),
  fc
    .record({
      after: fc.integer({ min: 1, max: 60 }),
      instalments: fc.integer({ min: 1, max: 20 }),
    })
    .map(
      ({ after, instalments }): Shaped =>
        (day) => ({
          kind: 'RESTRUCTURED',
          nextDueOn: addDays(day, after),
          instalments,
          annualRate: '8',
        }),
    ),
  fc
    .record({
      days: fc.integer({ min: 0, max: 70 }),
      interest: fc.constantFrom('ACCRUES' as const, 'FORGIVEN' as const),
    })
    .map(
      ({ days, interest }): Shaped =>
        (day) => ({ kind: 'PAUSED', until: addDays(day, days), interest }),
    ),
  fc.constant((): EntryBody => ({ kind: 'CHARGED_OFF' })),
);

interface Loan {
  readonly contract: LoanContract;
  readonly entries: readonly LoanEntry[];
  readonly asOf: string;
}

/** A loan of 1,000.00 with whatever may happen to it, on days of their own. */
const anyLoan: fc.Arbitrary<Loan> = fc
  .record({
    contract: anyContract,
    happened: fc.uniqueArray(
      fc.record({ shape: anyShaped, after: fc.integer({ min: 1, max: 900 }) }),
      { maxLength: 9, selector: ({ after }) => after },
    ),
    asOf: fc.integer({ min: 0, max: 1_200 }),
  })
  .map(({ contract, happened, asOf }) => ({
    contract,
    entries: entriesOf(
      happened
        .sort((a, b) => a.after - b.after)
        .map(({ shape, after }) => [addDays(START, after), shape(addDays(START, after))]),
    ),
    asOf: addDays(START, asOf),
  }));

function entriesOf(happened: readonly (readonly [string, EntryBody])[]): readonly LoanEntry[] {
  const first = [START, { kind: 'DISBURSED', paymentId: pay(0), amount: 100_000n }] as const;
  return [first, ...happened].map(([effectiveOn, body], index) => ({
    sequence: index + 1,
    effectiveOn,
    recordedAt: new Date(Date.UTC(2024, 0, 31 + index)),
    body,
  }));
}

const lines = (state: LoanState) => {
  const books = booksOf(state);
  return LOAN_ACCOUNTS.map((account) => books[account]);
};

function received({ entries, asOf }: Loan): bigint {
  return entries.reduce(
    (sum, { effectiveOn, body }) =>
      sum + (body.kind === 'REPAID' && effectiveOn <= asOf ? body.amount : 0n),
    0n,
  );
}

describe('whatever happens to a loan', () => {
  it('asks for the principal that went out, and no part is settled beyond what is asked for', () => {
    fc.assert(
      fc.property(anyLoan, ({ contract, entries, asOf }) => {
        const state = replayLoan(contract, entries, asOf);
        const owed = state.instalments.reduce((sum, row) => plus(sum, row.owed), NO_PARTS);
        expect(owed.PRINCIPAL).toBe(state.disbursed + sumOf(state.capitalised));
        for (const row of state.instalments) {
          const open = openOf(row);
          expect(COMPONENTS.every((component) => open[component] >= 0n)).toBe(true);
          expect(row.balance >= 0n).toBe(true);
        }
        const days = state.instalments.map(({ dueOn }) => dueOn);
        expect(days).toEqual([...days].sort());
        expect(state.instalments.map(({ number }) => number)).toEqual(days.map((_, at) => at + 1));
      }),
      { numRuns: 400 },
    );
  });

  it('loses no money: what came in was used, recovered, or is the borrower’s', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const state = replayLoan(loan.contract, loan.entries, loan.asOf);
        const { paid, recovered, credit, refunded } = state;
        expect(sumOf(paid) + recovered + credit + refunded).toBe(received(loan));
        const used = state.uses.reduce((sum, { parts }) => plus(sum, parts), NO_PARTS);
        expect(used).toEqual(paid);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps books that balance, with receivables that are never negative', () => {
    fc.assert(
      fc.property(anyLoan, ({ contract, entries, asOf }) => {
        const state = replayLoan(contract, entries, asOf);
        expect(lines(state).reduce((sum, change) => sum + change, 0n)).toBe(0n);
        const books = booksOf(state);
        expect(books.LOAN_PRINCIPAL >= 0n && books.ACCRUED_INTEREST >= 0n).toBe(true);
        expect(books.FEES_RECEIVABLE >= 0n && books.FEE_INCOME <= 0n).toBe(true);
        const posted = linesBetween(NO_BOOKS, books);
        const signed = posted.map(
          ({ side, minor }) => (side === 'DEBIT' ? 1n : -1n) * BigInt(minor),
        );
        expect(signed.reduce((sum, change) => sum + change, 0n)).toBe(0n);
      }),
      { numRuns: 400 },
    );
  });

  it('stands the same whatever the order in which it was written down', () => {
    fc.assert(
      fc.property(anyLoan, fc.infiniteStream(fc.nat()), ({ contract, entries, asOf }, order) => {
        const shuffled = entries
          .map((entry) => ({ entry, key: order.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }, index) => ({ ...entry, sequence: index + 1 }));
        expect(replayLoan(contract, shuffled, asOf)).toEqual(replayLoan(contract, entries, asOf));
      }),
      { numRuns: 200 },
    );
  });

  it('stands as if what was reversed had never been', () => {
    fc.assert(
      fc.property(anyLoan, fc.nat(), ({ contract, entries, asOf }, which) => {
        fc.pre(entries.length > 1);
        const gone = entries[1 + (which % (entries.length - 1))];
        if (gone === undefined) throw new Error('There is no such entry.');
        const reversal = {
          sequence: entries.length + 1,
          effectiveOn: gone.effectiveOn,
          recordedAt: new Date(Date.UTC(2027, 0, 1)),
          body: { kind: 'REVERSED', sequence: gone.sequence, cause: 'MISTAKE' } as const,
        };
        const without = entries.filter((entry) => entry !== gone);
        expect(replayLoan(contract, [...entries, reversal], asOf)).toEqual(
          replayLoan(contract, without, asOf),
        );
        expect(replayLoan(contract, [...entries, reversal], asOf, new Date('2026-12-31'))).toEqual(
          replayLoan(contract, entries, asOf),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is paid off by its pay-off amount, and by no cent less', () => {
    fc.assert(
      fc.property(anyLoan, fc.constantFrom(...EXCESS_USES), (loan, excess) => {
        const { contract, entries, asOf } = loan;
        const known = entries.filter(({ effectiveOn }) => effectiveOn < asOf);
        fc.pre(known.length > 0);
        const before = replayLoan(contract, known, asOf);
        const due = sumOf(payoffOf(before));
        fc.pre(due > 1n && before.status !== 'CHARGED_OFF');
        const paidBy = (paid: bigint) => {
          const body = { kind: 'REPAID', paymentId: pay(1_000), amount: paid, excess } as const;
          const entry = { sequence: 99, effectiveOn: asOf, recordedAt: new Date(), body };
          return replayLoan(contract, [...known, entry], asOf);
        };
        expect(paidBy(due)).toMatchObject({ status: 'PAID_OFF', credit: before.credit });
        expect(paidBy(due - 1n).status).not.toBe('PAID_OFF');
        expect(paidBy(due + 7n)).toMatchObject({ status: 'PAID_OFF', credit: before.credit + 7n });
      }),
      { numRuns: 300 },
    );
  });

  it('earns from day to day what its accrual says, until the state changes', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 1, max: 40 }), (loan, days) => {
        const { contract, entries, asOf } = loan;
        const known = entries.filter(({ effectiveOn }) => effectiveOn <= asOf);
        const state = replayLoan(contract, known, asOf);
        const wanted = addDays(asOf, days);
        const last = addDays(state.changesOn ?? wanted, -1);
        const [day = asOf] = [last, wanted].sort();
        const later = replayLoan(contract, known, day);
        expect(earnedOn(contract, state.accrual, day)).toBe(later.earnedInterest);
        expect(later.earnedInterest >= state.earnedInterest).toBe(true);
        const apart = state.daysPastDue === 0 ? 0 : daysBetween(asOf, day);
        expect(later.daysPastDue <= state.daysPastDue + apart).toBe(true);
        expect(later.pastDue.PRINCIPAL).toBe(state.pastDue.PRINCIPAL);
      }),
      { numRuns: 300 },
    );
  });
});
