import { expect, test } from 'vitest';
import { type Sample, spread } from './measure.ts';
import { benchOptions } from './options.ts';
import { figure, linesOf, tableText } from './report.ts';

const samples = (...each: readonly number[]): readonly Sample[] =>
  each.map((perCpuSecond) => ({
    perCpuSecond,
    perSecond: perCpuSecond / 2,
    processors: 0.5,
    p50: 10,
    p99: 20,
    longestPauseMs: 0,
  }));

test('the middle of numbers, and those furthest from it', () => {
  expect(spread([3, 1, 10])).toEqual({ median: 3, least: 1, most: 10 });
  expect(spread([4, 1, 2, 10])).toEqual({ median: 3, least: 1, most: 10 });
});

test('gateways are compared with the one that counts as 1, by their medians', () => {
  const runs = [
    { name: 'plain', samples: samples(10, 30, 20) },
    { name: 'ours', samples: samples(210, 190) },
    { name: 'broken', samples: samples(1_000), whyNot: 'answered 500' },
  ];
  const lines = linesOf(runs, 'plain', (name) => name.toUpperCase());
  expect(lines).toMatchObject([
    { label: 'PLAIN', ratio: 1, perCpuSecond: { least: 10, most: 30 } },
    { label: 'OURS', ratio: 10 },
    { label: 'BROKEN', whyNot: 'answered 500' },
  ]);
  const table = tableText('A title', lines);
  expect(table).toMatch(/^A title\n/);
  expect(table).toMatch(/OURS +10 +200 +190–210 +100 +0\.5 +10 +20\n/);
  expect(table).toContain('did not run: BROKEN: answered 500');
});

test('where sizes are compared, what a kilobyte takes is told', () => {
  const lines = linesOf([{ name: 'ours', samples: samples(100) }], 'plain', String, 1e6);
  expect(lines).toMatchObject([{ microsPerKilobyte: 10 }]);
  expect(tableText('', lines)).toMatch(/CPU µs per kB\n.* 10\n/);
});

test('figures have three digits that count', () => {
  expect([0.12345, 12.345, 1234.5, undefined, Number.NaN].map(figure)).toEqual([
    '0.123',
    '12.3',
    '1235',
    '–',
    '–',
  ]);
});

test('options are read, and what is wrong with them is said', () => {
  const options = benchOptions(['--quick', '--parts', 'A,small', '--only', 'blockscore']);
  expect(options).toMatchObject({ parts: ['A', 'small'], only: ['blockscore'] });
  expect(benchOptions(['--sizes', '1e3,5e6']).sizes).toEqual([1e3, 5e6]);
  expect(() => benchOptions(['--parts', 'C'])).toThrow('There is no part «C»');
  expect(() => benchOptions(['--rounds', '0'])).toThrow('--rounds must be a number above 0');
});
