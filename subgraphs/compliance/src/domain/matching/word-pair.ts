import { CHEAPEST_INSERTION, distance } from './distance.ts';
import { sameGivenName } from './given-names.ts';
import type { NameWord } from './name.ts';

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
}

/** Words less alike than this are different words. */
export const LEAST_ALIKE = 0.6;
/** Written together: how alike the joined words must be. */
const LEAST_ALIKE_JOINED = 0.85;
const SOUND_ALIKE = 0.93;
const SAME_GIVEN_NAME = 0.92;
const INITIAL = 0.85;
/** Every slip counts double: two words at 0.6 prove little more than chance. */
const SLIP_FACTOR = 2;

function telling(...words: readonly NameWord[]): boolean {
  return words.every(({ role }) => role === 'NAME' || role === 'NUMBER');
}

/**
 * How alike two words are, 0–1. Short words are measured as if they had four letters: one vowel
 * in three is no less a slip than one in four.
 */
export function likeness(one: NameWord, other: NameWord): number {
  if (one.text === other.text) return 1;
  const longest = Math.max(one.text.length, other.text.length, 4);
  const least = Math.abs(one.text.length - other.text.length) * CHEAPEST_INSERTION;
  if (least > longest * (1 - LEAST_ALIKE) && one.sound !== other.sound) return 0;
  const spelled = 1 - distance(one.text, other.text) / longest;
  return one.sound === other.sound ? Math.max(SOUND_ALIKE, spelled) : spelled;
}

export function samePair(one: NameWord, other: NameWord): WordPair {
  return {
    first: one.text,
    second: other.text,
    reason: 'SAME',
    similarity: 1,
    weight: Math.max(one.weight, other.weight),
    telling: telling(one, other),
  };
}

/** Two words that are not equal, or undefined when they are two different words. */
export function similarPair(one: NameWord, other: NameWord, person: boolean): WordPair | undefined {
  const base = {
    first: one.text,
    second: other.text,
    weight: Math.max(one.weight, other.weight),
    telling: telling(one, other),
  };
  if (one.role === 'NUMBER' && other.role === 'NUMBER') return undefined;
  if (one.role === 'INITIAL' || other.role === 'INITIAL') {
    const fits = person && one.text[0] === other.text[0] && one.role !== other.role;
    const weight = Math.min(one.weight, other.weight);
    return fits
      ? { ...base, reason: 'INITIAL', similarity: INITIAL, weight, telling: false }
      : undefined;
  }
  if (person && sameGivenName(one.text, other.text)) {
    return { ...base, reason: 'SAME_GIVEN_NAME', similarity: SAME_GIVEN_NAME };
  }
  const alike = likeness(one, other);
  if (alike < LEAST_ALIKE) return undefined;
  return {
    ...base,
    reason: one.sound === other.sound ? 'SOUNDS_ALIKE' : 'SIMILAR_SPELLING',
    similarity: Math.max(0, 1 - SLIP_FACTOR * (1 - alike)),
  };
}

/** How alike a word and joined words are, or 0 when they are too far apart. */
export function writtenTogether(word: string, joined: string): number {
  const longest = Math.max(joined.length, word.length);
  const allowed = longest * (1 - LEAST_ALIKE_JOINED);
  if (Math.abs(joined.length - word.length) * CHEAPEST_INSERTION > allowed) return 0;
  const far = distance(word, joined);
  return far > allowed ? 0 : 1 - far / longest;
}

/** One word against neighbours of the other name: written together, or their initials. */
export function joinedPair(word: NameWord, run: readonly NameWord[]): WordPair | undefined {
  const joined = run.map(({ text }) => text).join('');
  const base = {
    first: word.text,
    second: run.map(({ text }) => text).join(' '),
    weight: Math.max(
      word.weight,
      run.reduce((sum, part) => sum + part.weight, 0),
    ),
    telling: word.role === 'NAME',
  };
  if (joined.length >= 5 && word.text.length >= 5) {
    const alike = writtenTogether(word.text, joined);
    const alone = alike === 0 ? 0 : Math.max(...run.map((part) => likeness(word, part)));
    if (alike > alone) return { ...base, reason: 'JOINED_WORDS', similarity: alike };
  }
  const initials = run.map(({ text }) => text[0]).join('');
  const likelyInitials = run.length >= 3 || (word.text.length === 2 && !/[aeiouy]/.test(word.text));
  return initials === word.text && likelyInitials && run.every(({ text }) => text.length > 1)
    ? // Two letters are the initials of too many names to decide anything alone.
      { ...base, reason: 'INITIALS', similarity: INITIAL, telling: run.length >= 3 }
    : undefined;
}
