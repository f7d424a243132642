import { expect, test } from 'vitest';
import { ageGroupOn } from './age-group.ts';

test('the thirtieth birthday is the first day of the older group', () => {
  expect(ageGroupOn('1996-11-23', '2026-11-22')).toBe('UNDER_30');
  expect(ageGroupOn('1996-11-22', '2026-11-22')).toBe('FROM_30');
  expect(ageGroupOn('1950-01-01', '2026-11-22')).toBe('FROM_30');
  expect(ageGroupOn('2008-06-30', '2026-11-22')).toBe('UNDER_30');
});

test('who was born on 29 February turns thirty on 1 March', () => {
  expect(ageGroupOn('1996-02-29', '2026-02-28')).toBe('UNDER_30');
  expect(ageGroupOn('1996-02-29', '2026-03-01')).toBe('FROM_30');
});
