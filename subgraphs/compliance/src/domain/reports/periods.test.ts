import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedBy } from './document.ts';
import { periodsOf } from './periods.ts';

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at * DAY_MS).toISOString().slice(0, 10);
/** Up to 366 days, from 2020 to 2040. */
const reported = fc
  .tuple(fc.integer({ min: 18_262, max: 25_567 }), fc.integer({ min: 1, max: 366 }))
  .map(([first, length]) => Array.from({ length }, (_, at) => dayOf(first + at)));

test('periods hold each day of a report once, and are few enough to be read', () => {
  fc.assert(
    fc.property(reported, (days) => {
      const { all } = periodsOf(days[0] ?? '', days.at(-1) ?? '');
      const held = all.flatMap(({ from, to }) => days.filter((day) => from <= day && day <= to));
      expect(held).toEqual(days);
      expect(all.length).toBeLessThanOrEqual(31);
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    }),
  );
});

test('what is counted of days adds up to the same by period, and periods of nothing have no row', () => {
  const counts = fc.array(fc.constantFrom<number[]>(0, 0, 0, 1, 7), {
    minLength: 366,
    maxLength: 366,
  });
  fc.assert(
    fc.property(reported, counts, (days, numbers) => {
      const { chart, table } = countedBy(periodsOf(days[0] ?? '', days.at(-1) ?? ''), {
        ...{ title: 'Things', columns: ['A', 'B'], unit: 'things' },
        charted: { title: 'Bs', columns: ['B'] },
        days: days.map((day, at) => ({ day, values: [1, numbers[at] ?? 0] })),
      });
      const sum = numbers.slice(0, days.length).reduce((total, each) => total + each, 0);
      expect(table.rows.at(-1)).toEqual(['Total', days.length, sum]);
      const shown = table.rows.slice(0, -1).reduce((total, row) => total + Number(row[2]), 0);
      expect(shown).toBe(sum);
      expect(chart.bars.reduce((total, { values }) => total + (values[0] ?? 0), 0)).toBe(sum);
    }),
  );
});

test.each([
  ['2026-10-01', '2026-10-31', 'day', ['2026-10-01', '2026-10-02'], '2026-10-31'],
  [
    '2026-10-01',
    '2026-12-01',
    'week',
    ['2026-10-01 to 2026-10-04', '2026-10-05 to 2026-10-11'],
    '2026-11-30 to 2026-12-01',
  ],
  [
    '2025-11-24',
    '2026-11-23',
    'month',
    ['2025-11-24 to 2025-11-30', '2025-12'],
    '2026-11-01 to 2026-11-23',
  ],
] as const)('from %s to %s are told by %s', (from, to, unit, first, last) => {
  const periods = periodsOf(from, to);
  const names = periods.all.map(({ name }) => name);
  expect([periods.unit, names.slice(0, 2), names.at(-1)]).toEqual([unit, first, last]);
});

test('periods of nothing are left out of the table, which says so', () => {
  const counted = countedBy(periodsOf('2026-10-01', '2026-10-03'), {
    ...{ title: 'Things', columns: ['A'], unit: 'things' },
    charted: { title: 'As', columns: ['A'] },
    days: [{ day: '2026-10-02', values: [3] }],
  });
  expect(counted.table.rows).toEqual([
    ['2026-10-02', 3],
    ['Total', 3],
  ]);
  expect(counted.table.note).toContain('2 of 3 days');
});
