import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from './compare.ts';
import { type NameKind, readName } from './name.ts';
import { LONGEST_NAME } from './readings.ts';

const toLatin = (text: string) => anyAscii(text);

describe('hostile text', () => {
  const KINDS: readonly NameKind[] = ['PERSON', 'ORGANIZATION', 'VESSEL', 'AIRCRAFT'];
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: LONGEST_NAME }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        '.',
        ' ',
        '/',
        ',',
        '-',
        'A',
        'а',
        '\u0301',
        '\u202e',
        '\ud83d',
        '😀',
        'ﷺ',
        '1',
        '&',
      ),
      maxLength: LONGEST_NAME,
    }),
  );

  test('is read without a fault, into a bounded number of words', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...KINDS), (text, kind) => {
        for (const name of readName(text, kind, toLatin)) {
          expect(name.words.length).toBeLessThanOrEqual(100);
          expect(compareNames(name, name).score).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['dots', 'a.'.repeat(200)],
    ['commas', 'a,'.repeat(200)],
    ['slashes', 'abcd/'.repeat(80)],
    ['one word', 'a'.repeat(400)],
    ['small and great', 'abC'.repeat(133)],
    ['two alphabets', 'aа'.repeat(200)],
    ['syllables', 'zhangchuangshuang'.repeat(23)],
    ['initials', 'a b '.repeat(100)],
    ['roman numbers', 'xiv '.repeat(100)],
    ['letters of thirty', 'ﷺ'.repeat(400)],
    ['marks', `a${'\u0300'.repeat(399)}`],
    ['turning', '\u202e'.repeat(400)],
  ])('of %s takes no time', (_, text) => {
    for (const kind of KINDS) {
      const before = process.threadCpuUsage();
      for (const one of readName(text, kind, toLatin)) {
        for (const two of readName(`${text.slice(0, 390)} zz`, kind, toLatin))
          compareNames(one, two);
      }
      const { user, system } = process.threadCpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(250);
    }
  });
});
