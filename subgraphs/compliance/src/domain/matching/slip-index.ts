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

/**
 * Enters texts in steps, by their halves. They are asked for again when they are found, so that they
 * need not be held.
 */
export function* slipSteps(
  count: number,
  textOf: (number: number) => string,
): Generator<void, SlipIndex> {
  const groups = buildGroups();
  for (let number = 0; number < count; number += 1) {
    const text = textOf(number);
    if (text.length >= SHORTEST_JOINED) {
      groups.add(beginning(text, text.length), number);
      groups.add(ending(text, text.length), number);
    }
    if (number % STEP === 0) yield;
  }
  const halves = yield* groups.build();
  return {
    bytes: halves.bytes,
    of(text) {
      const found = new Set<number>();
      for (const length of [text.length - 1, text.length, text.length + 1]) {
        for (const key of [beginning(text, length), ending(text, length)]) {
          for (const number of halves.of(key)) {
            if (!found.has(number) && oneSlip(text, textOf(number))) found.add(number);
          }
        }
      }
      return [...found];
    },
  };
}
