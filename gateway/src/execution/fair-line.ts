/** A line in which everybody waits for themselves: whoever has many waiting holds up only those. */
export interface FairLine<T> {
  /**
   * @param owner whose it is: each has one turn, in the order in which they came, before anybody has another
   * @returns what has no place: the last of whoever has the most waiting, where too many wait; it may be `one` itself
   */
  readonly add: (owner: string, one: T) => T | undefined;
  readonly next: () => T | undefined;
  /** Takes out all that wait. */
  readonly clear: () => readonly T[];
}

/** @param most that wait, of all together */
export function createFairLine<T>(most: number): FairLine<T> {
  // In the order of their turns.
  const owners = new Map<string, T[]>();
  let size = 0;

  const longest = () => {
    let found: T[] = [];
    for (const waiting of owners.values()) if (waiting.length > found.length) found = waiting;
    return found;
  };
  return {
    add(owner, one) {
      const own = owners.get(owner) ?? [];
      let lost: T | undefined;
      if (size >= most) {
        const other = longest();
        if (other.length <= own.length + 1) return one;
        lost = other.pop();
        size -= 1;
      }
      own.push(one);
      owners.set(owner, own);
      size += 1;
      return lost;
    },
    next() {
      const [first] = owners;
      if (first === undefined) return undefined;
      const [owner, waiting] = first;
      const one = waiting.shift();
      owners.delete(owner);
      if (waiting.length > 0) owners.set(owner, waiting);
      size -= 1;
      return one;
    },
    clear() {
      const all = [...owners.values()].flat();
      owners.clear();
      size = 0;
      return all;
    },
  };
}
