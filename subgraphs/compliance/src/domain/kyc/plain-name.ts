import { isGivenName } from '../matching/given-names.ts';
import { MOST_INITIALS } from '../matching/readings.ts';
import { HONORIFICS, PARTICLES } from '../matching/vocabulary.ts';
import type { SubjectFacts } from './subject.ts';

/**
 * Words of a name that is compared whole. A word that only one side has takes from the score: with four of
 * them and {@link MOST_INITIALS} initials two words that are the same still reach its threshold, with more
 * they do not.
 */
const MOST_NAMING = 6;
/** One word that agrees is a match of nothing but a name that is one word; an initial adds little to it. */
const LEAST_NAMING = 2;
/** With particles and titles, which hardly count, but beyond the longest name that is compared would be cut off. */
const MOST_WORDS = 12;

/**
 * The Latin letters that orthographies write names with: of the blocks from Latin-1 to Extended-B, without clicks and
 * tones, of Extended Additional, and of the phonetic alphabet what Africa took from it. The rest looks like others, or
 * like one that is not how it is read, as thorn, eng and ou do.
 */
const LATIN = /(?![þĸŋƅƍƛƨƹ-ǃȣɂẜẝ])[a-zß-ɏḁ-ỿɓɔɖɗəɛɣɩɲʊʋ]/u;

/** Accents, and letters that stand for an apostrophe; the letters among the marks (U+0363 to U+036F) are letters. */
const ANY_SCRIPT = /[\u0300-\u0362ʻʼʾʿ]/u;

/**
 * Why a name cannot be relied on to be compared: it has no letters, or others than Latin ones, too many initials, too
 * many words, or fewer than two that name. Lists have nearly everybody in Latin letters. Of listed people who have a
 * Cyrillic name there, too, 99 in 100 are found by it; but these are Slavs, and nobody knows of how a Burmese or a
 * Cantonese name is written in Russian. Of Arabic names one in twelve is not found.
 */
export type NameDoubt = 'NO_LETTERS' | 'SCRIPT' | 'INITIALS' | 'WORDS' | 'ONE_WORD';

/**
 * Why the comparison with lists cannot be relied on to read a person's name; nothing where its letters are all Latin,
 * its words few enough that none of them drown the others, and two of them are names. What is
 * doubtful is for an officer to look at, whatever was found.
 */
export function nameDoubts({
  firstName,
  lastName,
}: Pick<SubjectFacts, 'firstName' | 'lastName'>): readonly NameDoubt[] {
  const text = `${firstName} ${lastName}`.normalize('NFKC').toLowerCase();
  // Vowel signs are marks, and of a script like its letters.
  const letters = (text.match(/[\p{L}\p{M}]/gu) ?? []).filter((letter) => !ANY_SCRIPT.test(letter));
  const isRead = letters.every((letter) => LATIN.test(letter));
  const words = text
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const initials = words.filter((word) => /^\p{L}\p{M}*$/u.test(word)).length;
  // At the beginning a particle may be a given name: Ben, Al, Said.
  const naming = words.filter(
    (word, at) =>
      [...word].length > 1 && (at === 0 || !(PARTICLES.has(word) || HONORIFICS.has(word))),
  ).length;
  const doubts: NameDoubt[] = [];
  if (!letters.some((letter) => /\p{L}/u.test(letter))) doubts.push('NO_LETTERS');
  if (!isRead) doubts.push('SCRIPT');
  if (initials > MOST_INITIALS) doubts.push('INITIALS');
  if (naming > MOST_NAMING || words.length > MOST_WORDS) doubts.push('WORDS');
  if (namesIn(words) < LEAST_NAMING) doubts.push('ONE_WORD');
  return doubts;
}

export function isPlainName(name: Pick<SubjectFacts, 'firstName' | 'lastName'>): boolean {
  return nameDoubts(name).length === 0;
}

/** How many different words name for sure. */
function namesIn(words: readonly string[]): number {
  const isName = (word: string, at: number) =>
    [...word].length > 1 &&
    !HONORIFICS.has(word) &&
    (!PARTICLES.has(word) || (at === 0 && isGivenName(word)));
  return new Set(words.filter(isName)).size;
}
