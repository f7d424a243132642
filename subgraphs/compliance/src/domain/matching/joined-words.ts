import type { NameWord } from './name.ts';
import { INITIAL_SIMILARITY, isStrong, likeness, type WordPair } from './word-pair.ts';

/** Neighbours that may be written together. */
export const MOST_JOINED = 4;
/** Letters that a word needs to be taken for others written together. */
export const SHORTEST_JOINED = 5;
/** Letters of two words of a person's name, or three, without a vowel: JC, JFK. */
const INITIALS_OF_PERSON = /^[bcdfghjklmnpqrstvwxz]{2,3}$/;
const MOST_INITIALS = 10;

/**
 * Whether two words are equal but for one slip: a letter more, less or other, or two neighbours
 * exchanged. Digits do not slip.
 */
export function oneSlip(one: string, other: string): boolean {
  if (one === other) return true;
  const more = one.length - other.length;
  if (more > 1 || more < -1 || /\d/.test(one) || /\d/.test(other)) return false;
  let from = 0;
  while (from < one.length && one.charCodeAt(from) === other.charCodeAt(from)) from += 1;
  const rest = (text: string, skip: number) => text.slice(from + skip);
  if (more === 1) return rest(one, 1) === rest(other, 0);
  if (more === -1) return rest(one, 0) === rest(other, 1);
  if (rest(one, 1) === rest(other, 1)) return true;
  return (
    one.charCodeAt(from) === other.charCodeAt(from + 1) &&
    one.charCodeAt(from + 1) === other.charCodeAt(from) &&
    rest(one, 2) === rest(other, 2)
  );
}

export function joinedText(run: readonly NameWord[]): string {
  let joined = '';
  for (const { text } of run) joined += text;
  return joined;
}

/** Letters from which on what is written together is two names of a person for sure, not one that looks like them. */
const LONG_JOINED = 9;

/**
 * How neighbours of a person's name may be written together: in their order, and with the last one, which is the
 * surname where a name is in natural order, first.
 */
export function joinedTexts(run: readonly NameWord[], person: boolean): readonly string[] {
  const inOrder = joinedText(run);
  const isTwo = person && inOrder.length >= LONG_JOINED && run.every(({ role }) => role === 'NAME');
  return isTwo ? [inOrder, joinedText([...run.slice(-1), ...run.slice(0, -1)])] : [inOrder];
}

function weightOfRun(word: NameWord, run: readonly NameWord[]): number {
  const sum = run.reduce((whole, part) => whole + part.weight, 0);
  return Math.max(word.weight, sum);
}

/** One word against two to four neighbours of the other name: written together, or their initials. */
export function joinedPair(
  word: NameWord,
  run: readonly NameWord[],
  person: boolean,
): WordPair | undefined {
  if (!isStrong(word)) return undefined;
  const base = {
    first: word.text,
    second: run.map(({ text }) => text).join(' '),
    weight: weightOfRun(word, run),
    names: namesJoined(word, run),
  };
  const similarity = writtenTogether(word, run, person);
  if (similarity > 0) {
    return { ...base, reason: 'JOINED_WORDS', similarity, telling: word.role !== 'GENERIC' };
  }
  if (sameSyllables(word, run)) {
    return { ...base, reason: 'JOINED_WORDS', similarity: MANDARIN_SIMILARITY, telling: true };
  }
  if (!person || run.length > 3 || !isInitialism(word)) return undefined;
  return run.every(({ text }) => text.length > 1) && initialsOf(run) === word.text
    ? // Two letters are the initials of too many names to decide anything alone.
      { ...base, ...INITIALS, names: undefined, telling: run.length >= 3 }
    : undefined;
}

/** How many names there are on either side; few letters count as one. */
function namesJoined(word: NameWord, run: readonly NameWord[]): readonly [number, number] {
  const isOne = word.text.length < LONG_JOINED;
  return [1, isOne ? 1 : run.filter(({ role }) => role === 'NAME').length];
}

/** How alike a word is to neighbours written together; 0 where it is none, or more like one of them. */
function writtenTogether(word: NameWord, run: readonly NameWord[], person: boolean): number {
  if (word.text.length < SHORTEST_JOINED) return 0;
  let best = 0;
  for (const joined of joinedTexts(run, person)) {
    if (joined.length < SHORTEST_JOINED || !oneSlip(word.text, joined)) continue;
    if (joined !== word.text && [word, ...run].some(({ script }) => script === 'HANGUL')) continue;
    const longest = Math.max(joined.length, word.text.length);
    best = Math.max(best, joined === word.text ? 1 : 1 - 1 / longest);
  }
  return best > 0 && best > Math.max(...run.map((part) => likeness(word, part))) ? best : 0;
}

/** As much as two words that sound alike. */
const MANDARIN_SIMILARITY = 0.86;

/** Chin-p’ing and Jinping: one word in Pinyin, two in Wade–Giles. */
function sameSyllables(word: NameWord, run: readonly NameWord[]): boolean {
  return (
    word.mandarin !== undefined &&
    run.every(({ mandarin }) => mandarin !== undefined) &&
    word.mandarin === syllablesOf(run)
  );
}

export function syllablesOf(run: readonly NameWord[]): string {
  return run.map(({ mandarin }) => mandarin ?? '').join('');
}

const INITIALS = { reason: 'INITIALS', similarity: INITIAL_SIMILARITY } as const;

/** Whether a word of a person's name may be initials. */
export function isInitialism({ text, role, script }: NameWord): boolean {
  return role === 'NAME' && script === 'ALPHABET' && INITIALS_OF_PERSON.test(text);
}

function initialsOf(run: readonly NameWord[]): string {
  return run.map(({ text }) => text[0]).join('');
}

/**
 * The letters that may stand for a whole organisation: of all its words, and of those without «of»,
 * «the», «and»; three letters or more, or two without a vowel.
 */
export function acronymsOf(words: readonly NameWord[]): readonly string[] {
  const named = words.filter(({ role }) => role !== 'PARTICLE');
  const letters = [...new Set([initialsOf(named), initialsOf(words)])];
  return letters.filter(
    (text) =>
      named.length >= 2 &&
      (text.length >= 3 || !/[aeiouy]/.test(text)) &&
      text.length <= MOST_INITIALS &&
      named.every((part) => part.text.length > 1),
  );
}

/** A word that is the acronym of all words of the other name. */
export function acronymPair(word: NameWord, whole: readonly NameWord[]): WordPair | undefined {
  if (word.role !== 'NAME' || word.text.length < 2 || word.text.length > MOST_INITIALS) {
    return undefined;
  }
  if (!acronymsOf(whole).includes(word.text)) return undefined;
  return {
    ...INITIALS,
    first: word.text,
    second: whole.map(({ text }) => text).join(' '),
    weight: weightOfRun(word, whole),
    telling: word.text.length >= 3,
  };
}
