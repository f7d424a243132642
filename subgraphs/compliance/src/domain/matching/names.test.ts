import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, NAME_THRESHOLD } from './compare.ts';
import { distance } from './distance.ts';
import { type NameKind, readName } from './name.ts';

/** Enough for these tests: Latin letters lose their marks, other scripts vanish. */
const toLatin = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-~]/g, ' ');

function score(one: string, other: string, kind: NameKind = 'PERSON'): number {
  const scores = readName(one, kind, toLatin).flatMap((a) =>
    readName(other, kind, toLatin).map((b) => compareNames(a, b).score),
  );
  return Math.max(0, ...scores);
}

function explain(one: string, other: string, kind: NameKind = 'PERSON') {
  const [a] = readName(one, kind, toLatin);
  const [b] = readName(other, kind, toLatin);
  if (!a || !b) throw new Error('No words.');
  return compareNames(a, b);
}

describe('people', () => {
  test.each([
    ['a diacritic', 'Mirela Vučković', 'Mirela Vuckovic'],
    ['the case', 'MIRELA VUCKOVIC', 'Mirela Vuckovic'],
    ['an apostrophe', "Nur al-Da'im Qasri", 'Nur al-Daim Qasri'],
    ['a title', 'Dr. Mirela Vuckovic', 'Mirela Vuckovic'],
    ['a surname marked by a comma', 'VUCKOVIC, Mirela', 'Mirela Vuckovic'],
    ['a particle', 'Yusuf bin Tarifi', 'Yusuf ibn Tarifi'],
    ['a hyphen', 'Park Yeong-gil', 'Park Yeong Gil'],
    ['a joined name', 'MirelaVuckovic', 'Mirela Vuckovic'],
    ['a split name', 'Mirela Vuck ovic', 'Mirela Vuckovic'],
    ['a middle name more', 'Mirela Jovana Vuckovic', 'Mirela Vuckovic'],
    ['an initial', 'M. Vuckovic', 'Mirela Vuckovic'],
    ['initials of a double name', 'JP Tarrasque', 'Jean-Pierre Tarrasque'],
    ['a short form', 'Bill Tarrasque', 'William Tarrasque'],
    ['a Russian short form', 'Seryozha Tarrasquin', 'Sergey Tarrasquin'],
    ['a Spanish short form', 'Quino Tarrasque', 'Joaquin Tarrasque'],
    ['a swapped letter', 'Mirela Vukcovic', 'Mirela Vuckovic'],
    ['a lost letter', 'Mirela Vuckvic', 'Mirela Vuckovic'],
    ['a doubled letter', 'Mirella Vuckovic', 'Mirela Vuckovic'],
    ['another romanisation', 'Wassilij Tschernenkow', 'Vasiliy Chernenkov'],
    ['two words that are one', 'Saif al-Din Qasri', 'Seifeddine Qasri'],
    ['«of God» written apart', 'Nasr Allah Qasri', 'Nasrullah Qasri'],
    ['servant-of written in another way', 'Abdul Latif Qasri', 'Abdullatif Qasri'],
    ['digits for letters', 'M1rela Vuck0vic', 'Mirela Vuckovic'],
  ])('%s makes no other person', (_, one, other) => {
    expect(score(one, other)).toBeGreaterThanOrEqual(NAME_THRESHOLD);
  });

  test.each([
    ['another surname', 'Mirela Vuckovic', 'Mirela Stankovic'],
    ['another given name', 'Mirela Vuckovic', 'Bogdan Vuckovic'],
    ['another initial', 'B. Vuckovic', 'Mirela Vuckovic'],
    ['another middle name', 'Mirela Jovana Vuckovic', 'Mirela Bogdana Vuckovic'],
    ['nothing but a given name', 'Mirela', 'Mirela Vuckovic'],
    ['nothing but particles and titles in common', 'Dr. Yusuf al-Tarifi', 'Dr. Omar al-Qasri'],
    ['two given names in the other order', 'Friedrich Hans', 'Hans Friedrich'],
    ['initials only', 'M.V.', 'Mirela Vuckovic'],
  ])('%s makes another person', (_, one, other) => {
    expect(score(one, other)).toBeLessThan(NAME_THRESHOLD);
  });

  test('the order of given and family name does not matter where it can be told', () => {
    expect(score('Vuckovic Mirela', 'Mirela Vuckovic')).toBe(1);
    expect(score('FRIEDRICH, Hans', 'Hans Friedrich')).toBe(1);
  });

  test('a comparison says which words matched which, and why', () => {
    const { pairs, onlyInFirst, onlyInSecond } = explain(
      'Bill van Tarasque',
      'William Ernest van Tarrasque',
    );
    expect(pairs.map(({ first, second, reason }) => [first, second, reason])).toEqual([
      ['van', 'van', 'SAME'],
      ['bill', 'william', 'SAME_GIVEN_NAME'],
      ['tarasque', 'tarrasque', 'SOUNDS_ALIKE'],
    ]);
    expect(onlyInFirst).toEqual([]);
    expect(onlyInSecond).toEqual(['ernest']);
  });
});

