/** A line in which everybody waits for themselves: whoever has many waiting holds up only those. */
export interface FairLine<T> {
  /**
   * @param owner whose it is: each has one turn, in the order in which they came, before anybody has another
   * @param one that does not wait yet
   * @returns what has no place: the last of whoever has the most waiting, where too many wait; it may be `one` itself
   */
  readonly add: (owner: string, one: T) => T | undefined;
  /** Has what waits already wait in the turn of another as well: whichever turn comes first is its own. */
  readonly join: (owner: string, one: T) => void;
  readonly next: () => T | undefined;
  /** Takes out all that wait. */
  readonly clear: () => readonly T[];
}

/** @param most that wait, of all together, each counted once */
export function createFairLine<T>(most: number): FairLine<T> {
  // In the order of their turns.
  const owners = new Map<string, T[]>();
  const ownersOf = new Map<T, Set<string>>();

  const longest = () => {
    let found: [string, T[]] = ['', []];
    for (const one of owners) if (one[1].length > found[1].length) found = one;
    return found;
  };
  const put = (owner: string, one: T, its: Set<string>) => {
    const own = owners.get(owner) ?? [];
    own.push(one);
    owners.set(owner, own);
    its.add(owner);
  };
  /** Takes the last from whoever has the most, until one was nobody else's. */
  const makeRoom = (own: number): T | undefined => {
    for (;;) {
      const [owner, waiting] = longest();
      if (waiting.length <= own + 1) return undefined;
      const last = waiting.pop() as T;
      const others = ownersOf.get(last);
      others?.delete(owner);
      if (others !== undefined && others.size > 0) continue;
      ownersOf.delete(last);
      return last;
    }
  };
  return {
    add(owner, one) {
      let lost: T | undefined;
      if (ownersOf.size >= most) {
        lost = makeRoom(owners.get(owner)?.length ?? 0);
        if (lost === undefined) return one;
      }
      const its = new Set<string>();
      ownersOf.set(one, its);
      put(owner, one, its);
      return lost;
    },
    join(owner, one) {
      const its = ownersOf.get(one);
      if (its !== undefined && !its.has(owner)) put(owner, one, its);
    },
    next() {
      const [first] = owners;
      const [one] = first?.[1] ?? [];
      if (first === undefined || one === undefined) return undefined;
      for (const owner of ownersOf.get(one) ?? []) {
        const left = owners.get(owner)?.filter((other) => other !== one) ?? [];
        if (owner === first[0] || left.length === 0) owners.delete(owner);
        if (left.length > 0) owners.set(owner, left);
      }
      ownersOf.delete(one);
      return one;
    },
    clear() {
      const all = [...ownersOf.keys()];
      owners.clear();
      ownersOf.clear();
      return all;
    },
  };
}
