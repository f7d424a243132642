import type { Screening } from './screening.ts';

/** Why all customers are compared again. */
export type RescreeningCause = 'DAILY' | 'LIST_DELTA';

/** With all entries, or with those that have changed since everybody was compared last. */
export type RescreeningScope = 'FULL' | 'DELTA';

/** SUPERSEDED: a list changed before all customers were done, and another one took its place. */
export type RescreeningEnd = 'FINISHED' | 'SUPERSEDED';

/** One comparison of all customers; it goes on where it was stopped, in the order of their ids. */
export interface Rescreening {
  readonly id: `rescreening_${string}`;
  readonly version: number;
  readonly cause: RescreeningCause;
  readonly scope: RescreeningScope;
  readonly versionIds: readonly string[];
  /** What everybody was compared with before; null where all entries are compared. */
  readonly baseVersionIds: readonly string[] | null;
  /** The last customer done; null before the first. */
  readonly place: `user_${string}` | null;
  /** Customers done, without those who could not be. */
  readonly compared: number;
  /** Of them, those who match other entries, or entries of other content, than before. */
  readonly changed: number;
  /** Of these, those with a match. */
  readonly hits: number;
  /** Customers whose data could not be read. */
  readonly failed: number;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly end: RescreeningEnd | null;
}

export function sameVersions(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** Whether a screening found the same as one before: the same entries, of the same contents, and of a name as sure to be compared. */
export function isSameResult(
  before: Pick<Screening, 'entities' | 'entryHashes' | 'nameDoubts'> | undefined,
  now: Pick<Screening, 'entities' | 'entryHashes' | 'nameDoubts'>,
): boolean {
  if (before === undefined || before.entities.length !== now.entities.length) return false;
  if (before.nameDoubts.join() !== now.nameDoubts.join()) return false;
  return now.entities.every((entity, at) => {
    const known = before.entities.indexOf(entity);
    return known >= 0 && before.entryHashes?.[known] === now.entryHashes?.[at];
  });
}
