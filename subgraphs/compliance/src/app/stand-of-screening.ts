import type { DecisionMade, ScreenedEntities } from '../domain/kyc/assess.ts';
import type { UserId, Work } from './ports.ts';

/** How a person stands by their latest screening and what officers said of its matches. */
export async function standOfScreening(
  work: Work,
  userId: UserId,
  decision: DecisionMade | null,
): Promise<ScreenedEntities | null> {
  const latest = await work.screenings.latest(userId);
  if (latest === undefined) return null;
  const covered = decision?.decision === 'APPROVE' ? decision.entities : [];
  const open = latest.entities.filter((entity) => !covered.includes(entity));
  return { outcome: latest.outcome, open };
}
