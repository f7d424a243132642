import { HANJA_READINGS } from './hanja-readings.ts';
import { hangulOf, syllabaries } from './korean-syllables.ts';

const HANGUL_SURNAMES: ReadonlyMap<string, string> = new Map([
  ['김', 'kim'],
  ['이', 'lee'],
  ['리', 'ri'],
  ['박', 'pak'],
  ['최', 'choe'],
  ['정', 'jong'],
  ['강', 'kang'],
  ['조', 'jo'],
  ['윤', 'yun'],
  ['임', 'im'],
  ['오', 'o'],
]);

/** A Korean name: the first syllable is the surname; ŏ and ŭ as passports write them. */
export function openHangul(token: string, toLatin: (text: string) => string): string {
  const [first = '', ...given] = [...token];
  if (given.length === 0 || given.length > 3) return token;
  const rest = toLatin(given.join('')).toLowerCase().replace(/eo/g, 'o').replace(/eu/g, 'u');
  return `${HANGUL_SURNAMES.get(first) ?? first} ${rest}`;
}

const HANGUL = /^\p{Script=Hangul}$/u;

const READINGS: ReadonlyMap<string, string> = new Map(
  HANJA_READINGS.trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [reading = '', ...characters] = [...group];
      return characters.map((character) => [character, reading] as const);
    }),
);

/** How surnames are read that are borne by thousands, as the North writes them. */
const SURNAMES = new Set(
  '김리박최정강조윤장림한오서신권황안송류유전홍고문량양손배백허남심로노하곽성차주우구라민진지엄채원천방공현함변렴염려여추도소석선설마길연위표명기반왕금옥륙인맹제모탁국어은편룡예경봉사부임이',
);

/** A surname of one syllable, and a given name of one or two. */
const SYLLABLES = { least: 2, most: 3 };

/** How syllables are spelt, and surnames that are spelt otherwise; in the South a name begins softly. */
interface Spelling {
  readonly isSouthern: boolean;
  readonly surnames: ReadonlyMap<string, string>;
  /** @param at place of the syllable in the name */
  readonly spell: (syllable: string, at: number) => string;
}

const plain = (syllable: string) => syllable.replace('eo', 'o').replace('eu', 'u');
const northern = (syllable: string) => plain(syllable).replace(/^([ktp])(?!\1)/, '$1h');
const voiceless = (syllable: string) =>
  plain(syllable).replace(/^j/, 'ch').replace(/^g/, 'k').replace(/^d/, 't').replace(/^b/, 'p');
const usual = (syllable: string) => syllable.replace('yeo', 'you').replace('eo', 'u');

const AT_HOME: Readonly<Record<string, string>> = { 김: 'kim', 박: 'pak', 오: 'oh' };
const ABROAD: Readonly<Record<string, string>> = {
  ...{ 이: 'lee', 박: 'park', 최: 'choi', 정: 'chung', 조: 'cho', 윤: 'yoon', 임: 'lim' },
  ...{ 노: 'roh', 유: 'yoo', 신: 'shin', 우: 'woo', 문: 'moon', 구: 'koo', 강: 'kang' },
  ...{ 권: 'kwon', 안: 'ahn', 김: 'kim', 오: 'oh' },
};

/** Surnames as they are spelt otherwise than by their syllable. */
const SPELT_SURNAMES: ReadonlyMap<string, string> = new Map([
  ...[...Object.entries(AT_HOME), ...Object.entries(ABROAD)].map(
    ([syllable, spelt]) => [spelt, syllable] as const,
  ),
  ['цой', '최'],
]);

/**
 * That of the North, McCune and Reischauer's without its signs and with a voice between vowels or without, what
 * passports are full of, and the South's rules.
 */
const SPELLINGS: readonly Spelling[] = [
  { isSouthern: false, surnames: new Map(Object.entries(AT_HOME)), spell: northern },
  { isSouthern: false, surnames: new Map(Object.entries(AT_HOME)), spell: voiceless },
  {
    isSouthern: false,
    surnames: new Map(Object.entries(AT_HOME)),
    spell: (syllable, at) => (at < 2 ? voiceless(syllable) : plain(syllable)),
  },
  { isSouthern: true, surnames: new Map(Object.entries(ABROAD)), spell: usual },
  {
    isSouthern: true,
    surnames: new Map(Object.entries({ 이: 'yi', 오: 'oh' })),
    spell: (syllable) => syllable,
  },
];

