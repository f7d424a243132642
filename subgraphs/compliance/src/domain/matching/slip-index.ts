import { buildGroups } from './groups.ts';
import { oneSlip, SHORTEST_JOINED } from './joined-words.ts';

/** Finds texts that are equal to a given one but for one slip. */
export interface SlipIndex {
  /** Numbers of the texts, each once. */
  of(text: string): readonly number[];
  readonly bytes: number;
}

/** Texts entered between two pauses. */
const STEP = 2_000;

/**
 * Letters at either end of a text that one slip leaves alone, at one end or at the other: a slip
 * touches two neighbours at the most.
 */
function half(length: number): number {
  return Math.max(0, Math.floor((length - 2) / 2));
}

function beginning(text: string, length: number): string {
  return `${length}<${text.slice(0, half(length))}`;
}

function ending(text: string, length: number): string {
  return `${length}>${text.slice(text.length - half(length))}`;
}

/** The letters of a text, a bit for each. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** One slip takes one letter away and brings one at the most. */
function mayBeOneSlip(one: number, other: number): boolean {
  const apart = one ^ other;
  // Without its lowest bit, twice over.
  const fewer = apart & (apart - 1);
  return (fewer & (fewer - 1)) === 0;
}

/**
 * Enters texts in steps, by their halves. They are asked for again when they are found, so that they
 * need not be held.
 */
export function* slipSteps(
  count: number,
  textOf: (number: number) => string,
): Generator<void, SlipIndex> {
  const groups = buildGroups();
  const letters = new Int32Array(count);
  for (let number = 0; number < count; number += 1) {
    const text = textOf(number);
    letters[number] = lettersOf(text);
    if (text.length >= SHORTEST_JOINED) {
      groups.add(beginning(text, text.length), number);
      groups.add(ending(text, text.length), number);
    }
    if (number % STEP === 0) yield;
  }
  const halves = yield* groups.build();
  const isFound = (asked: string, askedLetters: number, number: number) =>
    mayBeOneSlip(askedLetters, letters[number] ?? 0) && oneSlip(asked, textOf(number));
  return {
    bytes: halves.bytes + letters.byteLength,
    of(text) {
      const found = new Set<number>();
      const its = lettersOf(text);
      for (const length of [text.length - 1, text.length, text.length + 1]) {
        for (const key of [beginning(text, length), ending(text, length)]) {
          for (const number of halves.of(key)) if (isFound(text, its, number)) found.add(number);
        }
      }
      return [...found];
    },
  };
}
