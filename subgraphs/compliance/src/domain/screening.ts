import type { ScreeningOutcome } from './kyc/assess.ts';
import type { NameDoubt } from './kyc/plain-name.ts';
import { told } from './matching/compare.ts';
import type { Evidence } from './matching/evidence.ts';
import type { NameKind } from './matching/name.ts';
import type { ScreeningMatch } from './matching/screen.ts';
import type { PairReason } from './matching/word-pair.ts';

/** Which words of the two names were taken for one another. */
export interface MatchedWords {
  readonly query: string;
  readonly listed: string;
  readonly reason: PairReason;
  /** 0–1; absent in screenings from before it was kept. */
  readonly similarity?: number;
}

/** A match as it is kept and shown, with all that it rests on. */
export interface MatchRecord {
  readonly listId: string;
  readonly versionId: string;
  readonly uid: string;
  readonly type: NameKind;
  readonly primaryName: string;
  readonly matchedName: string;
  readonly programmes: readonly string[];
  /** 0–1 with four digits. */
  readonly score: number;
  /** What the words of the names alone gave, before the evidence. */
  readonly nameScore: number;
  readonly words: readonly MatchedWords[];
  readonly onlyInQuery: readonly string[];
  readonly onlyInListed: readonly string[];
  readonly evidence: readonly Evidence[];
  /** The earlier screening that it is carried on from; absent where this one found it. */
  readonly foundIn?: `scr_${string}`;
}

/** A match that an earlier screening found of other facts of the person, and that no officer had decided. */
export interface CarriedMatch {
  /** `list:uid`. */
  readonly entity: string;
  /** Which of the person's kept facts it was found of. */
  readonly factsNumber: number;
  /** The screening that found it. */
  readonly screeningId: `scr_${string}`;
}

export type ScreeningReason =
  | 'ONBOARDING'
  | 'CUSTOMER_CHANGE'
  | 'CLEARANCE'
  | 'MANUAL'
  | 'LIST_DELTA'
  | 'DAILY';

/** One comparison of a person with the lists of one moment; never changed. */
export interface Screening {
  readonly id: `scr_${string}`;
  readonly userId: `user_${string}`;
  readonly reason: ScreeningReason;
  readonly outcome: ScreeningOutcome;
  /** Why the name cannot be relied on to be compared, so that an officer has to look; empty where it can. */
  readonly nameDoubts: readonly NameDoubt[];
  /** The exact versions of the lists that were compared with. */
  readonly versionIds: readonly string[];
  /** What was matched, now or before and undecided, each once, as `list:uid`. */
  readonly entities: readonly string[];
  /** Those of them that were not found now, or that were decided only as they were found now. */
  readonly carried: readonly CarriedMatch[];
  /** The content of each of them, in their order; null of screenings from before it was kept. */
  readonly entryHashes: readonly string[] | null;
  /** Which of the person's kept facts were compared; null of screenings from before they were kept. */
  readonly factsNumber: number | null;
  /** An identity document attested the date of birth of these facts, so that it counts against a match. */
  readonly birthAttested: boolean;
  /** The comparison of all customers that it came of, if it did. */
  readonly runId: `rescreening_${string}` | null;
  /** The best first; null once the person's data has been erased. */
  readonly matches: readonly MatchRecord[] | null;
  readonly requestedBy: string;
  readonly screenedAt: Date;
}

/**
 * The entities of which an officer who looks at the screening sees why they match: all, but for
 * screenings of before all were kept.
 */
export function entitiesShown({
  entities,
  matches,
}: Pick<Screening, 'entities' | 'matches'>): readonly string[] {
  const shown = new Set(matches?.map(({ listId, uid }) => `${listId}:${uid}`));
  return entities.filter((entity) => shown.has(entity));
}

export function recordOf(match: ScreeningMatch): MatchRecord {
  const { comparison, entry } = match;
  return {
    listId: match.listId,
    versionId: match.versionId,
    uid: entry.uid,
    type: entry.type,
    primaryName: entry.names[0]?.text ?? match.matchedName,
    matchedName: match.matchedName,
    programmes: entry.programmes,
    score: match.score,
    nameScore: told(comparison.wordScore),
    words: comparison.pairs.map(({ first, second, reason, similarity }) => ({
      query: first,
      listed: second,
      reason,
      similarity: told(similarity),
    })),
    onlyInQuery: comparison.onlyInFirst,
    onlyInListed: comparison.onlyInSecond,
    evidence: match.evidence,
  };
}

export function entityOf(match: Pick<ScreeningMatch, 'listId' | 'entry'>): string {
  return `${match.listId}:${match.entry.uid}`;
}

/** A screening is repeated for a clearance when it is older than this, or a list has changed. */
const FRESH_MS = 24 * 3_600_000;

export function isFresh(
  screening: Pick<Screening, 'versionIds' | 'screenedAt'>,
  versionIds: readonly string[],
  now: Date,
): boolean {
  return (
    now.getTime() - screening.screenedAt.getTime() < FRESH_MS &&
    screening.versionIds.length === versionIds.length &&
    versionIds.every((id) => screening.versionIds.includes(id))
  );
}
