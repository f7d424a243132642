import { buildGroups } from './groups.ts';
import {
  acronymsOf,
  joinedTexts,
  MOST_JOINED,
  SHORTEST_JOINED,
  syllablesOf,
} from './joined-words.ts';
import type { Name, NameWord } from './name.ts';
import { type Postings, postingSteps } from './postings.ts';
import { slipSteps } from './slip-index.ts';

/** Finds the names of which neighbouring words, written together, are one given word. */
export interface RunIndex {
  /** Calls back with each name of which neighbours are the word, and the weight of those. */
  joined(word: NameWord, found: (position: number, weight: number) => void): void;
  /** Calls back with each name whose acronym the word may be. */
  abbreviated(word: NameWord, found: (position: number) => void): void;
  readonly bytes: number;
}

/** Names read between two pauses. */
const STEP = 500;

export function weightOf(words: readonly NameWord[]): number {
  let sum = 0;
  for (const { weight } of words) sum += weight;
  return sum;
}

/** Where a distinct run stands first, and what the heaviest of its kind weighs. */
interface Runs {
  readonly name: number[];
  readonly start: number[];
  readonly length: number[];
  /** Which of the texts that its words may be written together as. */
  readonly turn: number[];
  readonly weight: number[];
}

export function* runSteps(names: readonly Name[]): Generator<void, RunIndex> {
  const runs: Runs = { name: [], start: [], length: [], turn: [], weight: [] };
  const known = new Map<string, number>();
  const numbers: number[] = [];
  const positions: number[] = [];
  const syllables = buildGroups();
  const acronyms = buildGroups();
  for (const [position, { words, kind }] of names.entries()) {
    eachRun(words, (run, start) => {
      for (const [turn, text] of joinedTexts(run, kind === 'PERSON').entries()) {
        if (text.length < SHORTEST_JOINED) return;
        let number = known.get(text);
        if (number === undefined) {
          number = runs.name.length;
          known.set(text, number);
          runs.name.push(position);
          runs.start.push(start);
          runs.length.push(run.length);
          runs.turn.push(turn);
          runs.weight.push(0);
        }
        runs.weight[number] = Math.max(runs.weight[number] ?? 0, weightOf(run));
        numbers.push(number);
        positions.push(position);
      }
      if (run.every(({ mandarin }) => mandarin !== undefined)) {
        syllables.add(syllablesOf(run), position);
      }
    });
    if (kind !== 'PERSON') for (const letters of acronymsOf(words)) acronyms.add(letters, position);
    if (position % STEP === 0) yield;
  }
  const packed = pack(runs);
  const textOf = (run: number) => {
    const start = packed.start[run] ?? 0;
    const words = names[packed.name[run] ?? 0]?.words ?? [];
    const end = start + (packed.length[run] ?? 0);
    const isTurned = packed.turn[run] === 1;
    let text = isTurned ? (words[end - 1]?.text ?? '') : '';
    for (let at = start; at < (isTurned ? end - 1 : end); at += 1) text += words[at]?.text ?? '';
    return text;
  };
  const slips = yield* slipSteps(packed.name.length, textOf);
  const standing: Postings = yield* postingSteps(packed.name.length, numbers, positions);
  const spoken = yield* syllables.build();
  const short = yield* acronyms.build();
  return {
    bytes:
      slips.bytes +
      standing.bytes +
      spoken.bytes +
      short.bytes +
      packed.name.length * (4 + 1 + 1 + 1 + 8),
    joined(word, found) {
      if (word.text.length >= SHORTEST_JOINED) {
        for (const run of slips.of(word.text)) {
          for (const position of standing.of(run)) found(position, packed.weight[run] ?? 0);
        }
      }
      if (word.mandarin === undefined) return;
      for (const position of spoken.of(word.mandarin)) {
        found(position, weightOf(names[position]?.words ?? []));
      }
    },
    abbreviated(word, found) {
      for (const position of short.of(word.text)) {
        if (acronymsOf(names[position]?.words ?? []).includes(word.text)) found(position);
      }
    },
  };
}

/** Visits two to four neighbours of a name, from each word on. */
export function eachRun(
  words: readonly NameWord[],
  visit: (run: readonly NameWord[], start: number) => void,
): void {
  for (let start = 0; start + 2 <= words.length; start += 1) {
    const last = Math.min(words.length, start + MOST_JOINED);
    for (let end = start + 2; end <= last; end += 1) visit(words.slice(start, end), start);
  }
}

function pack({ name, start, length, turn, weight }: Runs) {
  return {
    name: Uint32Array.from(name),
    start: Uint8Array.from(start),
    length: Uint8Array.from(length),
    turn: Uint8Array.from(turn),
    weight: Float64Array.from(weight),
  };
}
