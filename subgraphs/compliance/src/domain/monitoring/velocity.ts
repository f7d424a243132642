import { type Finding, fact, findInWindows } from './finding.ts';
import { directionOf, type Movement, sumOf } from './movement.ts';
import type { VelocityParameters } from './rule.ts';

/** More payments, or more money, than somebody moves in so few days. */
export function findVelocity(
  { direction, days, payments, sum }: VelocityParameters,
  history: readonly Movement[],
): readonly Finding[] {
  return findInWindows(
    history.filter((movement) => directionOf(movement) === direction),
    days,
    (window) => window.length >= (payments ?? 0) && (sum === undefined || sumOf(window) >= sum),
    () => [fact('days', days)],
  );
}
