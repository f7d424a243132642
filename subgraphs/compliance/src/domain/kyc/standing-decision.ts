import { confirmedEntities, type MatchVerdict } from '../match-verdict.ts';
import type { KycDecision } from './verification.ts';

/**
 * The decision that holds: the latest one, but for rejections that came of confirming a match which
 * another officer has dismissed since. Those go with it, and what was decided before holds again.
 *
 * @param decisions the newest first
 * @param verdicts the oldest first
 */
export function standingDecision<T extends Pick<KycDecision, 'id' | 'decision'>>(
  decisions: readonly T[],
  verdicts: readonly Omit<MatchVerdict, 'note'>[],
): T | null {
  const confirmed = confirmedEntities(verdicts);
  const takenBack = new Set(
    verdicts
      .filter(({ verdict, entity }) => verdict === 'CONFIRMED' && !confirmed.includes(entity))
      .map(({ decisionId }) => decisionId),
  );
  return decisions.find(({ id, decision }) => decision !== 'REJECT' || !takenBack.has(id)) ?? null;
}
