import type { NameWord } from './name.ts';
import { joinedPair, type PairReason, samePair, similarPair, type WordPair } from './word-pair.ts';

export type { PairReason, WordPair };

export interface Alignment {
  readonly pairs: readonly WordPair[];
  /** Words of the first name that stand for nothing in the second. */
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
}

/** One name's words, and which of them are not yet paired. */
interface Side {
  readonly words: readonly NameWord[];
  readonly free: Set<number>;
}

const MOST_JOINED = 4;

/**
 * Pairs the words of two names: equal ones first, then joined and split ones, then the similar,
 * the best first. The order of the words does not matter; ties go to the nearest in place.
 */
export function alignWords(
  one: readonly NameWord[],
  other: readonly NameWord[],
  person: boolean,
): Alignment {
  const first: Side = { words: one, free: new Set(one.keys()) };
  const second: Side = { words: other, free: new Set(other.keys()) };
  const pairs = [
    ...pairEqual(first, second),
    ...pairJoined(first, second),
    ...pairJoined(second, first).map((pair) => ({
      ...pair,
      first: pair.second,
      second: pair.first,
    })),
    ...pairSimilar(first, second, person),
  ];
  return { pairs, left: unpaired(first), right: unpaired(second) };
}

function unpaired({ words, free }: Side): readonly NameWord[] {
  return words.filter((_, index) => free.has(index));
}

function pairEqual(one: Side, other: Side): WordPair[] {
  return one.words.flatMap((word, at) => {
    const nearest = [...other.free]
      .filter((index) => other.words[index]?.text === word.text)
      .sort((x, y) => Math.abs(x - at) - Math.abs(y - at))[0];
    const match = nearest === undefined ? undefined : other.words[nearest];
    if (nearest === undefined || !match) return [];
    one.free.delete(at);
    other.free.delete(nearest);
    return [samePair(word, match)];
  });
}

/** One word of `whole` against two to four neighbours of `parts`: written together, or initials. */
function pairJoined(whole: Side, parts: Side): WordPair[] {
  if (parts.free.size < 2) return [];
  return [...whole.free].flatMap((index) => {
    const word = whole.words[index];
    if (!word || word.text.length < 2) return [];
    const best = joinedRuns(word, parts).sort((x, y) => y.pair.similarity - x.pair.similarity)[0];
    if (!best) return [];
    whole.free.delete(index);
    for (const part of best.run) parts.free.delete(part);
    return [best.pair];
  });
}

function joinedRuns(word: NameWord, parts: Side): { pair: WordPair; run: readonly number[] }[] {
  const found: { pair: WordPair; run: readonly number[] }[] = [];
  for (let start = 0; start < parts.words.length; start += 1) {
    const run: number[] = [];
    const end = Math.min(parts.words.length, start + MOST_JOINED);
    for (let at = start; at < end && parts.free.has(at); at += 1) {
      run.push(at);
      if (run.length < 2) continue;
      const words = run.flatMap((index) => parts.words[index] ?? []);
      const pair = joinedPair(word, words);
      if (pair) found.push({ pair, run: [...run] });
    }
  }
  return found;
}

function pairSimilar(one: Side, other: Side, person: boolean): WordPair[] {
  const candidates = [...one.free].flatMap((a) =>
    [...other.free].flatMap((b) => {
      const left = one.words[a];
      const right = other.words[b];
      const pair = left && right ? similarPair(left, right, person) : undefined;
      return pair ? [{ a, b, pair }] : [];
    }),
  );
  candidates.sort(
    (x, y) =>
      y.pair.similarity - x.pair.similarity ||
      Math.abs(x.a - x.b) - Math.abs(y.a - y.b) ||
      x.a - y.a ||
      x.b - y.b,
  );
  return candidates.flatMap(({ a, b, pair }) => {
    if (!one.free.has(a) || !other.free.has(b)) return [];
    one.free.delete(a);
    other.free.delete(b);
    return [pair];
  });
}
