import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../src/domain/calendar.ts';
import { booksOf } from '../src/domain/servicing/books.ts';
import { replayer } from '../src/domain/servicing/replay.ts';
import { type Income, standingOf, standingsFrom } from '../src/domain/servicing/standing.ts';
import type { LoanState } from '../src/domain/servicing/state.ts';
import { anyLoan, START } from './arbitrary-loans.ts';

/** What a piece tells of income so many days after its first against the books: exact on the first. */
function expectIncome({ daily, ...income }: Income, days: number, state: LoanState): void {
  const earned = Number(income.earned) + Math.round(Number(daily) * days);
  const settled = Number(income.settled);
  const books = booksOf(state);
  const off = days === 0 ? 0 : 3 * Number(daily) + 2;
  const accrued = Math.max(earned - settled, 0);
  expect(Math.abs(accrued - Number(books.ACCRUED_INTEREST))).toBeLessThanOrEqual(off);
  const interest = earned - Number(income.waived);
  expect(Math.abs(interest + Number(books.INTEREST_INCOME))).toBeLessThanOrEqual(off);
  expect(income.fees).toBe(-books.FEE_INCOME);
}

describe('the pieces of how a loan stood', () => {
  it('follow each other without a gap and tell of every day what a replay to it tells', () => {
    fc.assert(
      fc.property(anyLoan, ({ contract: drawn, entries, asOf }) => {
        // Interest on what is overdue grows by the day, and pieces tell that of their first.
        const contract = { ...drawn, overdueInterest: false };
        const pieces = standingsFrom(contract, entries, START, asOf);
        const stateAt = replayer(contract, entries);
        expect(pieces[0]?.since).toBe(START);
        expect(pieces.map(({ until }) => until).indexOf(null)).toBe(pieces.length - 1);
        for (const [index, piece] of pieces.entries()) {
          const last = piece.until ?? asOf;
          expect(pieces[index + 1]?.since ?? addDays(asOf, 1)).toBe(addDays(last, 1));
          const { since, until: _, ages, daysPastDue, income, ...standing } = piece;
          // Its first days and its last: what lies between differs by nothing that could turn back.
          for (const day of new Set([since, addDays(since, 1), last])) {
            if (day > last) continue;
            const grown = ages ? daysBetween(since, day) : 0;
            const state = stateAt(day);
            expect(standingOf(state)).toEqual({
              ...standing,
              daysPastDue: daysPastDue + grown,
            });
            expectIncome(income, daysBetween(since, day), state);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
