import type { Comparison } from './comparison.ts';
import { keyOf, type MatchVerdict, openMatches, verdictOn } from './match-verdict.ts';
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

/** What the same screening, under that id, found of facts by which the person was known before. */
export interface FoundOfFormer {
  readonly id: Screening['id'];
  readonly found: readonly FoundNow[];
}

/**
 * What a screening comes to: what it found, what it found of former facts and no officer has dismissed, and what an earlier one found of other facts of the person and
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
  former: FoundOfFormer | undefined,
): Found {
  const { factsNumber, entities, entryHashes, nameDoubts } = now;
  const isOpenNow = (entity: string) => {
    const key = keyOf({ entities, entryHashes, factsNumber, carried: [] }, entity);
    return key !== undefined && verdictOn(key, verdicts)?.verdict !== 'DISMISSED';
  };
  const again = formerMatches(former, verdicts);
  const says = new Map([
    ...again.map(({ match, hash }) => [match.entity, hash] as const),
    ...listed,
  ]);
  const undecided = undecidedOf(before).filter(({ entity }) => listed.has(entity));
  const isUndecided = (entity: string) => undecided.some((match) => match.entity === entity);
  const more = again.map(({ match }) => match).filter(({ entity }) => !isUndecided(entity));
  const carried = [...undecided, ...more].filter(
    (match) => match.factsNumber !== factsNumber && !isOpenNow(match.entity),
  );
  const isCarried = (entity: string) => carried.some((match) => match.entity === entity);
  const hashes = new Map([
    ...entities.map((entity, at) => [entity, entryHashes[at]] as const),
    ...carried.map(({ entity }) => [entity, says.get(entity)] as const),
  ]);
  const own = now.found.filter((match) => !isCarried(entityOf(match))).map(recordOf);
  return {
    outcome: hashes.size > 0 ? 'HIT' : nameDoubts.length > 0 ? 'INCONCLUSIVE' : 'CLEAR',
    nameDoubts,
    entities: [...hashes.keys()],
    entryHashes: [...hashes.values()].flatMap((hash) => hash ?? []),
    factsNumber,
    carried,
    matches: [...own, ...carried.flatMap((match) => recordsOf(before, former, match))],
  };
}

interface FormerMatch {
  readonly match: CarriedMatch;
  readonly hash: string | undefined;
}

/** Each entity once, of the latest facts that it was found of and not dismissed. */
function formerMatches(
  former: FoundOfFormer | undefined,
  verdicts: readonly Omit<MatchVerdict, 'note'>[],
): readonly FormerMatch[] {
  const found = new Map<string, FormerMatch>();
  for (const { factsNumber, entities, entryHashes } of former?.found ?? []) {
    for (const entity of entities) {
      const compared = { entities, entryHashes, factsNumber, carried: [] };
      const isOpen = openMatches(compared, verdicts).includes(entity);
      if (former === undefined || !isOpen || found.has(entity)) continue;
      const match = { entity, factsNumber, screeningId: former.id };
      found.set(entity, { match, hash: entryHashes[entities.indexOf(entity)] });
    }
  }
  return [...found.values()];
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
  former: FoundOfFormer | undefined,
  { entity, factsNumber, screeningId: foundIn }: CarriedMatch,
): readonly MatchRecord[] {
  const isOfFormer = foundIn === former?.id;
  const found = former?.found.find((each) => each.factsNumber === factsNumber)?.found ?? [];
  const records = isOfFormer ? found.map(recordOf) : (before?.screening.matches ?? []);
  return records
    .filter(({ listId, uid }) => `${listId}:${uid}` === entity)
    .map((record) => ({ ...record, foundIn }));
}
