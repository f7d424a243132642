import { newId } from '@blockscore/ids';
import { FIRST_FACTS } from '../domain/carried-match.ts';
import type { ScreenedEntities } from '../domain/kyc/assess.ts';
import type { KycDecision } from '../domain/kyc/verification.ts';
import { type MatchVerdict, openMatches } from '../domain/match-verdict.ts';
import type { UserId, Work } from './ports.ts';
import type { VerdictGiven } from './screening-ports.ts';

/**
 * How a person stands by their latest screening and what officers said of its matches; null where
 * nobody was compared, or what was compared may not be so any more. Runs under the verification's lock.
 */
export async function standOfScreening(
  work: Work,
  userId: UserId,
  decision: KycDecision | null,
): Promise<ScreenedEntities | null> {
  const latest = await work.screenings.latest(userId);
  if (latest === undefined || (await work.subjects.isOutdated(userId))) return null;
  const { outcome, entities } = latest;
  if (entities.length === 0) return { outcome, open: [] };
  if (latest.entryHashes === null) {
    // Of before contents were kept: an approval covered what the officer saw, whatever it was.
    const covered = decision?.decision === 'APPROVE' ? decision.entities : [];
    return { outcome, open: entities.filter((entity) => !covered.includes(entity)) };
  }
  const verdicts = await work.verdicts.of(userId);
  const taken = await takeOver(work, decision, verdicts);
  return { outcome, open: openMatches(latest, [...verdicts, ...taken]) };
}

/**
 * An approval of before there were verdicts goes on to hold: of the entries as the versions had them
 * that the officer's screening was pinned to, and of the facts of then.
 */
async function takeOver(
  work: Work,
  decision: KycDecision | null,
  verdicts: readonly VerdictGiven[],
): Promise<readonly MatchVerdict[]> {
  if (decision?.decision !== 'APPROVE' || decision.entities.length === 0) return [];
  const { id, userId, entities, screeningId, note, decidedBy, decidedAt } = decision;
  if (screeningId === null || verdicts.some(({ decisionId }) => decisionId === id)) return [];
  const [screening] = await work.screenings.findMany([screeningId]);
  if (screening === undefined || screening.entryHashes !== null) return [];
  const hashes = await work.rescreenings.contentHashes(screening.versionIds, entities);
  const taken = [...hashes].map(([entity, entryHash]): MatchVerdict => {
    const about = { entity, entryHash, factsNumber: FIRST_FACTS };
    const by = { decisionId: id, decidedBy, decidedAt };
    return {
      id: newId('verdict'),
      userId,
      screeningId,
      ...about,
      verdict: 'DISMISSED',
      note,
      ...by,
    };
  });
  for (const verdict of taken) await work.verdicts.insert(verdict);
  return taken;
}
