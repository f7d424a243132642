/** For each number the positions at which it stands, ascending, in two flat arrays. */
export interface Postings {
  of(number: number): Uint32Array;
  readonly bytes: number;
}

/** Pairs placed between two pauses. */
const STEP = 100_000;

/** Turns pairs of a number below `count` and a position round, in steps; a pair given twice is kept twice. */
export function* postingSteps(
  count: number,
  numbers: readonly number[],
  positions: readonly number[],
): Generator<void, Postings> {
  const starts = new Uint32Array(count + 1);
  for (const number of numbers) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let at = 1; at <= count; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  yield;
  const next = starts.slice(0, count);
  const members = new Uint32Array(positions.length);
  for (const [at, number] of numbers.entries()) {
    members[next[number] ?? 0] = positions[at] ?? 0;
    next[number] = (next[number] ?? 0) + 1;
    if (at % STEP === 0) yield;
  }
  return {
    of: (number) => members.subarray(starts[number] ?? 0, starts[number + 1] ?? 0),
    bytes: starts.byteLength + members.byteLength,
  };
}
