import { isReadingOf } from './abjad.ts';
import { distance } from './distance.ts';
import { sameGivenName } from './given-names.ts';
import type { NameWord } from './name.ts';
import { sameConsonants } from './sound.ts';

export type PairReason =
  | 'SAME'
  | 'SOUNDS_ALIKE'
  | 'SIMILAR_SPELLING'
  | 'SAME_GIVEN_NAME'
  | 'INITIAL'
  | 'INITIALS'
  | 'JOINED_WORDS';

/** One or more words of one name that stand for one or more of the other. */
export interface WordPair {
  readonly first: string;
  readonly second: string;
  readonly reason: PairReason;
  /** 0–1; what the pair adds to the score per unit of weight. */
  readonly similarity: number;
  /** How much the pair counts, in words. */
  readonly weight: number;
  /** Whether the pair says whose name it is (not only a particle, title or generic word). */
  readonly telling: boolean;
  /** Of words written together how many that name there are on either side; one on each where it is left out. */
  readonly names?: readonly [first: number, second: number] | undefined;
}

/** Words less alike than this are different words. */
export const LEAST_ALIKE = 0.7;
/** More letters wrong than two make another word, however long the two are. */
export const MOST_APART = 2;
/** A word is measured as if it had this many letters at the least. */
export const SHORTEST_MEASURED = 4;
const SOUND_ALIKE = 0.93;
/** A word in letters that do not write every vowel, and one that they may be read as. */
const READ_ALIKE = 0.975;
const SAME_GIVEN_NAME = 0.92;
export const INITIAL_SIMILARITY = 0.85;
/** Every slip counts double: two words at 0.7 prove little more than chance. */
const SLIP_FACTOR = 2;

/** Words that name; the rest only surround them, and are never taken for a name. */
export function isStrong({ role }: NameWord): boolean {
  return role === 'NAME' || role === 'NUMBER' || role === 'GENERIC';
}

function telling(...words: readonly NameWord[]): boolean {
  return words.every(({ role }) => role === 'NAME' || role === 'NUMBER');
}

/**
 * Endings that whole peoples share, by which nobody is told from anybody: patronymics, and the second
 * half of theophoric names. Two words that have one in common are told apart by what stands before it.
 */
const SHARED_ENDINGS =
  /(?:[oe]vi(?:c|ch|tch|tsch|cz)|[oe]vna|d[oó]ttir|shvili|zade|zadeh|oglu|ullah?|allah?|[aeu]dd?ine?)$/;

/**
 * How alike two words are, 0–1. Short words are measured as if they had four letters: one vowel
 * in three is no less a slip than one in four.
 */
export function likeness(one: NameWord, other: NameWord): number {
  if (one.text === other.text) return 1;
  const ending = SHARED_ENDINGS.exec(one.text)?.[0];
  const shared = ending !== undefined && other.text.endsWith(ending) ? ending.length : 0;
  const left = one.text.slice(0, one.text.length - shared);
  const right = other.text.slice(0, other.text.length - shared);
  const apart = distance(left, right);
  const spelled =
    apart > MOST_APART ? 0 : 1 - apart / Math.max(left.length, right.length, SHORTEST_MEASURED);
  if (sameReading(one, other)) return Math.max(READ_ALIKE, spelled);
  return sameSound(one, other) ? Math.max(SOUND_ALIKE, spelled) : Math.max(0, spelled);
}

/** A word in Arabic or Hebrew letters, and one in an alphabet that may be what they are read as. */
function sameReading(one: NameWord, other: NameWord): boolean {
  if (one.written !== undefined && other.script === 'ALPHABET') {
    return isReadingOf(other.text, one.written);
  }
  if (other.written !== undefined && one.script === 'ALPHABET') {
    return isReadingOf(one.text, other.written);
  }
  return false;
}

function sameSound(one: NameWord, other: NameWord): boolean {
  if (one.sound === other.sound) return true;
  if (one.mandarin !== undefined && one.mandarin === other.mandarin) return true;
  const unvowelled = one.script === 'UNVOWELLED' || other.script === 'UNVOWELLED';
  return unvowelled && one.script !== other.script && sameConsonants(one.text, other.text);
}

/** Two equal words, or undefined where one names and the other only surrounds a name. */
export function samePair(one: NameWord, other: NameWord): WordPair | undefined {
  if (one.text !== other.text || isStrong(one) !== isStrong(other)) return undefined;
  return {
    first: one.text,
    second: other.text,
    reason: 'SAME',
    similarity: 1,
    weight: Math.max(one.weight, other.weight),
    telling: telling(one, other),
  };
}

/** An initial and a word that begins with it. */
function initialPair(one: NameWord, other: NameWord): WordPair | undefined {
  const [initial, word] = one.role === 'INITIAL' ? [one, other] : [other, one];
  if (word.role !== 'NAME' || word.text[0] !== initial.text) return undefined;
  return {
    first: one.text,
    second: other.text,
    reason: 'INITIAL',
    similarity: INITIAL_SIMILARITY,
    weight: initial.weight,
    telling: telling(one, other),
  };
}

/** Of letters without vowels another spelling in an alphabet is another word. */
function mayBeMisspelt(one: NameWord, other: NameWord): boolean {
  const isAbjad = one.written !== undefined || other.written !== undefined;
  return !isAbjad || one.script === other.script;
}

/** Two words that are not equal, or undefined when they are two different words. */
export function similarPair(one: NameWord, other: NameWord, person: boolean): WordPair | undefined {
  const base = { first: one.text, second: other.text, telling: telling(one, other) };
  if (one.role === 'INITIAL' || other.role === 'INITIAL') {
    return person ? initialPair(one, other) : undefined;
  }
  if (one.role === 'NUMBER' || other.role === 'NUMBER' || isStrong(one) !== isStrong(other)) {
    return undefined;
  }
  // Another character is no slip of the pen, and a Korean syllable is spelt in every way already.
  if (one.script === 'HAN' && other.script === 'HAN') return undefined;
  if (one.script === 'HANGUL' || other.script === 'HANGUL') return undefined;
  const sounds = sameReading(one, other) || sameSound(one, other);
  if (!sounds && !mayBeMisspelt(one, other)) return undefined;
  const weight = Math.max(one.weight, other.weight);
  const alike = likeness(one, other);
  const similarity = alike < LEAST_ALIKE ? 0 : Math.max(0, 1 - SLIP_FACTOR * (1 - alike));
  if (person && similarity < SAME_GIVEN_NAME && sameGivenName(one.text, other.text)) {
    return { ...base, weight, reason: 'SAME_GIVEN_NAME', similarity: SAME_GIVEN_NAME };
  }
  if (similarity === 0) return undefined;
  const reason = sounds ? 'SOUNDS_ALIKE' : 'SIMILAR_SPELLING';
  return { ...base, weight, reason, similarity };
}
