import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainName } from '../kyc/plain-name.ts';
import type { SanctionsEntry } from '../sanctions/entry.ts';
import { latinLikeness } from './look-alikes.ts';
import { MOST_INITIALS } from './readings.ts';
import { buildScreeningIndex } from './screen.ts';

const LISTED = [
  ['Zoltimir', 'Varkonsky'],
  ['Viktor', 'Bout'],
  ['Mirela', 'Vuckovic'],
  ['Yusuf', 'Tarifi'],
  ['Wilhelmina', 'Oxenbach'],
] as const;

const entries = LISTED.map(
  ([given, family], at): SanctionsEntry => ({
    uid: String(at + 1),
    type: 'PERSON',
    names: [{ text: `${family.toUpperCase()}, ${given}`, quality: 'PRIMARY' }],
    programmes: ['TEST'],
    datesOfBirth: [],
    countries: [],
    addresses: [],
  }),
);
const index = buildScreeningIndex([{ listId: 'test', versionId: 'test@1', entries }], (text) =>
  anyAscii(text),
);

const finds = (name: string, at: number) => {
  const found = index.screen({ name, kind: 'PERSON' });
  expect(
    found.map(({ entry }) => entry.uid),
    name,
  ).toContain(String(at + 1));
  expect(
    index.screenEach({ name, kind: 'PERSON' }).map(({ entry, score }) => [entry.uid, score]),
  ).toEqual(found.map(({ entry, score }) => [entry.uid, score]));
};

/** Every letter that is read as a given Latin one, by the whole of Unicode's first two planes. */
const looksLike = new Map<string, string[]>();
for (let code = 0x80; code < 0x20000; code += 1) {
  const letter = String.fromCodePoint(code);
  if (!/\p{L}/u.test(letter) || /\p{Script=Latin}/u.test(letter)) continue;
  const latin = latinLikeness(letter);
  if (latin !== undefined) looksLike.set(latin, [...(looksLike.get(latin) ?? []), letter]);
}

const listed = fc.nat(LISTED.length - 1);
/** One of 0 to n − 1, for each letter of a name in turn. */
const choices = fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 });
const eachLetter = (text: string, change: (letter: string, at: number) => string) =>
  [...text].map((letter, at) => (letter === ' ' ? letter : change(letter, at))).join('');

const written = (text: string, how: number) =>
  [text, text.toLowerCase(), text.toUpperCase()][how % 3] ?? text;
const accented = (text: string, chosen: readonly number[]) =>
  eachLetter(text, (letter, at) =>
    (chosen[at] ?? 0) % 4 === 0 ? `${letter}\u0301`.normalize('NFC') : letter,
  );
const lookedAlike = (text: string, chosen: readonly number[]) =>
  eachLetter(text, (letter, at) => {
    const like = looksLike.get(letter.toLowerCase()) ?? [];
    const pick = chosen[at] ?? 0;
    return pick % 3 === 0 ? letter : (like[pick % Math.max(1, like.length)] ?? letter);
  });

test('the table covers all letters of the alphabet, and Lisu and Cherokee capitals are read', () => {
  expect([...looksLike.keys()].sort().join('')).toBe('abcdefghijklmnopqrstuvwxyz');
  expect(latinLikeness('ꓜꓳꓡꓔꓲꓟꓲꓣ')).toBe('zoltimir');
  expect(latinLikeness('ꓲꓳ', 'l')).toBe('lo');
  expect(latinLikeness('Ꮩarkonsky')).toBe('varkonsky');
  expect(latinLikeness('Жук')).toBeUndefined();
});

test('a listed name is found under look-alikes, accents and any case', () => {
  fc.assert(
    fc.property(listed, choices, choices, fc.nat(2), (at, like, marks, how) => {
      const name = written(LISTED[at]?.join(' ') ?? '', how);
      finds(lookedAlike(accented(name, marks), like), at);
      finds(
        eachLetter(name, (letter, place) => written(letter, 1 + ((like[place] ?? 0) % 2))),
        at,
      );
    }),
    { numRuns: 150 },
  );
  // Capitals at the ends, as if written backwards, which it is not.
  finds('víktoR boúT', 1);
});

test('and letter by letter, in either order, with whatever between the letters', () => {
  const gap = fc.constantFrom(' ', '.', '-', '. ', '  ', '_', ' · ');
  fc.assert(
    fc.property(listed, choices, gap, fc.boolean(), fc.nat(2), (at, like, between, turned, how) => {
      const words = turned ? LISTED[at]?.toReversed() : LISTED[at];
      const name = written(words?.join(' ') ?? '', how);
      const letters = [...name].filter((letter) => letter !== ' ').join(between);
      finds(letters, at);
      finds(lookedAlike(letters, like), at);
      finds(`${[...(words?.[0] ?? '')].join(between)} ${words?.[1]}`, at);
    }),
    { numRuns: 80 },
  );
});

test('and among twenty-five initials, which count where there are few', () => {
  const letters = fc.stringMatching(/^[a-zA-Z]{0,25}$/);
  fc.assert(
    fc.property(listed, letters, choices, fc.boolean(), (at, initials, places, dotted) => {
      const [given = '', family = ''] = LISTED[at] ?? [];
      const padding = [...initials].map((letter) => (dotted ? `${letter}.` : letter));
      const cut = (places[0] ?? 0) % (padding.length + 1);
      const [before, between] = [padding.slice(0, cut), padding.slice(cut)];
      finds([...before, given, ...between, family].join(' '), at);
      finds([given, family, ...padding].join(' '), at);
    }),
    { numRuns: 150 },
  );
  expect(MOST_INITIALS).toBeLessThan(25);
});

test('and in pieces, or is for an officer to look at', () => {
  const cut = (word: string, chosen: readonly number[]) =>
    eachLetter(word, (letter, at) =>
      at > 0 && (chosen[at] ?? 0) % 3 === 0 ? ` ${letter}` : letter,
    );
  fc.assert(
    fc.property(choices, choices, (one, two) => {
      const [firstName, lastName] = [cut('Zoltimir', one), cut('Varkonsky', two)];
      if (isPlainName({ firstName, lastName })) finds(`${firstName} ${lastName}`, 0);
    }),
    { numRuns: 1_000 },
  );
});

test('and after a mark that turns text round', () => {
  for (const mark of ['\u202e', '\u202d', '\u2067', '\u200f']) {
    finds(`Zoltimir ${mark}Varkonsky`, 0);
    finds(`${mark}Zoltimir Varkonsky`, 0);
  }
});

test('a name that other words drown is found, or is for an officer to look at', () => {
  const padding = fc.array(
    fc.constantFrom('Quillon', 'Hestergard', 'Ampthwaite', 'Dr', 'al', 'bin', 'Q', 'H', 'A'),
    { maxLength: 26 },
  );
  fc.assert(
    fc.property(listed, padding, padding, (at, before, after) => {
      const [given = '', family = ''] = LISTED[at] ?? [];
      const firstName = [...before, given].join(' ');
      const lastName = [...after, family].join(' ');
      if (isPlainName({ firstName, lastName })) finds(`${firstName} ${lastName}`, at);
      else expect(before.length + after.length).toBeGreaterThan(MOST_INITIALS);
    }),
    { numRuns: 2_000 },
  );
});
