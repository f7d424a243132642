import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../src/domain/calendar.ts';
import { addBooks, booksOf, settledInterest } from '../src/domain/servicing/books.ts';
import { booksOfIncome, isQuiet, passDay } from '../src/domain/servicing/pass-day.ts';
import { replayer } from '../src/domain/servicing/replay.ts';
import { nextChangeOf, standingOf, standingsFrom } from '../src/domain/servicing/standing.ts';
import { anyLoan } from './arbitrary-loans.ts';

describe('a day on which time alone passes', () => {
  it('is told from what is kept of a loan as a replay tells it, day after day', () => {
    let told = 0;
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 1, max: 40 }), ({ contract, entries, asOf }, step) => {
        const stateAt = replayer(contract, entries);
        const state = stateAt(asOf);
        const changesOn = nextChangeOf(state, entries);
        const [{ ages } = { ages: false }] = standingsFrom(contract, entries, asOf, asOf);
        let kept = {
          dayCount: contract.dayCount,
          accrual: state.accrual,
          bookedThrough: asOf,
          earnedInterest: state.earnedInterest,
          settledInterest: settledInterest(state),
          daysPastDue: state.daysPastDue,
          ages,
        };
        let books = booksOf(state);
        const days = [addDays(asOf, 1), addDays(asOf, 1 + step), addDays(changesOn ?? asOf, -1)];
        for (const day of new Set(days.sort())) {
          if (day <= asOf || !isQuiet(state.accrual, changesOn, day)) continue;
          const { income, prepaid, ...passed } = passDay(kept, day);
          kept = { ...kept, ...passed, bookedThrough: day };
          books = addBooks(books, booksOfIncome({ income, prepaid }));
          const replayed = stateAt(day);
          expect(books).toEqual(booksOf(replayed));
          expect(passed).toEqual({
            earnedInterest: replayed.earnedInterest,
            daysPastDue: replayed.daysPastDue,
          });
          const { daysPastDue: _, ...standing } = standingOf(replayed);
          const { daysPastDue: __, ...before } = standingOf(state);
          expect(standing).toEqual(before);
          expect(replayed.changesOn).toBe(state.changesOn);
          told += daysBetween(asOf, day);
        }
      }),
      { numRuns: 400 },
    );
    expect(told).toBeGreaterThan(500);
  });
});
