import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE, isReadingOf, keyOfLatin, keysOfAbjad } from './abjad.ts';

/** Consonants and a letter that is written for each, and long vowels likewise; short ones are not written. */
const CONSONANTS = {
  ...{ b: 'ب', p: 'ب', t: 'ت', th: 'ث', j: 'ج', dj: 'ج', h: 'ح', kh: 'خ', d: 'د', dh: 'ذ', r: 'ر' },
  ...{ z: 'ض', s: 'ص', sh: 'ش', gh: 'غ', f: 'ف', v: 'ف', q: 'ق', g: 'ق', k: 'ك', l: 'ل', m: 'م' },
} as const;
const VOWELS = {
  a: '',
  e: '',
  i: '',
  o: '',
  u: '',
  ou: 'و',
  oo: 'و',
  aa: 'ا',
  ee: 'ي',
  ay: 'ي',
} as const;

const entry = <T extends Readonly<Record<string, string>>>(table: T) =>
  fc.constantFrom(...Object.entries(table));
const words = fc
  .array(fc.tuple(entry(CONSONANTS), entry(VOWELS)), { minLength: 2, maxLength: 3 })
  .map((syllables) => ({
    latin: `${syllables.map(([[one], [two]]) => one + two).join('')}m`,
    written: `${syllables.map(([[, one], [, two]]) => one + two).join('')}م`,
  }));

test('what is written in Arabic letters is read again, doubled letters and the article too', () => {
  fc.assert(
    fc.property(words, ({ latin, written }) => {
      expect(isReadingOf(latin, written), `${latin} ${written}`).toBe(true);
      expect(isReadingOf(latin.replace(/m$/, 'mm'), written)).toBe(true);
      expect(isReadingOf(`al${latin}`, ARTICLE + written)).toBe(true);
      expect(isReadingOf(latin, ARTICLE + written)).toBe(true);
    }),
  );
});

test('whatever is a reading is found by its key, and a written vowel has to be there', () => {
  fc.assert(
    fc.property(words, fc.stringMatching(/^[a-z]{1,12}$/), ({ latin, written }, other) => {
      expect(keysOfAbjad(written)).toContain(keyOfLatin(latin));
      if (isReadingOf(other, written)) expect(keysOfAbjad(written)).toContain(keyOfLatin(other));
      expect(isReadingOf(latin, `${written}و`)).toBe(false);
    }),
  );
});

test.each([
  ['محمود', 'mahmoud', 'mohammed'],
  ['حسين', 'hussein', 'hassan'],
  ['سعيد', 'saeed', 'saad'],
  ['عمر', 'omar', 'amira'],
  ['مرتضی', 'morteza', 'mortez'],
  ['باقری', 'bagheri', 'bakr'],
  ['סמוטריץ', 'smotritz', 'smotri'],
])('%s is %s and not %s', (written, latin, other) => {
  expect(isReadingOf(latin, written)).toBe(true);
  expect(isReadingOf(other, written)).toBe(false);
});

test('a word of any length is read in no time, and one of other letters not at all', () => {
  expect(isReadingOf('a'.repeat(400), 'وا'.repeat(200))).toBe(false);
  expect(isReadingOf('ouaouaouaouaouaouaouaoux', 'وا'.repeat(12))).toBe(false);
  expect(keysOfAbjad('ضظثذقغ'.repeat(4)).length).toBeLessThanOrEqual(256);
  expect(keysOfAbjad('नरेंद्र')).toEqual([]);
});
