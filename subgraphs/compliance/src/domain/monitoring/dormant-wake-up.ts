import { type Finding, fact, factsOf } from './finding.ts';
import { dayNumber, type Movement } from './movement.ts';
import type { DormantParameters } from './rule.ts';

/** Money that moves after nothing did for long. */
export function findDormantWakeUp(
  { days, minimum }: DormantParameters,
  history: readonly Movement[],
): readonly Finding[] {
  return history.flatMap((movement, index) => {
    const previous = history[index - 1];
    if (previous === undefined || movement.amount < minimum) return [];
    const silence = dayNumber(movement.day) - dayNumber(previous.day);
    if (silence < days) return [];
    const facts = [fact('silentDays', silence), fact('lastBefore', previous.day)];
    return [
      { movements: [movement], context: [previous], facts: [...facts, ...factsOf([movement])] },
    ];
  });
}
