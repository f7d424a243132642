/** Chance that comes out the same whenever it starts from the same seed. */
export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  /** @throws where there is nothing to pick from */
  readonly pick: <T>(of: readonly T[]) => T;
  /** Some of them in their order, at least `least`. */
  readonly some: <T>(of: readonly T[], least?: number) => T[];
  /** All of them in another order. */
  readonly shuffled: <T>(of: readonly T[]) => T[];
}

export function createDice(seed: number | string): Dice {
  let state = typeof seed === 'number' ? seed >>> 0 : hashOf(seed);
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const shuffled = <T>(of: readonly T[]): T[] => {
    const left = [...of];
    return of.flatMap(() => left.splice(int(0, left.length - 1), 1));
  };
  return {
    int,
    chance: (probability) => next() < probability,
    pick(of) {
      if (of.length === 0) throw new Error('There is nothing to pick from.');
      return of[int(0, of.length - 1)] as (typeof of)[number];
    },
    some(of, least = 0) {
      const count = int(Math.min(least, of.length), of.length);
      const kept = new Set(shuffled(of).slice(0, count));
      return of.filter((item) => kept.has(item));
    },
    shuffled,
  };
}

/** FNV-1a with a last mixing, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
