import type { Comparison } from './comparison.ts';
import { keyOf, type MatchVerdict, verdictOn } from './match-verdict.ts';
import {
  type CarriedMatch,
  entityOf,
  type MatchRecord,
  recordOf,
  type Screening,
} from './screening.ts';

/** The facts that were there before any were kept by number. */
export const FIRST_FACTS = 1;

/** A screening of before, and its matches that no officer has dismissed, as `list:uid`. */
export interface Undecided {
  readonly screening: Screening;
  readonly entities: readonly string[];
}

/** What a comparison found of the facts of that number. */
export interface FoundNow extends Comparison {
  readonly factsNumber: number;
}

export type Found = Pick<
  Screening,
  'outcome' | 'nameDoubts' | 'entities' | 'entryHashes' | 'factsNumber' | 'carried' | 'matches'
>;

/**
 * What a screening comes to: what it found, and what an earlier one found of other facts of the person and
 * no officer has decided. Else whoever is matched could change their name and be cleared. Such a match goes
 * on for as long as the entry is listed; of the same facts as before, what is found now is all there is.
 *
 * @param verdicts the oldest first
 * @param listed what the lists say now of the undecided entities, as hashes by `list:uid`
 */
export function withUndecided(
  now: FoundNow,
  before: Undecided | undefined,
  verdicts: readonly Omit<MatchVerdict, 'note'>[],
  listed: ReadonlyMap<string, string>,
): Found {
  const { factsNumber, entities, entryHashes, nameDoubts } = now;
  const isOpenNow = (entity: string) => {
    const key = keyOf({ entities, entryHashes, factsNumber, carried: [] }, entity);
    return key !== undefined && verdictOn(key, verdicts)?.verdict !== 'DISMISSED';
  };
  const carried = undecidedOf(before).filter(
    (match) =>
      match.factsNumber !== factsNumber && listed.has(match.entity) && !isOpenNow(match.entity),
  );
  const isCarried = (entity: string) => carried.some((match) => match.entity === entity);
  const hashes = new Map([
    ...entities.map((entity, at) => [entity, entryHashes[at]] as const),
    ...carried.map(({ entity }) => [entity, listed.get(entity)] as const),
  ]);
  const own = now.found.filter((match) => !isCarried(entityOf(match))).map(recordOf);
  return {
    outcome: hashes.size > 0 ? 'HIT' : nameDoubts.length > 0 ? 'INCONCLUSIVE' : 'CLEAR',
    nameDoubts,
    entities: [...hashes.keys()],
    entryHashes: [...hashes.values()].flatMap((hash) => hash ?? []),
    factsNumber,
    carried,
    matches: [...own, ...carried.flatMap((match) => recordsOf(before, match))],
  };
}

function undecidedOf(before: Undecided | undefined): readonly CarriedMatch[] {
  if (before === undefined) return [];
  const { carried, factsNumber, id } = before.screening;
  return before.entities.map(
    (entity) =>
      carried.find((match) => match.entity === entity) ?? {
        entity,
        factsNumber: factsNumber ?? FIRST_FACTS,
        screeningId: id,
      },
  );
}

function recordsOf(
  before: Undecided | undefined,
  { entity, screeningId: foundIn }: CarriedMatch,
): readonly MatchRecord[] {
  const records = before?.screening.matches ?? [];
  return records
    .filter(({ listId, uid }) => `${listId}:${uid}` === entity)
    .map((record) => ({ ...record, foundIn }));
}
