import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArbitraryLoan, anyLoan, pay, START } from '../../../test/arbitrary-loans.ts';
import { addDays, daysBetween } from '../calendar.ts';
import { earnedOn } from './accrual.ts';
import { booksOf, LOAN_ACCOUNTS, linesBetween, NO_BOOKS } from './books.ts';
import { COMPONENTS, EXCESS_USES } from './contract.ts';
import { NO_PARTS, plus, sumOf } from './parts.ts';
import { payoffOf } from './payoff.ts';
import { plannedInstalments, replayer, replayLoan } from './replay.ts';
import { type LoanState, openOf } from './state.ts';

const lines = (state: LoanState) => {
  const books = booksOf(state);
  return LOAN_ACCOUNTS.map((account) => books[account]);
};

function received({ entries, asOf }: ArbitraryLoan): bigint {
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

  it('is planned as it stands, but for pauses to come, which change no principal', () => {
    fc.assert(
      fc.property(anyLoan, ({ contract, entries, asOf }) => {
        const { instalments } = replayLoan(contract, entries, asOf);
        const known = entries.filter(
          ({ effectiveOn, body }) => effectiveOn <= asOf || body.kind !== 'PAUSED',
        );
        expect(plannedInstalments(contract, known, asOf)).toEqual(instalments);
        const principal = (rows: typeof instalments) =>
          rows.reduce((sum, { owed }) => sum + owed.PRINCIPAL, 0n);
        const planned = plannedInstalments(contract, entries, asOf);
        expect(principal(planned)).toBe(principal(instalments));
        for (const row of planned) {
          const open = openOf(row);
          expect(COMPONENTS.every((component) => open[component] >= 0n)).toBe(true);
        }
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

  it('stands the same whether it is replayed to a day or passes it on the way', () => {
    fc.assert(
      fc.property(anyLoan, fc.array(fc.nat(1_200), { maxLength: 5 }), (loan, others) => {
        const { contract, entries, asOf } = loan;
        const days = [...others.map((after) => addDays(START, after)), asOf].sort();
        const stateOn = replayer(contract, entries);
        for (const day of days) expect(stateOn(day)).toEqual(replayLoan(contract, entries, day));
      }),
      { numRuns: 100 },
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
