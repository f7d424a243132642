/** Numbers that share a key, found by its hash: a map of many small lists in two flat arrays. */
export interface Groups {
  /** Numbers whose key may be this one, ascending; whoever asks compares for certain. */
  of(key: string): Uint32Array;
  readonly bytes: number;
}

export interface GroupsBuilder {
  add(key: string, number: number): void;
  /** In steps. */
  build(): Generator<void, Groups>;
}

/** FNV-1a of a text's UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

export function buildGroups(): GroupsBuilder {
  const hashes: number[] = [];
  const numbers: number[] = [];
  return {
    add(key, number) {
      hashes.push(hashOf(key));
      numbers.push(number);
    },
    build: () => groupsOf(hashes, numbers),
  };
}

/** Members placed between two pauses. */
const STEP = 100_000;

function* groupsOf(hashes: readonly number[], numbers: readonly number[]): Generator<void, Groups> {
  let size = 16;
  while (size < hashes.length) size *= 2;
  const mask = size - 1;
  const starts = new Uint32Array(size + 1);
  for (const hash of hashes) starts[(hash & mask) + 1] = (starts[(hash & mask) + 1] ?? 0) + 1;
  for (let at = 1; at <= size; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice(0, size);
  const members = new Uint32Array(numbers.length);
  for (const [at, hash] of hashes.entries()) {
    const bucket = hash & mask;
    members[next[bucket] ?? 0] = numbers[at] ?? 0;
    next[bucket] = (next[bucket] ?? 0) + 1;
    if (at % STEP === 0) yield;
  }
  return {
    of(key) {
      const bucket = hashOf(key) & mask;
      return members.subarray(starts[bucket] ?? 0, starts[bucket + 1] ?? 0);
    },
    bytes: starts.byteLength + members.byteLength,
  };
}