/**
 * A name that is all Chinese characters as Koreans read it, or one in Hangul, in the Latin letters of the South or in
 * Russian ones, in Latin letters: in the spellings that lists and people use, each once. None where no part of it is a
 * surname there.
 */
export function koreanForms(text: string, toLatin: (text: string) => string): readonly string[] {
  const forms = new Set<string>();
  for (const syllables of namesOf(text))
    for (const form of formsOf(syllables, toLatin)) forms.add(form);
  return [...forms];
}

/** The syllables of a name, the surname first, for each way in which it may be read. */
function namesOf(text: string): readonly (readonly string[])[] {
  const characters = [...text.replace(/\s+/gu, '')];
  if (characters.every((character) => READINGS.has(character) || HANGUL.test(character))) {
    return [characters.map((character) => READINGS.get(character) ?? character)];
  }
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const isSpelt = /^[а-яё]+$/.test(words.join('')) || (isAscii(text) && words.some(isSouthern));
  if (!isSpelt || words.length > SYLLABLES.most) return [];
  const surnameFirst = [...words.slice(-1), ...words.slice(0, -1)];
  return [words, surnameFirst].flatMap(readAs);
}

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** With a vowel, or the voice of a surname, that nobody else writes so. */
function isSouthern(word: string): boolean {
  return /e[ou]/.test(word) || /^(?:gim|bak|gang|gwon|baek)$/.test(word);
}

/** Each word by each syllabary that has it: two have Russian ones. */
function readAs([surname = '', ...given]: readonly string[]): readonly (readonly string[])[] {
  const all = syllabaries();
  const first = all.map((syllables) => SPELT_SURNAMES.get(surname) ?? syllables.get(surname));
  const found = first.filter((syllable) => syllable !== undefined && SURNAMES.has(syllable));
  return given.reduce<readonly (readonly string[])[]>(
    (names, word) =>
      names.flatMap((name) =>
        all
          .map((syllables) => hangulOf(word, syllables))
          .filter(({ length }) => length > 0)
          .map((read) => [...name, ...read]),
      ),
    [...new Set(found)].map((syllable) => [syllable ?? '']),
  );
}

function formsOf(
  syllables: readonly string[],
  toLatin: (text: string) => string,
): readonly string[] {
  const { length } = syllables;
  if (length < SYLLABLES.least || length > SYLLABLES.most) return [];
  if (!SURNAMES.has(syllables[0] ?? '')) return [];
  return SPELLINGS.map(({ isSouthern: south, surnames, spell }) => {
    const read = syllables.map((each, at) => (south && at < 2 ? softened(each) : each));
    const [first = '', ...given] = read.map((each, at) => spell(latinOf(each, toLatin), at));
    const own = surnames.get(read[0] ?? '') ?? first;
    // A letter by itself would be read for an initial.
    return `${own} ${given.join(given.some(({ length }) => length === 1) ? '' : ' ')}`;
  });
}

/** By the South's rules of 2000: r where a syllable begins, and no voice where it ends. */
function latinOf(syllable: string, toLatin: (text: string) => string): string {
  const plain = toLatin(syllable).toLowerCase().replace(/^l/, 'r');
  const last = UNVOICED.get(plain.slice(-1));
  return last === undefined || plain.endsWith('ng') ? plain : `${plain.slice(0, -1)}${last}`;
}

const UNVOICED: ReadonlyMap<string, string> = new Map([
  ['g', 'k'],
  ['d', 't'],
  ['b', 'p'],
]);

/** Of Unicode's Hangul syllables: the first, how many an initial has, and how many one with a vowel. */
const [FIRST, OF_AN_INITIAL, OF_A_VOWEL] = [0xac00, 588, 28];
const [N, R, SILENT] = [2, 5, 11];
/** Ya, yae, yeo, ye, yo, yu and i. */
const PALATAL = new Set([2, 3, 6, 7, 12, 17, 20]);

/** As the South writes it at the beginning of a word: r is n, and neither is spoken before y and i. */
function softened(syllable: string): string {
  const place = (syllable.codePointAt(0) ?? FIRST) - FIRST;
  const initial = Math.floor(place / OF_AN_INITIAL);
  if (initial !== R && initial !== N) return syllable;
  const isPalatal = PALATAL.has(Math.floor((place % OF_AN_INITIAL) / OF_A_VOWEL));
  const soft = isPalatal ? SILENT : N;
  return String.fromCodePoint(FIRST + soft * OF_AN_INITIAL + (place % OF_AN_INITIAL));
}
