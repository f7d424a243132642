/** Draws that follow from a seed alone: for demos, and never for what nobody may guess. */
export interface Draw {
  /** From 0 to below 1. */
  next(): number;
  /** Both included. */
  integer(least: number, most: number): number;
  /** True in that share of all draws. */
  chance(share: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** The shares add up to whatever they do. */
  weighted<T extends string>(shares: Readonly<Record<T, number>>): T;
}

const GOLDEN = 0x9e3779b9;

function scrambled(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/**
 * The draws of one of many who are drawn for from one seed: each has their own, so that nobody's depend
 * on who came before.
 *
 * @param seed a whole number from 0
 * @param which a whole number from 0
 */
export function drawOf(seed: number, which: number): Draw {
  let state = scrambled(scrambled(seed) + Math.imul(which + 1, GOLDEN));
  const next = (): number => {
    state = (state + GOLDEN) | 0;
    return scrambled(state) / 2 ** 32;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (list) => list[integer(0, list.length - 1)] ?? list[0],
    weighted<T extends string>(shares: Readonly<Record<T, number>>) {
      const entries = Object.entries(shares) as [T, number][];
      const total = entries.reduce((all, [, share]) => all + share, 0);
      const point = next() * total;
      let sum = 0;
      const [found] =
        entries.find(([, share]) => {
          sum += share;
          return point < sum;
        }) ??
        entries.at(-1) ??
        [];
      if (found === undefined) throw new RangeError('There is nothing to draw from.');
      return found;
    },
  };
}
