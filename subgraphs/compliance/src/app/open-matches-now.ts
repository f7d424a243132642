import { openMatches } from '../domain/match-verdict.ts';
import type { Screening } from '../domain/screening.ts';
import type { UserId, Work } from './ports.ts';

export interface OpenMatches {
  readonly screening: Screening;
  /** `list:uid`; never empty. */
  readonly entities: readonly string[];
}

/**
 * Matches of a person's latest screening that no officer has dismissed, confirmed ones with them;
 * undefined where there is none. They stay open while identity is asked what the person's data are now.
 */
export async function openMatchesNow(
  work: Pick<Work, 'kyc' | 'screenings' | 'verdicts'>,
  userId: UserId,
): Promise<OpenMatches | undefined> {
  const screening = await work.screenings.latest(userId);
  if (screening === undefined || screening.entities.length === 0) return undefined;
  const entities =
    screening.entryHashes === null
      ? await notCovered(work, screening)
      : openMatches(screening, await work.verdicts.of(userId));
  return entities.length === 0 ? undefined : { screening, entities };
}

/** Of before contents were kept: an approval covered what the officer saw, whatever it was. */
async function notCovered(
  work: Pick<Work, 'kyc'>,
  { userId, entities }: Screening,
): Promise<readonly string[]> {
  const decision = await work.kyc.latestDecision(userId);
  const covered = decision?.decision === 'APPROVE' ? decision.entities : [];
  return entities.filter((entity) => !covered.includes(entity));
}
