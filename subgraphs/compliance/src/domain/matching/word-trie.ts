import { insertion, LONGEST_WORD, MOST_SHIFTED, substitution, TRANSPOSITION } from './distance.ts';
import { LEAST_ALIKE, MOST_APART, SHORTEST_MEASURED } from './word-pair.ts';

/**
 * A vocabulary as a tree of beginnings, laid out in flat arrays in the order in which it is walked: what
 * words have in common is measured once, and a beginning that is too far from the query is left behind
 * with all that begins with it.
 */
export interface WordTrie {
  /** Calls back with the number of each word that is spelled alike, and some more, once or twice. */
  near(text: string, found: (word: number) => void): void;
  /** Bytes held. */
  readonly bytes: number;
}

interface Nodes {
  readonly letter: Uint8Array;
  readonly depth: Uint8Array;
  /** The first node behind everything that begins like this one. */
  readonly end: Uint32Array;
  /** The word that ends here, or -1. */
  readonly word: Int32Array;
}

/** Words laid out between two pauses. */
const STEP = 2_000;
/** The cheapest distances differ by sums in another order. */
const ROUNDING = 1e-9;

/** Lays words out in steps. The words are distinct, of ASCII letters and digits. */
export function* trieSteps(words: readonly string[]): Generator<void, WordTrie> {
  const forwards = yield* nodesOf(words.map((text) => text.slice(0, LONGEST_WORD)));
  const backwards = yield* nodesOf(words.map((text) => reversed(text.slice(0, LONGEST_WORD))));
  return {
    near(text, found) {
      const cut = text.slice(0, LONGEST_WORD);
      const first = Math.ceil(cut.length / 2);
      search(forwards, cut, first, found);
      search(backwards, reversed(cut), cut.length - first, found);
    },
    bytes: bytesOf(forwards) + bytesOf(backwards),
  };
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function bytesOf(nodes: Nodes): number {
  return Object.values(nodes).reduce((sum: number, array) => sum + array.byteLength, 0);
}

function* nodesOf(texts: readonly string[]): Generator<void, Nodes> {
  const order = yield* inOrder(texts);
  let size = 0;
  for (const [rank, at] of order.entries()) {
    const before = rank === 0 ? '' : (texts[order[rank - 1] ?? 0] ?? '');
    size += Math.max(1, (texts[at] ?? '').length - shared(before, texts[at] ?? ''));
  }
  yield;
  const nodes: Nodes = {
    letter: new Uint8Array(size),
    depth: new Uint8Array(size),
    end: new Uint32Array(size),
    word: new Int32Array(size).fill(-1),
  };
  yield* layOut(texts, order, nodes);
  return nodes;
}

/** Numbers of the words in the order of their letters; sorted by first letter, a letter a step. */
function* inOrder(texts: readonly string[]): Generator<void, Uint32Array> {
  const byLetter = new Map<string, number[]>();
  for (const [at, text] of texts.entries()) {
    const known = byLetter.get(text.slice(0, 1));
    if (known) known.push(at);
    else byLetter.set(text.slice(0, 1), [at]);
  }
  yield;
  const order = new Uint32Array(texts.length);
  let filled = 0;
  for (const [, numbers] of [...byLetter].sort(([one], [other]) => compareText(one, other))) {
    numbers.sort((one, other) => compareText(texts[one] ?? '', texts[other] ?? ''));
    order.set(numbers, filled);
    filled += numbers.length;
    yield;
  }
  return order;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function shared(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

function* layOut(texts: readonly string[], order: Uint32Array, nodes: Nodes): Generator<void> {
  const open: number[] = [];
  let size = 0;
  let before = '';
  const close = (depth: number) => {
    while (open.length > depth) {
      nodes.end[open.pop() ?? 0] = size;
    }
  };
  for (const [rank, at] of order.entries()) {
    const text = texts[at] ?? '';
    // Two words that differ behind the letters that count take a node each.
    close(Math.min(shared(before, text), text.length - 1));
    for (let depth = open.length; depth < text.length; depth += 1) {
      nodes.letter[size] = text.charCodeAt(depth);
      nodes.depth[size] = depth + 1;
      open.push(size);
      size += 1;
    }
    const last = open.at(-1) ?? 0;
    nodes.word[last] = at;
    before = text;
    if (rank % STEP === 0) yield;
  }
  close(0);
}

const ROW = LONGEST_WORD + 2;
const INFINITE = Number.POSITIVE_INFINITY;
/** Share of the longer word by which words that are alike may differ. */
const SHARE = 1 - LEAST_ALIKE;
/** One row of distances for each letter of the beginning, shared by all walks: they do not interleave. */
const rows = new Float64Array((LONGEST_WORD + 2) * ROW);
const path = new Uint8Array(LONGEST_WORD + 2);
const query = new Uint8Array(LONGEST_WORD + 2);
const inserted = new Float64Array(LONGEST_WORD + 2);
/** What is left of the budget on the best way to each depth. */
const spare = new Float64Array(LONGEST_WORD + 2);
/** How far a beginning may be apart, by the letters that the query has, and has gone. */
const budget = new Float64Array(LONGEST_WORD + 2);
/** How much farther a word may be that has so many letters more. */
const bonus = new Float64Array(MOST_SHIFTED + 1);

/**
 * Of two words that are alike either the first half of the query costs half of what is allowed at the
 * most, or the second: a walk that allows the first half no more finds the one, and the same walk from
 * the end the other. So few beginnings are followed far.
 */
function search(nodes: Nodes, text: string, first: number, found: (word: number) => void): void {
  const length = text.length;
  const share = SHARE * Math.max(length, SHORTEST_MEASURED);
  const whole = Math.min(MOST_APART, share) + ROUNDING;
  for (let more = 0; more <= MOST_SHIFTED; more += 1) {
    bonus[more] = share < MOST_APART ? SHARE * more : 0;
  }
  rows[0] = 0;
  budget[0] = whole / 2;
  for (let column = 1; column <= length; column += 1) {
    const code = text.charCodeAt(column - 1);
    query[column] = code;
    inserted[column] = insertion(code, column === 1 ? START : text.charCodeAt(column - 2));
    budget[column] = column <= first ? whole / 2 : whole;
    const cost = (rows[column - 1] ?? 0) + (inserted[column] ?? 0);
    rows[column] = column <= MOST_SHIFTED && cost <= (budget[column] ?? 0) ? cost : INFINITE;
  }
  spare[0] = whole;
  walk(nodes, length, found);
}

/** Stands before a word: seen from the end it is not known whether an h begins one, so that it is mute. */
const START = 1;

function walk(nodes: Nodes, length: number, found: (word: number) => void): void {
  const size = nodes.letter.length;
  for (let node = 0; node < size; ) {
    const depth = nodes.depth[node] ?? 0;
    if (depth > length + MOST_SHIFTED) {
      node = nodes.end[node] ?? size;
      continue;
    }
    path[depth] = nodes.letter[node] ?? 0;
    const left = fillRow(depth, length);
    // An exchange of neighbours skips a row.
    if (left < 0 && (spare[depth - 1] ?? 0) < TRANSPOSITION) {
      node = nodes.end[node] ?? size;
      continue;
    }
    spare[depth] = left;
    const word = nodes.word[node] ?? -1;
    if (word >= 0 && Math.abs(depth - length) <= MOST_SHIFTED) {
      if ((rows[depth * ROW + length] ?? INFINITE) < INFINITE) found(word);
    }
    node += 1;
  }
}

/**
 * Distances of the beginning that `path` holds from the query's beginnings, infinite where they are
 * over the budget; gives the most that is left of it at any of them. A longer word may be farther
 * apart by its share, which is less than what a letter more costs.
 */
function fillRow(depth: number, length: number): number {
  const here = depth * ROW;
  const removal = insertion(path[depth] ?? 0, depth > 1 ? (path[depth - 1] ?? 0) : START);
  const from = Math.max(1, depth - MOST_SHIFTED);
  const to = Math.min(length, depth + MOST_SHIFTED);
  let left = -1;
  rows[here + from - 1] = INFINITE;
  if (from === 1 && depth <= MOST_SHIFTED) {
    const cost = (rows[here - ROW] ?? 0) + removal;
    const rest = (budget[0] ?? 0) + (bonus[depth] ?? 0) - cost;
    if (rest >= 0) {
      rows[here] = cost;
      left = rest;
    }
  }
  for (let column = from; column <= to; column += 1) {
    const best = cheapest(depth, column, here, removal);
    const rest = (budget[column] ?? 0) + (bonus[depth > column ? depth - column : 0] ?? 0) - best;
    rows[here + column] = rest < 0 ? INFINITE : best;
    if (rest > left) left = rest;
  }
  if (to < length) rows[here + to + 1] = INFINITE;
  return left;
}

/** The cheapest way to one beginning of the query from those before it. */
function cheapest(depth: number, column: number, here: number, removal: number): number {
  const above = here - ROW;
  const code = path[depth] ?? 0;
  const facing = query[column] ?? 0;
  let best = (rows[above + column - 1] ?? 0) + substitution(code, facing);
  const removed = (rows[above + column] ?? 0) + removal;
  if (removed < best) best = removed;
  const added = (rows[here + column - 1] ?? 0) + (inserted[column] ?? 1);
  if (added < best) best = added;
  if (depth === 1 || column === 1) return best;
  if (code !== query[column - 1] || path[depth - 1] !== facing) return best;
  return Math.min(best, (rows[above - ROW + column - 2] ?? 0) + TRANSPOSITION);
}
