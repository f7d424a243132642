import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../src/domain/calendar.ts';
import { replayer } from '../src/domain/servicing/replay.ts';
import { standingOf, standingsFrom } from '../src/domain/servicing/standing.ts';
import { anyLoan, START } from './arbitrary-loans.ts';

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
          const { since, until: _, ages, daysPastDue, ...standing } = piece;
          // Its first days and its last: what lies between differs by nothing that could turn back.
          for (const day of new Set([since, addDays(since, 1), last])) {
            if (day > last) continue;
            const grown = ages ? daysBetween(since, day) : 0;
            expect(standingOf(stateAt(day))).toEqual({
              ...standing,
              daysPastDue: daysPastDue + grown,
            });
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
