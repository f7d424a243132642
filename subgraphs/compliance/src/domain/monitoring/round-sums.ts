import { type Finding, fact, findInWindows } from './finding.ts';
import { directionOf, type Movement, shown } from './movement.ts';
import type { RoundParameters } from './rule.ts';

/** Payments of round sums, where what is owed is seldom round. */
export function findRoundSums(
  { multipleOf, payments, days, direction }: RoundParameters,
  history: readonly Movement[],
): readonly Finding[] {
  const round = history.filter(
    (movement) => directionOf(movement) === direction && movement.amount % multipleOf === 0n,
  );
  return findInWindows(
    round,
    days,
    (window) => window.length >= payments,
    ([first]) => [fact('multipleOf', shown(multipleOf, first?.currency ?? ''))],
  );
}
