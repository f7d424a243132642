import { formsOfGivenName } from './given-names.ts';
import type { Name, NameWord } from './name.ts';
import { soundOf } from './sound.ts';
import { buildWordIndex, type Likeness, type WordIndex } from './word-index.ts';
import { LEAST_ALIKE, likeness, writtenTogether } from './word-pair.ts';

/** Finds the names that could match, so that a screening does not compare with every name. */
export interface NameIndex {
  readonly size: number;
  /** Positions, ascending, of the names that may reach the threshold; a superset of those that do. */
  candidates(query: Name): readonly number[];
}

const MOST_JOINED = 4;
const SHORTEST_JOINED = 5;
const LONGEST_JOINED = 32;

const SINGLE: Likeness = {
  alike: (one, other) => likeness(one, other) >= LEAST_ALIKE,
  leastShared: (letters) => Math.ceil(letters / 4),
};
const JOINED: Likeness = {
  alike: (one, other) => writtenTogether(one.text, other.text) > 0,
  leastShared: (letters) => Math.ceil(letters / 2),
};

/** A vocabulary, and the names in which each of its words stands. */
interface Postings {
  readonly words: WordIndex;
  readonly positions: readonly (readonly number[])[];
}

/**
 * Builds the index over names of one kind, in the order given, in steps. Blocking is by word: a name is a
 * candidate when enough of its telling words have a partner in the query, since a telling word
 * without one on both sides keeps a short name below the threshold whatever the rest is.
 */
export function* nameIndexSteps(names: readonly Name[]): Generator<void, NameIndex> {
  const singles = yield* postingsOf(names, (name) => [
    ...name.words.filter(comparable).map(({ text }) => text),
    ...initialsOf(name.words),
  ]);
  const joined = yield* postingsOf(names, (name) => joinedWords(name.words));
  const telling = Uint8Array.from(names, (name) => tellingWords(name).length);
  const hits = new Uint8Array(names.length);
  return {
    size: names.length,
    candidates: (query) => findCandidates(query, singles, joined, telling, hits),
  };
}

const STEP = 500;

function* postingsOf(
  names: readonly Name[],
  keysOf: (name: Name) => readonly string[],
): Generator<void, Postings> {
  const vocabulary = buildWordIndex();
  const positions: number[][] = [];
  for (const [position, name] of names.entries()) {
    for (const text of new Set(keysOf(name))) {
      const number = vocabulary.add(text);
      const known = positions[number];
      if (known) known.push(position);
      else positions[number] = [position];
    }
    if (position % STEP === 0) yield;
  }
  return { words: yield* vocabulary.build(), positions };
}

function comparable({ role }: NameWord): boolean {
  return role === 'NAME' || role === 'GENERIC' || role === 'NUMBER';
}

/** Neighbours written together. */
function joinedWords(words: readonly NameWord[]): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let length = 2; length <= MOST_JOINED && start + length <= words.length; length += 1) {
      const run = words.slice(start, start + length);
      const joined = run.map(({ text }) => text).join('');
      if (joined.length >= SHORTEST_JOINED && joined.length <= LONGEST_JOINED) found.push(joined);
    }
  }
  return found;
}

function initialsOf(words: readonly NameWord[]): readonly string[] {
  if (words.length < 3 || words.length > 6) return [];
  return [words.map(({ text }) => text[0] ?? '').join('')];
}

/** The words whose agreement decides. Two letters may be initials, and decide nothing alone. */
function tellingWords(name: Name): readonly NameWord[] {
  const named = name.words.filter(({ role, text }) => role === 'NAME' && text.length > 2);
  return named.length > 0 ? named : name.words.filter(comparable);
}

/** How many of the telling words of the side with fewer must have a partner. */
function required(tellingWordCount: number): number {
  return tellingWordCount <= 3 ? tellingWordCount : tellingWordCount - 1;
}

function asWord(text: string): NameWord {
  return { text, sound: soundOf(text), role: 'NAME', weight: 1 };
}

function findCandidates(
  query: Name,
  singles: Postings,
  joined: Postings,
  telling: Uint8Array,
  hits: Uint8Array,
): readonly number[] {
  const touched: number[] = [];
  /** Counts each name once for one word of the query, however many of its words are alike. */
  const hit = (positions: ReadonlySet<number>) => {
    for (const position of positions) {
      if (hits[position] === 0) touched.push(position);
      hits[position] = Math.min(255, (hits[position] ?? 0) + 1);
    }
  };
  const asked = tellingWords(query);
  for (const word of asked) hit(positionsOfWord(word, singles, joined));
  for (const text of joinedWords(query.words)) {
    const numbers = singles.words.similarTo(asWord(text), JOINED);
    const close = numbers.flatMap((number) => singles.positions[number] ?? []);
    hit(new Set(close));
  }
  for (const text of initialsOf(query.words)) {
    const number = singles.words.exactly(text);
    hit(new Set(number === undefined ? [] : singles.positions[number]));
  }
  const found = touched.filter((position) => {
    const fewer = Math.min(asked.length, telling[position] ?? 0);
    return (hits[position] ?? 0) >= required(fewer);
  });
  for (const position of touched) hits[position] = 0;
  return found.sort((one, other) => one - other);
}

function positionsOfWord(word: NameWord, singles: Postings, joined: Postings): Set<number> {
  const positions = new Set<number>();
  const add = (postings: Postings, numbers: readonly number[]) => {
    for (const number of numbers) {
      for (const position of postings.positions[number] ?? []) positions.add(position);
    }
  };
  add(singles, singles.words.similarTo(word, SINGLE));
  if (word.text.length >= SHORTEST_JOINED) add(joined, joined.words.similarTo(word, JOINED));
  for (const form of formsOfGivenName(word.text)) {
    const number = singles.words.exactly(form);
    if (number !== undefined) add(singles, [number]);
  }
  return positions;
}
