import { acronymPair, joinedPair, MOST_JOINED } from './joined-words.ts';
import type { NameWord } from './name.ts';
import { type PairReason, samePair, similarPair, type WordPair } from './word-pair.ts';

export type { PairReason, WordPair };

export interface Alignment {
  readonly pairs: readonly WordPair[];
  /** Words of the first name that stand for nothing in the second. */
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
}

/** Compares two words that are not equal. */
export type SimilarPair = typeof similarPair;

/** One name's words, and which of them are not yet paired. */
interface Side {
  readonly words: readonly NameWord[];
  readonly free: boolean[];
  left: number;
}

function sideOf(words: readonly NameWord[]): Side {
  return { words, free: words.map(() => true), left: words.length };
}

/**
 * Pairs the words of two names: equal ones first, then joined and split ones, then the similar,
 * the best first. The order of the words does not matter; ties go to the nearest in place.
 */
export function alignWords(
  one: readonly NameWord[],
  other: readonly NameWord[],
  person: boolean,
  similar: SimilarPair = similarPair,
): Alignment {
  const first = sideOf(one);
  const second = sideOf(other);
  const pairs: WordPair[] = [];
  pairEqual(first, second, pairs);
  if (!person) pairAcronym(first, second, pairs);
  pairJoined(first, second, person, (pair) => pairs.push(pair));
  pairJoined(second, first, person, (pair) => pairs.push(turned(pair)));
  pairSimilar(first, second, (left, right) => similar(left, right, person), pairs);
  return { pairs, left: unpaired(first), right: unpaired(second) };
}

/** A pair as it is seen from the other name. */
function turned(pair: WordPair): WordPair {
  const [one, other] = pair.names ?? [1, 1];
  return { ...pair, first: pair.second, second: pair.first, names: [other, one] };
}

function unpaired({ words, free }: Side): readonly NameWord[] {
  return words.filter((_, index) => free[index] === true);
}

function take(side: Side, index: number): void {
  side.free[index] = false;
  side.left -= 1;
}

function pairEqual(one: Side, other: Side, pairs: WordPair[]): void {
  for (const [at, word] of one.words.entries()) {
    let nearest = -1;
    let found: WordPair | undefined;
    for (const [index, candidate] of other.words.entries()) {
      if (other.free[index] !== true || candidate.text !== word.text) continue;
      if (nearest >= 0 && Math.abs(index - at) >= Math.abs(nearest - at)) continue;
      const pair = samePair(word, candidate);
      if (!pair) continue;
      nearest = index;
      found = pair;
    }
    if (!found) continue;
    pairs.push(found);
    take(one, at);
    take(other, nearest);
  }
}

/** A name that is one acronym, and perhaps more, against a whole name. */
function pairAcronym(one: Side, other: Side, pairs: WordPair[]): void {
  if (one.left < one.words.length || other.left < other.words.length) return;
  const tryOne = (short: Side, whole: Side, isTurned: boolean): boolean => {
    if (short.words.length >= whole.words.length) return false;
    for (const [index, word] of short.words.entries()) {
      const pair = acronymPair(word, whole.words);
      if (!pair) continue;
      pairs.push(isTurned ? turned(pair) : pair);
      take(short, index);
      for (const at of whole.words.keys()) take(whole, at);
      return true;
    }
    return false;
  };
  if (!tryOne(one, other, false)) tryOne(other, one, true);
}

/** One word of `whole` against two to four neighbours of `parts`: written together, or initials. */
function pairJoined(
  whole: Side,
  parts: Side,
  person: boolean,
  found: (pair: WordPair) => void,
): void {
  for (const [index, word] of whole.words.entries()) {
    if (parts.left < 2) return;
    if (whole.free[index] !== true || word.text.length < 2) continue;
    const best = bestRun(word, parts, person);
    if (!best) continue;
    take(whole, index);
    for (let at = best.start; at < best.end; at += 1) take(parts, at);
    found(best.pair);
  }
}

interface Run {
  readonly pair: WordPair;
  readonly start: number;
  readonly end: number;
}

function bestRun(word: NameWord, parts: Side, person: boolean): Run | undefined {
  let best: Run | undefined;
  for (let start = 0; start + 2 <= parts.words.length; start += 1) {
    const last = Math.min(parts.words.length, start + MOST_JOINED);
    for (let end = start + 1; end <= last && parts.free[end - 1] === true; end += 1) {
      if (end < start + 2) continue;
      const pair = joinedPair(word, parts.words.slice(start, end), person);
      if (pair && (!best || pair.similarity > best.pair.similarity)) best = { pair, start, end };
    }
  }
  return best;
}

function pairSimilar(
  one: Side,
  other: Side,
  similar: (left: NameWord, right: NameWord) => WordPair | undefined,
  pairs: WordPair[],
): void {
  if (one.left === 0 || other.left === 0) return;
  const candidates: { a: number; b: number; pair: WordPair }[] = [];
  for (const [a, left] of one.words.entries()) {
    if (one.free[a] !== true) continue;
    for (const [b, right] of other.words.entries()) {
      if (other.free[b] !== true) continue;
      const pair = similar(left, right);
      if (pair) candidates.push({ a, b, pair });
    }
  }
  candidates.sort(
    (x, y) =>
      y.pair.similarity - x.pair.similarity ||
      Math.abs(x.a - x.b) - Math.abs(y.a - y.b) ||
      x.a - y.a ||
      x.b - y.b,
  );
  for (const { a, b, pair } of candidates) {
    if (one.free[a] !== true || other.free[b] !== true) continue;
    pairs.push(pair);
    take(one, a);
    take(other, b);
  }
}