describe('organisations and vessels', () => {
  test.each([
    ['a legal form', 'Quellfeld', 'Quellfeld Ltd.'],
    ['a legal form spelled out', 'Quellfeld AG', 'Quellfeld Aktiengesellschaft'],
    ['a legal form translated', 'OAO Quellfeld', 'Quellfeld Open Joint Stock Company'],
    ['a legal form misspelt', 'Quellfeld Aktiengeselschaft', 'Quellfeld AG'],
    ['a legal form glued on', 'QuellfeldAG', 'Quellfeld AG'],
    ['the punctuation of a legal form', 'Quellfeld G.m.b.H.', 'Quellfeld GmbH'],
    ['an abbreviation', 'Quellfeld Int’l Bank', 'Quellfeld International Bank'],
    ['an ordinal', '1st Quellfeld Bank', 'First Quellfeld Bank'],
    ['a number in words', 'Brigade Forty-Four', 'Brigade 44'],
    ['an ampersand', 'Quell & Feld', 'Quell and Feld'],
    ['words written together', 'Quell Feld Works', 'Quellfeld Works'],
    ['an acronym', 'QLF', 'Quellfeld Liberation Front'],
    ['one of two names', 'Quellfeld', 'Quellfeld/Army of the Spring'],
  ])('%s makes no other organisation', (_, one, other) => {
    expect(score(one, other, 'ORGANIZATION')).toBeGreaterThanOrEqual(NAME_THRESHOLD);
  });

  test.each([
    ['another legal form', 'Quellfeld AG', 'Quellfeld GmbH'],
    ['another line of business', 'Quellfeld Securities', 'Quellfeld Industries'],
    ['a word more', 'Quellfeld Systems Ltd', 'Quellfeld Ltd'],
    ['a number more', 'Management Company 23', 'Management Company'],
    ['nothing but common words', 'General Trading Company', 'National Trading Company'],
    ['letters before it', 'Quellfeld Trading', 'A A Quellfeld Trading'],
    ['an acronym of two letters', 'QL', 'Quellfeld Liberation'],
    ['another country', 'Quellfeld (Spain) SL', 'Quellfeld (Ireland) Ltd'],
  ])('%s makes another organisation', (_, one, other) => {
    expect(score(one, other, 'ORGANIZATION')).toBeLessThan(NAME_THRESHOLD);
  });

  test('contradicting legal forms are said', () => {
    const compared = explain('Quellfeld AG', 'Quellfeld GmbH', 'ORGANIZATION');
    expect(compared.findings.map(({ kind }) => kind)).toEqual(['LEGAL_FORM']);
  });

  test('the prefix of a ship is not part of its name', () => {
    expect(score('M/V Pale Heron', 'PALE HERON', 'VESSEL')).toBe(1);
    expect(score('Pale Heron', 'Pale Harbour', 'VESSEL')).toBeLessThan(NAME_THRESHOLD);
  });
});

describe('for any names', () => {
  const anyName = fc.string({ unit: 'binary', maxLength: 60 });
  const word = fc.stringMatching(/^[a-z]{2,12}$/);
  const words = fc.array(word, { minLength: 2, maxLength: 5 }).map((list) => list.join(' '));

  test('a score lies between 0 and 1, and the same the other way round', () => {
    fc.assert(
      fc.property(
        anyName,
        anyName,
        fc.constantFrom<NameKind>('PERSON', 'ORGANIZATION'),
        (a, b, k) => {
          const there = score(a, b, k);
          expect(there).toBeGreaterThanOrEqual(0);
          expect(there).toBeLessThanOrEqual(1);
        },
      ),
    );
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(score(a, b)).toBeCloseTo(score(b, a), 9);
      }),
    );
  });

  test('a name is itself', () => {
    fc.assert(
      fc.property(words, (name) => {
        expect(score(name, name)).toBe(1);
      }),
    );
  });

  test('the distance of words is 0 for equal ones only, and symmetric', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 9);
        expect(distance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test('a name of a megabyte is cut, not choked on', () => {
    const started = performance.now();
    expect(score('abc def '.repeat(131_072), 'abc def')).toBeGreaterThanOrEqual(0);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
