import { formsOfGivenName } from './given-names.ts';
import type { Name, NameWord } from './name.ts';
import { soundOf } from './sound.ts';
import { buildWordIndex, type Likeness, type WordIndex } from './word-index.ts';
import { LEAST_ALIKE, likeness, similarPair, writtenTogether } from './word-pair.ts';

/** Finds the names that could match, so that a screening does not compare with every name. */
export interface NameIndex {
  readonly size: number;
  /** Positions, ascending, of the names that may reach the threshold; a superset of those that do. */
  candidates(query: Name): readonly number[];
}

const MOST_JOINED = 4;
const MOST_INITIALS = 6;
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

interface Indexed {
  readonly names: readonly Name[];
  readonly singles: Postings;
  readonly joined: Postings;
  /** How many telling words each name has. */
  readonly telling: Uint8Array;
  /** Zeros, to count in. */
  readonly hits: Uint8Array;
}

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
    candidates: (query) => findCandidates(query, { names, singles, joined, telling, hits }),
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
  if (words.length < 3 || words.length > MOST_INITIALS) return [];
  return [words.map(({ text }) => text[0] ?? '').join('')];
}

/** The words whose agreement decides. Two letters may be initials, and decide nothing alone. */
function tellingWords(name: Name): readonly NameWord[] {
  const named = name.words.filter(({ role, text }) => role === 'NAME' && text.length > 2);
  return named.length > 0 ? named : name.words.filter(comparable);
}

/** Whether a pair with it may make a match, as also Li and Li do. */
function decisive({ role }: NameWord): boolean {
  return role === 'NAME' || role === 'NUMBER';
}

/** How many of the telling words of the side with fewer must have a partner. */
function required(tellingWordCount: number): number {
  return tellingWordCount <= 3 ? tellingWordCount : tellingWordCount - 1;
}

function asWord(text: string): NameWord {
  return { text, sound: soundOf(text), role: 'NAME', weight: 1 };
}

/**
 * How many words of the query may have a partner that the vocabularies do not tell of: a particle, a
 * title, an initial or a very short word on either side. Such a pair says little of whose name it is,
 * but it leaves a telling word not alone: Abdl and Abd al-Latif.
 */
function loosePartners(query: Name, asked: readonly NameWord[], listed: Name): number {
  const person = query.kind === 'PERSON' && listed.kind === 'PERSON';
  const telling = tellingWords(listed);
  const vague = listed.words.filter((word) => !telling.includes(word));
  const paired = (word: NameWord) =>
    (asked.includes(word) ? vague : listed.words).some(
      (other) => word.text === other.text || similarPair(word, other, person) !== undefined,
    );
  return query.words.filter(paired).length;
}

function findCandidates(
  query: Name,
  { names, singles, joined, telling, hits }: Indexed,
): readonly number[] {
  // Where nothing telling agrees the score is halved: who is not touched here is below the threshold.
  const touched: number[] = [];
  /**
   * Counts each name once for one word of the query, however many of its words are alike; and as many
   * words as may be meant where some are written together.
   */
  const hit = (positions: ReadonlySet<number>, words = 1) => {
    for (const position of positions) {
      if (hits[position] === 0) touched.push(position);
      hits[position] = Math.min(255, (hits[position] ?? 0) + words);
    }
  };
  const asked = tellingWords(query);
  for (const word of query.words) {
    if (!asked.includes(word) && !decisive(word)) continue;
    hit(positionsOfWord(word, singles));
    if (word.text.length >= SHORTEST_JOINED) {
      hit(positionsOf(joined, joined.words.similarTo(word, JOINED)), MOST_JOINED);
    }
  }
  for (const text of joinedWords(query.words)) {
    hit(positionsOf(singles, singles.words.similarTo(asWord(text), JOINED)), MOST_JOINED);
  }
  for (const text of initialsOf(query.words)) {
    const number = singles.words.exactly(text);
    if (number !== undefined) hit(positionsOf(singles, [number]), MOST_INITIALS);
  }
  const found = touched.filter((position) => {
    const listed = names[position];
    const missing =
      required(Math.min(asked.length, telling[position] ?? 0)) - (hits[position] ?? 0);
    return missing <= 0 || (listed && loosePartners(query, asked, listed) >= missing);
  });
  for (const position of touched) hits[position] = 0;
  return found.sort((one, other) => one - other);
}

function positionsOf({ positions }: Postings, numbers: readonly number[]): Set<number> {
  return new Set(numbers.flatMap((number) => positions[number] ?? []));
}

function positionsOfWord(word: NameWord, singles: Postings): Set<number> {
  const forms = formsOfGivenName(word.text).flatMap((form) => singles.words.exactly(form) ?? []);
  return positionsOf(singles, [...singles.words.similarTo(word, SINGLE), ...forms]);
}
