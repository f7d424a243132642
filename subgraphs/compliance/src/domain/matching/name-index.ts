import { acronymsOf, joinedTexts, SHORTEST_JOINED, syllablesOf } from './joined-words.ts';
import { type AllTotals, mostOf, packTotals, shareLeft, type Totals, totalsOf } from './most.ts';
import type { Name, NameWord } from './name.ts';
import { type Postings, postingSteps } from './postings.ts';
import { eachRun, type RunIndex, runSteps, weightOf } from './run-index.ts';
import { keyOf, type WordIndex } from './word-index.ts';
import { INITIAL_SIMILARITY, isStrong } from './word-pair.ts';

/** A listed name that may reach the score that was asked for. */
export interface Candidate {
  readonly position: number;
  /** No comparison of the two names gives more than this. */
  readonly most: number;
}

/** Finds the names that could match, so that a screening does not compare with every name. */
export interface NameIndex {
  /** Every name whose score is at least `least`, and some more; in no order. */
  candidates(query: Name, least: number): readonly Candidate[];
  readonly bytes: number;
}

interface Indexed {
  readonly names: readonly Name[];
  readonly person: boolean;
  readonly vocabulary: WordIndex;
  readonly postings: Postings;
  readonly runs: RunIndex;
  readonly totals: AllTotals;
  /** Names of nothing but initials or particles, which no word finds. */
  readonly unnamed: readonly number[];
  readonly tally: Tally;
  /** The numbers of each name's words. */
  readonly spelled: Postings;
  /** The best worth of each word of the vocabulary; zeros, to note in. */
  readonly bestOfWord: Float64Array;
}

const STEP = 500;
/** Sums of the same terms in another order. */
const ROUNDING = 1e-9;

/**
 * Builds the index over names of one kind, in the order given, in steps. A query's words are looked
 * up in the vocabulary; what the pairs of its words could be worth is summed for each name in which
 * such a word stands; and from the sum follows the most that a comparison could give. Only names that
 * could reach what is asked for are compared.
 *
 * @param numbersOf the numbers of a name's words in the vocabulary
 */
export function* nameIndexSteps(
  names: readonly Name[],
  person: boolean,
  vocabulary: WordIndex,
  numbersOf: (word: NameWord) => number | undefined,
  words: number,
): Generator<void, NameIndex> {
  const numbers: number[] = [];
  const positions: number[] = [];
  const everyWord: number[] = [];
  const everyPosition: number[] = [];
  const totals: Totals[] = [];
  const unnamed: number[] = [];
  for (const [position, name] of names.entries()) {
    for (const word of new Set(name.words)) {
      const number = numbersOf(word);
      if (number === undefined) continue;
      numbers.push(number);
      positions.push(position);
    }
    for (const word of name.words) {
      const number = numbersOf(word);
      if (number === undefined) continue;
      everyWord.push(number);
      everyPosition.push(position);
    }
    if (!name.words.some(isStrong)) unnamed.push(position);
    totals.push(totalsOf(name, person));
    if (position % STEP === 0) yield;
  }
  const indexed: Indexed = {
    names,
    person,
    vocabulary,
    postings: yield* postingSteps(words, numbers, positions),
    runs: yield* runSteps(names),
    totals: packTotals(totals),
    unnamed,
    tally: createTally(names.length),
    spelled: yield* postingSteps(names.length, everyPosition, everyWord),
    bestOfWord: new Float64Array(words),
  };
  return {
    bytes: [indexed.postings, indexed.runs, indexed.totals, indexed.tally, indexed.spelled].reduce(
      (sum, { bytes }) => sum + bytes,
      indexed.bestOfWord.byteLength,
    ),
    candidates: (query, least) => findCandidates(query, least, indexed),
  };
}

/** What the words of a query could be worth in each name, of one query at a time. */
interface Tally {
  /** Turns to the next word of the query, which it has so often: of one word the best pair counts. */
  next(times: number): void;
  add(position: number, worth: number, telling: boolean, joined: boolean): void;
  /** Gives every name that was touched, and forgets it. */
  take(each: (position: number, worth: number, telling: number, joined: boolean) => void): void;
  readonly bytes: number;
}

function createTally(size: number): Tally {
  const worths = new Float64Array(size);
  const best = new Float64Array(size);
  const round = new Uint8Array(size);
  const tellingRound = new Uint8Array(size);
  const telling = new Uint8Array(size);
  const joins = new Uint8Array(size);
  const touched = new Uint32Array(size);
  let count = 0;
  let now = 0;
  let often = 1;
  return {
    bytes: size * (8 + 8 + 1 + 1 + 1 + 1 + 4),
    next(times) {
      now += 1;
      often = times;
    },
    add(position, once, tells, joined) {
      const worth = once * often;
      const before = round[position] ?? 0;
      if (before === 0) touched[count++] = position;
      if (before !== now) {
        round[position] = now;
        best[position] = worth;
        worths[position] = (worths[position] ?? 0) + worth;
      } else if (worth > (best[position] ?? 0)) {
        worths[position] = (worths[position] ?? 0) + worth - (best[position] ?? 0);
        best[position] = worth;
      }
      if (tells && tellingRound[position] !== now) {
        tellingRound[position] = now;
        telling[position] = (telling[position] ?? 0) + often;
      }
      if (joined) joins[position] = 1;
    },
    take(each) {
      for (let at = 0; at < count; at += 1) {
        const position = touched[at] ?? 0;
        each(position, worths[position] ?? 0, telling[position] ?? 0, joins[position] === 1);
        worths[position] = 0;
        round[position] = 0;
        tellingRound[position] = 0;
        telling[position] = 0;
        joins[position] = 0;
      }
      count = 0;
      now = 0;
    },
  };
}

