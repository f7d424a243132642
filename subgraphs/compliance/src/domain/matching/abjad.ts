import { type AbjadLetter, abjadLetters, beginsWithVowel } from './abjad-letters.ts';
import { remembered } from './sound.ts';

/**
 * Reads words of scripts that do not write every vowel: which Latin spellings a word in Arabic or Hebrew letters may
 * have. A vowel that is written has to be there, one that is not may be; so محمود is Mahmud and not Mohammed.
 */

/** What a word that had the article before it may begin with: al-Zahrani, Ezzahrani. */
export const ARTICLE = '+';
const ARTICLES = ['', 'al', 'el', 'ul', 'a', 'e', 'u'];

/** Latin spellings that differ in nothing: of doubled letters one. */
const plain = remembered((latin) =>
  latin
    .replace(/ph/g, 'f')
    .replace(/tsch|tch/g, 'ch')
    .replace(/sch/g, 'sh')
    .replace(/ck/g, 'k')
    .replace(/(.)\1+/g, '$1'),
);

/** What is left of a Latin spelling without its vowels and the letters that may stand for one. */
function consonants(latin: string): string {
  return latin
    .replace(/x/g, 'ks')
    .replace(/[cq]/g, 'k')
    .replace(/[aeiouywh]/g, '');
}

function once(text: string): string {
  return text.replace(/(.)\1+/g, '$1');
}

/** The key of a Latin word, by which the words in Arabic or Hebrew letters are found that it may be. */
export const keyOfLatin = remembered((latin) => once(consonants(plain(latin))));

/** Keys of a word at the most; of a longer one only the usual spellings of its last letters. */
const MOST_KEYS = 256;

/** The keys of all Latin spellings that a word in Arabic or Hebrew letters may have; none where it has others. */
export const keysOfAbjad = remembered((written): readonly string[] => {
  const { letters, hasArticle } = partsOf(written);
  if (letters === undefined) return [];
  let keys = new Set(hasArticle ? ['', 'l'] : ['']);
  for (const { spellings } of letters) {
    const ends = [...new Set(spellings.map(consonants))];
    const some = keys.size * ends.length > MOST_KEYS ? ends.slice(0, 1) : ends;
    keys = new Set([...keys].flatMap((key) => some.map((end) => once(key + end))));
  }
  return [...keys];
});

function partsOf(written: string) {
  const hasArticle = written.startsWith(ARTICLE);
  const word = hasArticle ? written.slice(1) : written;
  return { word, hasArticle, letters: abjadLetters(word) };
}

/** A vowel between two consonants, as English and French write it. */
const VOWELS = ['', 'a', 'e', 'i', 'o', 'u', 'ou', 'ae'];
/** After the last one: Noureddine. */
const LAST_VOWELS = ['', 'e'];

/** Whether a Latin word may be the reading of a word in Arabic or Hebrew letters. */
export function isReadingOf(latin: string, written: string): boolean {
  if (!keysOfAbjad(written).includes(keyOfLatin(latin))) return false;
  const { word, hasArticle, letters = [] } = partsOf(written);
  const spelled = plain(latin);
  return (hasArticle ? ARTICLES : ['']).some((article) => {
    if (!spelled.startsWith(article)) return false;
    const rest = spelled.slice(article.length);
    return (!beginsWithVowel(word) || /^[aeiouywv]/.test(rest)) && reads(rest, letters);
  });
}

function reads(latin: string, letters: readonly AbjadLetter[]): boolean {
  const hopeless = new Set<number>();
  const from = (at: number, place: number): boolean => {
    if (at === letters.length) return place === latin.length;
    const state = at * (latin.length + 1) + place;
    if (hopeless.has(state)) return false;
    hopeless.add(state);
    return endsOf(latin, letters, at, place).some((end) => from(at + 1, end));
  };
  return from(0, 0);
}

/** Where what a letter and a vowel after it are written as may end. */
function endsOf(
  latin: string,
  letters: readonly AbjadLetter[],
  at: number,
  place: number,
): readonly number[] {
  const vowels = at === letters.length - 1 ? LAST_VOWELS : VOWELS;
  return spellingsAt(letters, at)
    .filter((spelling) => latin.startsWith(spelling, place))
    .flatMap((spelling) => {
      const after = place + spelling.length;
      const isOpen = letters[at]?.isOpen === true;
      return (isOpen ? vowels : ['']).flatMap((vowel) =>
        latin.startsWith(vowel, after) ? [after + vowel.length] : [],
      );
    });
}

/** Of a letter twice in a row, or but for a silent one, the second may be the first, doubled. */
function spellingsAt(letters: readonly AbjadLetter[], at: number): readonly string[] {
  const { letter, spellings = [] } = letters[at] ?? {};
  const before = letters[at - 1]?.spellings.join() === '' ? letters[at - 2] : letters[at - 1];
  return letter === before?.letter ? [...spellings, ''] : spellings;
}
