import type { Screening } from './screening.ts';

/**
 * What a verdict is about. It is about what was compared: where the list says something else of the
 * entry, or the person's facts are others, it is another match and not decided.
 */
export interface MatchKey {
  /** `list:uid`. */
  readonly entity: string;
  /** SHA-256 of all that the list said of the entry. */
  readonly entryHash: string;
  /** Which of the person's kept facts. */
  readonly factsNumber: number;
}

export type VerdictKind = 'DISMISSED' | 'CONFIRMED';

/** What an officer said of one match; never changed. Of two about the same the later one holds. */
export interface MatchVerdict extends MatchKey {
  readonly id: `verdict_${string}`;
  readonly userId: `user_${string}`;
  readonly screeningId: `scr_${string}`;
  readonly verdict: VerdictKind;
  /** Null once the person's data has been erased. */
  readonly note: string | null;
  /** The KYC decision that it came of, if it did. */
  readonly decisionId: `dec_${string}` | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

type Compared = Pick<Screening, 'entities' | 'entryHashes' | 'factsNumber' | 'carried'>;

/** What was compared with the entity; undefined where it was not matched, or that was not kept. */
export function keyOf(screening: Compared, entity: string): MatchKey | undefined {
  const entryHash = screening.entryHashes?.[screening.entities.indexOf(entity)];
  const carried = screening.carried.find((match) => match.entity === entity);
  const { factsNumber } = carried ?? screening;
  return entryHash === undefined || factsNumber === null
    ? undefined
    : { entity, entryHash, factsNumber };
}

type Said = MatchKey & Pick<MatchVerdict, 'verdict'>;

/** @param verdicts the oldest first */
export function verdictOn<T extends Said>(key: MatchKey, verdicts: readonly T[]): T | undefined {
  return verdicts.findLast(
    ({ entity, entryHash, factsNumber }) =>
      entity === key.entity && entryHash === key.entryHash && factsNumber === key.factsNumber,
  );
}

/** What is said of a screening's matches: on that screening, or on an earlier one of the same that still holds. */
export function verdictsAbout<T extends Said & Pick<MatchVerdict, 'id' | 'screeningId'>>(
  screening: Compared & Pick<Screening, 'id'>,
  verdicts: readonly T[],
): readonly T[] {
  const holding = new Set(
    screening.entities.map((entity) => {
      const key = keyOf(screening, entity);
      return key && verdictOn(key, verdicts);
    }),
  );
  return verdicts.filter((one) => one.screeningId === screening.id || holding.has(one));
}

/** Matches of the screening that are not dismissed as another person. */
export function openMatches(screening: Compared, verdicts: readonly Said[]): readonly string[] {
  return screening.entities.filter((entity) => {
    const key = keyOf(screening, entity);
    return key === undefined || verdictOn(key, verdicts)?.verdict !== 'DISMISSED';
  });
}

/**
 * The entities that the person was confirmed to be, whatever has changed since: the lender may not deal
 * with them (31 CFR 501.603) until an officer has dismissed each.
 */
export function confirmedEntities(verdicts: readonly Said[]): readonly string[] {
  const latest = new Map(verdicts.map(({ entity, verdict }) => [entity, verdict]));
  return [...latest].flatMap(([entity, verdict]) => (verdict === 'CONFIRMED' ? [entity] : []));
}

/** What was compared when the person was last confirmed to be the entity; undefined where they never were. */
export function confirmedKey(verdicts: readonly Said[], entity: string): MatchKey | undefined {
  const last = verdicts.findLast((each) => each.entity === entity && each.verdict === 'CONFIRMED');
  return last && { entity, entryHash: last.entryHash, factsNumber: last.factsNumber };
}
