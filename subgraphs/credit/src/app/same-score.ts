import type { CreditScore } from '../domain/credit-score.ts';
import { differencesOf } from '../domain/replay.ts';
import type { ScoreOutcome } from './refresh-ports.ts';

/** What makes a score another one; its id, time, cause and commitment differ in any case. */
const OUTCOME = [
  'profileId',
  'modelId',
  'modelVersion',
  'value',
  'band',
  'probabilityOfDefault',
  'behaviourModelId',
  'behaviourValue',
  'overallValue',
  'overallBand',
  'matrixVersion',
] as const satisfies readonly (keyof ScoreOutcome)[];

/** Whether a score says what the one before said, whatever was read for it. */
export function isSameOutcome(latest: ScoreOutcome | undefined, next: ScoreOutcome): boolean {
  return latest !== undefined && OUTCOME.every((field) => latest[field] === next[field]);
}

/** Whether the two say the same of the same inputs, for the same reasons. */
export function isSameScore(latest: CreditScore | undefined, next: CreditScore): boolean {
  return (
    isSameOutcome(latest, next) &&
    differencesOf({ why: latest?.explanation }, { why: next.explanation }).length === 0
  );
}
