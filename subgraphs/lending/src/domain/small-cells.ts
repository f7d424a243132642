/** Figures of fewer people than this tell of persons rather than of a group. */
export const FEWEST_PEOPLE = 5;

interface Cell {
  readonly people: number;
}

/**
 * Parts cells into those that may be shown and those that are shown together only. Where some are too
 * small, one more goes with them if need be, so that subtracting from the whole tells of no few people
 * either. Where all of them together are too small, none is shown.
 */
export function mergeSmall<C extends Cell>(
  cells: readonly C[],
): { readonly shown: readonly C[]; readonly together: readonly C[] } {
  const bySize = [...cells].sort((a, b) => a.people - b.people);
  const small = bySize.filter(({ people }) => people < FEWEST_PEOPLE).length;
  if (small === 0) return { shown: cells, together: [] };
  const isEnough = (count: number) =>
    count > 1 &&
    bySize.slice(0, count).reduce((all, { people }) => all + people, 0) >= FEWEST_PEOPLE;
  let count = small;
  while (count < bySize.length && !isEnough(count)) count += 1;
  const together = new Set(bySize.slice(0, count));
  return {
    shown: cells.filter((cell) => !together.has(cell)),
    together: isEnough(count) ? [...together] : [],
  };
}

/** A count, or null where those counted, or those left over, are some but fewer than five people. */
export function shownCount(count: number, people: number, others: number): number | null {
  const few = (number: number) => number > 0 && number < FEWEST_PEOPLE;
  return few(people) || few(others) ? null : count;
}
