import type { Comparison } from './comparison.ts';
import type { MatchRecord, Screening } from './screening.ts';

/**
 * How a match differs: it is not found any more, it was not found then, the list is held to have said
 * something else of it, or it is likely by another score.
 */
export type ReplayDifferenceKind = 'NOT_FOUND' | 'FOUND' | 'OTHER_CONTENT' | 'OTHER_SCORE';

export interface ReplayDifference {
  /** `list:uid`. */
  readonly entity: string;
  readonly kind: ReplayDifferenceKind;
  /** 0–1; null where there was none, or it was not among the best, whose scores are kept. */
  readonly scoreThen: number | null;
  readonly scoreNow: number | null;
}

/**
 * What a replay found otherwise than the screening, in order of the entities, without what that carried on:
 * it was found of other facts.
 */
export function replayDifferences(
  screening: Screening,
  now: Pick<Comparison, 'entities' | 'entryHashes'>,
  matches: readonly MatchRecord[],
): readonly ReplayDifference[] {
  const scores = (records: readonly MatchRecord[]) =>
    new Map(records.map(({ listId, uid, score }) => [`${listId}:${uid}`, score]));
  const then = scores(screening.matches ?? []);
  const today = scores(matches);
  const carried = new Set(screening.carried.map(({ entity }) => entity));
  const all = [...new Set([...screening.entities, ...now.entities])]
    .filter((entity) => !carried.has(entity))
    .sort();
  return all.flatMap((entity): ReplayDifference[] => {
    const kind = kindOf(screening, now, entity, then.get(entity), today.get(entity));
    const scoreThen = then.get(entity) ?? null;
    const scoreNow = today.get(entity) ?? null;
    return kind === undefined ? [] : [{ entity, kind, scoreThen, scoreNow }];
  });
}

function kindOf(
  screening: Screening,
  now: Pick<Comparison, 'entities' | 'entryHashes'>,
  entity: string,
  scoreThen: number | undefined,
  scoreNow: number | undefined,
): ReplayDifferenceKind | undefined {
  const [was, is] = [screening.entities.indexOf(entity), now.entities.indexOf(entity)];
  if (was < 0) return 'FOUND';
  if (is < 0) return 'NOT_FOUND';
  const hash = screening.entryHashes?.[was];
  if (hash !== undefined && hash !== now.entryHashes[is]) return 'OTHER_CONTENT';
  return scoreThen === undefined || scoreThen === scoreNow ? undefined : 'OTHER_SCORE';
}
