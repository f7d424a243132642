import { expect, test } from 'vitest';
import { quarterNumber, quarterOf } from './quarter.ts';

test.each([
  ['2026-01-01', '2026-01-01', '2026-03-31'],
  ['2026-03-31', '2026-01-01', '2026-03-31'],
  ['2026-04-01', '2026-04-01', '2026-06-30'],
  ['2026-12-31', '2026-10-01', '2026-12-31'],
])('%s lies in the quarter from %s to %s', (day, from, to) => {
  expect(quarterOf(quarterNumber(day))).toEqual({ from, to });
});

test('the quarter after the last of a year is the first of the next', () => {
  expect(quarterOf(quarterNumber('2026-12-31') + 1).from).toBe('2027-01-01');
});
