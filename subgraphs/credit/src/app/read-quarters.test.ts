import { expect, test } from 'vitest';
import { readQuarters } from './read-quarters.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const starts = (from?: string, to?: string) => readQuarters(from, to, NOW).map((q) => q.from);

test('quarters are whole, and the one that runs is left out', () => {
  expect(starts('2026-05-10', '2026-05-11')).toEqual(['2026-04-01']);
  expect(starts('2026-05-10', '2026-12-31')).toEqual(['2026-04-01', '2026-07-01']);
  expect(() => starts('2026-10-01')).toThrow('is after');
  expect(() => starts('2026-10-01', '2026-11-01')).toThrow('give a day before 2026-10-01');
});

test('the last four are meant where nothing else is said', () => {
  expect(starts()).toEqual(['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01']);
  expect(starts(undefined, '2026-03-31')[0]).toBe('2025-04-01');
  expect(starts(undefined, '2026-11-22')).toEqual(starts());
});
