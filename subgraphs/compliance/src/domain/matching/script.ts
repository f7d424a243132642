import { openArabic, openHebrew } from './abjad-words.ts';
import { openHangul } from './korean.ts';
import { latinLikeness } from './look-alikes.ts';

/** How the words of a name were written before they were folded to Latin letters. */
export type Script =
  | 'ALPHABET'
  /** Chinese characters: another character is another word, however alike the two are read. */
  | 'HAN'
  /** Korean syllables, in all their spellings: another syllable is another word. */
  | 'HANGUL'
  /** Arabic and Hebrew: consonants, and of the vowels the long ones. */
  | 'ABJAD'
  /** Other scripts that leave vowels out, or write some between consonants: Devanagari, Thai, kana… */
  | 'UNVOWELLED';

export const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;
const ARABIC = /\p{Script=Arabic}/u;
const HEBREW = /\p{Script=Hebrew}/u;
const UNVOWELLED =
  /[\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Katakana}\p{Script=Hiragana}]/u;

export function scriptOf(token: string): Script {
  if (HAN.test(token)) return 'HAN';
  if (ARABIC.test(token) || HEBREW.test(token)) return 'ABJAD';
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
  return text.replace(MIXED, (word) => latinLikeness(word) ?? inCyrillic(word));
}

/** A text with each word that mixes alphabets in Cyrillic, as a keyboard without an І writes it: Iгор. */
export function mixedInCyrillic(text: string): string {
  return /\p{Script=Cyrillic}/u.test(text) ? text.replace(MIXED, inCyrillic) : text;
}

function inCyrillic(word: string): string {
  return [...word].map((letter) => TO_CYRILLIC.get(letter) ?? letter).join('');
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

/** What a token of a name says, in a script that is still to be written in Latin letters. */
export interface OpenedToken {
  readonly text: string;
  /** Of Arabic and Hebrew the letters, with {@link ARTICLE} where the article stood before them. */
  readonly written?: string;
}

/** One token of a name, opened into words where its script joins what other scripts part. */
export function openToken(
  token: string,
  person: boolean,
  toLatin: (text: string) => string,
): readonly OpenedToken[] {
  if (ARABIC.test(token)) return openArabic(token, person);
  if (HEBREW.test(token)) return openHebrew(token);
  if (HAN.test(token)) return [{ text: openHan(token, person) }];
  if (HANGUL.test(token) && person) return [{ text: openHangul(token, toLatin) }];
  return [{ text: token }];
}
