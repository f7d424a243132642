import type { NameWord } from './name.ts';
import { soundOf } from './sound.ts';

/** Finds the words of a vocabulary that could be paired with a given one. */
export interface WordIndex {
  /** Numbers of the words that are alike, ascending. */
  similarTo(word: NameWord, likeness: Likeness): readonly number[];
  exactly(text: string): number | undefined;
}

export interface WordIndexBuilder {
  /** Adds a word, if it is new, and gives its number. */
  add(text: string): number;
  /** In steps, since a vocabulary may have a hundred thousand words. */
  build(): Generator<void, WordIndex>;
}

/** When two words are alike, and how many letter pairs alike words share at the least. */
export interface Likeness {
  alike(query: NameWord, other: NameWord): boolean;
  leastShared(letters: number): number;
}

function grams(text: string): readonly string[] {
  const padded = `^${text}$`;
  const found: string[] = [];
  for (let at = 0; at + 2 <= padded.length; at += 1) found.push(padded.slice(at, at + 2));
  return found;
}

/** Letter pairs of spelling and sound. */
function keysOf(word: NameWord): ReadonlySet<string> {
  return new Set([...grams(word.text), ...grams(word.sound)]);
}

/**
 * A vocabulary that is searched by shared letter pairs: only words that share enough of them with
 * the query are measured.
 */
export function buildWordIndex(): WordIndexBuilder {
  const numbers = new Map<string, number>();
  const words: NameWord[] = [];
  return {
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, words.length);
      words.push({ text, sound: soundOf(text), role: 'NAME', weight: 1 });
      return words.length - 1;
    },
    build: () => toIndex(numbers, words),
  };
}

const STEP = 2_000;

function* toIndex(
  numbers: ReadonlyMap<string, number>,
  words: readonly NameWord[],
): Generator<void, WordIndex> {
  const byGram = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    for (const key of keysOf(word)) {
      const known = byGram.get(key);
      if (known) known.push(number);
      else byGram.set(key, [number]);
    }
    if (number % STEP === 0) yield;
  }
  const shared = new Uint8Array(words.length);
  return {
    exactly: (text) => numbers.get(text),
    similarTo(word, likeness) {
      const touched = countShared(word, byGram, shared);
      const found = touched.filter((number) => {
        const other = words[number];
        const count = shared[number] ?? 0;
        if (!other) return false;
        const longer = Math.max(word.text.length, other.text.length);
        return count >= likeness.leastShared(longer) && likeness.alike(word, other);
      });
      for (const number of touched) shared[number] = 0;
      return found.sort((one, other) => one - other);
    },
  };
}

/** Counts into `shared` how many letter pairs each word has in common; gives the words touched. */
function countShared(
  word: NameWord,
  byGram: ReadonlyMap<string, readonly number[]>,
  shared: Uint8Array,
): readonly number[] {
  const touched: number[] = [];
  for (const key of keysOf(word)) {
    for (const number of byGram.get(key) ?? []) {
      const before = shared[number] ?? 0;
      if (before === 0) touched.push(number);
      shared[number] = before + 1;
    }
  }
  return touched;
}
