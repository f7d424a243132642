import { type Finding, fact, findInWindows } from './finding.ts';
import { directionOf, type Movement, shown, sumOf } from './movement.ts';
import type { StructuringParameters } from './rule.ts';

/** Payments just below a threshold, which together come to more than may go unreported. */
export function findStructuring(
  { threshold, from, payments, days, sumAbove, direction, methods }: StructuringParameters,
  history: readonly Movement[],
): readonly Finding[] {
  const near = history.filter(
    (movement) =>
      directionOf(movement) === direction &&
      movement.amount >= from &&
      movement.amount < threshold &&
      (methods === undefined || (movement.method !== null && methods.includes(movement.method))),
  );
  return findInWindows(
    near,
    days,
    (window) => window.length >= payments && sumOf(window) > sumAbove,
    ([first]) => [fact('threshold', shown(threshold, first?.currency ?? ''))],
  );
}
