import { openHangul } from './korean.ts';
import { latinLikeness } from './look-alikes.ts';

/** How the words of a name were written before they were folded to Latin letters. */
export type Script =
  | 'ALPHABET'
  /** Chinese characters: another character is another word, however alike the two are read. */
  | 'HAN'
  /** Scripts that leave vowels out, or write some between consonants: Arabic, Hebrew, Devanagari, kana… */
  | 'UNVOWELLED';

export const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;
const ARABIC = /\p{Script=Arabic}/u;
const UNVOWELLED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Katakana}\p{Script=Hiragana}]/u;

export function scriptOf(token: string): Script {
  if (HAN.test(token)) return 'HAN';
  return UNVOWELLED.test(token) ? 'UNVOWELLED' : 'ALPHABET';
}

/** Signs that are no part of a name: marks of direction, joiners, soft hyphens, lone surrogates. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Cs}\p{Co}]/gu;
const PICTURES = /[\p{Extended_Pictographic}\p{So}\p{Sk}]/gu;
const LEGAL_SIGNS = /[™®©℠℗]/g;
const LOOSE_MARKS = /[\u0300-\u036f]/g;
const OVERRIDE = /\u202e([^\u202c]*)\u202c?/g;
/** Each of its words ends where a word begins: «rimaldiV nituP». */
const BACKWARDS = /^\s*(?:\p{Ll}{2,}\p{Lu}(?:\s+|$)){2,}$/u;

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/**
 * A name as a reader sees it: what is shown from right to left is turned round, what cannot be seen
 * is taken out, compatible forms (full width, ligatures, mathematical letters) become plain ones.
 * Never longer than `longest` UTF-16 units.
 */
export function plainText(text: string, longest: number): string {
  return text
    .slice(0, longest * 8)
    .replace(OVERRIDE, (_, inside: string) => reversed(inside))
    .replace(/[\t\n\r\u00a0\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(LEGAL_SIGNS, '')
    .normalize('NFKC')
    .replace(LOOSE_MARKS, '')
    .replace(PICTURES, ' ')
    .slice(0, longest)
    .replace(/\p{Cs}/gu, '');
}

/** A plain text that looks as if it was written from its end, from its beginning; of any other nothing. */
export function writtenBackwards(plain: string): readonly string[] {
  return BACKWARDS.test(plain) ? [reversed(plain)] : [];
}

/** Cyrillic letters in the shape of Latin ones. */
const TO_CYRILLIC = new Map(
  [...'aAeEkKmMoOpPcCtTyYxXiIsSjJBH'].map((letter, at) => [
    letter,
    [...'аАеЕкКмМоОрРсСтТуУхХіІѕЅјЈВН'][at] ?? letter,
  ]),
);
const MIXED =
  /[\p{L}]*(?:\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin})[\p{L}]*/gu;

/** Gives a word that mixes alphabets the one that it pretends to be in. */
export function withoutLookalikes(text: string): string {
  return text.replace(MIXED, (word) => {
    const latin = latinLikeness(word);
    if (latin !== undefined) return latin;
    return [...word].map((letter) => TO_CYRILLIC.get(letter) ?? letter).join('');
  });
}

const HARAKAT = /[\u064b-\u065f\u0670\u0640]/g;
const ARABIC_WORDS: ReadonlyMap<string, string> = new Map([
  ['بن', 'bin'],
  ['ابن', 'ibn'],
  ['بنت', 'bint'],
  ['ولد', 'wald'],
  ['ابو', 'abu'],
  ['أبو', 'abu'],
  ['أم', 'umm'],
  ['ام', 'umm'],
  ['آل', 'al'],
  ['ال', 'al'],
  ['عبد', 'abd'],
  ['الله', 'allah'],
  ['عبدالله', 'abdallah'],
  ['علی', 'ali'],
  ['علي', 'ali'],
]);

/**
 * Writes out what Arabic script says but a letter by letter reading would lose: the article, the
 * words of descent, and that a word begins with a vowel.
 */
function openArabic(token: string): string {
  const bare = token.replace(HARAKAT, '');
  const known = ARABIC_WORDS.get(bare);
  if (known !== undefined) return known;
  const servant = /^عبدال(.{2,})$/.exec(bare);
  if (servant?.[1]) return `abd al ${openArabic(servant[1])}`;
  const article = /^ال(.{2,})$/.exec(bare);
  if (article?.[1]) return `al ${openArabic(article[1])}`;
  return bare.replace(/^[اأإآعى]/, 'a');
}

/** Compound surnames; every other Chinese surname is one character. */
const LONG_SURNAMES =
  /^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|东方|東方|皇甫|令狐|尉迟|尉遲|公孙|公孫|夏侯|慕容|长孙|長孫|宇文)/u;
/** Characters that are read in another way when they are a surname. */
const SURNAME_READINGS: ReadonlyMap<string, string> = new Map([
  ['曾', 'zeng'],
  ['单', 'shan'],
  ['單', 'shan'],
  ['解', 'xie'],
  ['仇', 'qiu'],
  ['查', 'zha'],
  ['朴', 'piao'],
  ['盖', 'ge'],
  ['区', 'ou'],
  ['區', 'ou'],
  ['尉', 'wei'],
  ['乐', 'yue'],
  ['樂', 'yue'],
  ['翟', 'zhai'],
  ['长', 'zhang'],
]);
const CHINESE_ORGANISATION_WORDS: readonly (readonly [RegExp, string])[] = [
  [/股份有限公司/gu, ' jsc '],
  [/有限责任公司|有限責任公司|有限公司/gu, ' ltd '],
  [/公司/gu, ' company '],
  [/集团|集團/gu, ' group '],
  [/银行|銀行/gu, ' bank '],
  [/大学|大學/gu, ' university '],
  [/研究所|研究院/gu, ' institute '],
  [/科技/gu, ' technology '],
  [/贸易|貿易/gu, ' trading '],
  [/国际|國際/gu, ' international '],
  [/工业|工業/gu, ' industry '],
];

function openHan(token: string, person: boolean): string {
  if (!person) {
    return CHINESE_ORGANISATION_WORDS.reduce(
      (text, [pattern, word]) => text.replace(pattern, word),
      token,
    );
  }
  const characters = [...token];
  if (characters.length < 2 || characters.length > 4 || !/^\p{Script=Han}+$/u.test(token)) {
    return token;
  }
  const length = LONG_SURNAMES.test(token) && characters.length > 2 ? 2 : 1;
  const surname = characters.slice(0, length).join('');
  const given = characters.slice(length).join('');
  return `${SURNAME_READINGS.get(surname) ?? surname} ${given}`;
}

/** One token of a name, opened into Latin words where its script joins what other scripts part. */
export function openToken(
  token: string,
  person: boolean,
  toLatin: (text: string) => string,
): string {
  if (ARABIC.test(token)) return openArabic(token);
  if (HAN.test(token)) return openHan(token, person);
  if (HANGUL.test(token) && person) return openHangul(token, toLatin);
  return token;
}