function findCandidates(query: Name, least: number, indexed: Indexed): readonly Candidate[] {
  const { person, totals, tally, unnamed, bestOfWord } = indexed;
  const asked = totalsOf(query, person);
  const noted = tallyWords(query, indexed);
  tallyJoined(query, indexed);
  if (!person) tallyAcronyms(query, indexed);
  const candidates: Candidate[] = [];
  const enough = least - ROUNDING;
  tally.take((position, worth, telling, joined) => {
    let most = mostOf(asked, totals, position, worth, person);
    // Most names fall out here, for the price of a few numbers.
    if (most < enough) return;
    most *= shareLeft(asked, totals, position, worth, telling, joined, person);
    if (most < enough) return;
    if (!joined) {
      // Two words of the query may have the same partner, which is worth but one.
      const other = worthOfListed(position, indexed);
      if (other < worth) {
        most =
          mostOf(asked, totals, position, other, person) *
          shareLeft(asked, totals, position, other, telling, joined, person);
      }
    }
    if (most >= enough) candidates.push({ position, most });
  });
  for (const number of noted) bestOfWord[number] = 0;
  if (!query.words.some(isStrong))
    for (const position of unnamed) candidates.push({ position, most: 1 });
  return candidates;
}

/** What the words of a listed name are worth by their best partners in the query. */
function worthOfListed(position: number, { spelled, bestOfWord }: Indexed): number {
  let worth = 0;
  for (const number of spelled.of(position)) worth += bestOfWord[number] ?? 0;
  return worth;
}

/** What is equal in a query is looked up once, and counts as often as it is there. */
function timesOf<T>(
  all: readonly T[],
  key: (each: T) => string,
): readonly (readonly [T, number])[] {
  const times = new Map<string, [T, number]>();
  for (const each of all) {
    const known = times.get(key(each));
    if (known) known[1] += 1;
    else times.set(key(each), [each, 1]);
  }
  return [...times.values()];
}

/** Gives the numbers of the words noted in `bestOfWord`. */
function tallyWords(query: Name, indexed: Indexed): readonly number[] {
  const { person, vocabulary, postings, tally, bestOfWord } = indexed;
  const noted: number[] = [];
  for (const [word, times] of timesOf(query.words.filter(isStrong), keyOf)) {
    tally.next(times);
    const { numbers, worths, telling } = vocabulary.partnersOf(word, person);
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] ?? 0;
      const worth = worths[at] ?? 0;
      if (bestOfWord[number] === 0) noted.push(number);
      if (worth > (bestOfWord[number] ?? 0)) bestOfWord[number] = worth;
      for (const position of postings.of(number)) {
        tally.add(position, worth, telling[at] === 1, false);
      }
    }
  }
  return noted;
}

/** Words of one name that are written together in the other. */
function tallyJoined(query: Name, { vocabulary, postings, runs, tally, person }: Indexed): void {
  for (const [word, times] of timesOf(query.words.filter(isStrong), keyOf)) {
    tally.next(times);
    runs.joined(word, (position, weight) => {
      tally.add(position, Math.max(word.weight, weight), true, true);
    });
  }
  const all: (readonly NameWord[])[] = [];
  eachRun(query.words, (run) => all.push(run));
  for (const [run, times] of timesOf(all, (run) => run.map(keyOf).join())) {
    tally.next(times);
    const worth = Math.max(1, weightOf(run));
    const hit = (number: number) => {
      for (const position of postings.of(number)) tally.add(position, worth, true, true);
    };
    for (const text of joinedTexts(run, person)) {
      if (text.length >= SHORTEST_JOINED) vocabulary.slipped(text).forEach(hit);
    }
    if (run.every(({ mandarin }) => mandarin !== undefined)) {
      vocabulary.spoken(syllablesOf(run)).forEach(hit);
    }
  }
}

function tallyAcronyms(query: Name, { vocabulary, postings, runs, names, tally }: Indexed): void {
  for (const [word, times] of timesOf(query.words, keyOf)) {
    tally.next(times);
    runs.abbreviated(word, (position) => {
      const weight = weightOf(names[position]?.words ?? []);
      tally.add(position, Math.max(1, weight) * INITIAL_SIMILARITY, true, true);
    });
  }
  tally.next(1);
  const worth = Math.max(1, weightOf(query.words)) * INITIAL_SIMILARITY;
  for (const letters of acronymsOf(query.words)) {
    for (const number of vocabulary.exactly(letters)) {
      for (const position of postings.of(number)) tally.add(position, worth, true, true);
    }
  }
}
