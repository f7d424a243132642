import type { SanctionsList } from './list.ts';

/** How old lists may become, in milliseconds. */
export interface FreshnessPolicy {
  /** Since the origin was last seen to hold what is screened against. */
  readonly maxAgeMs: number;
  /** Since the files in the folder were written; null lets them be of whatever age. */
  readonly maxFileAgeMs: number | null;
}

type Aged = Pick<SanctionsList, 'demo' | 'active' | 'current' | 'checkedAt' | 'fileAt'>;

/**
 * Until when a list can be relied on. Null of a list that is relied on for nothing (the demo list, and
 * one that was retired); the beginning of time of one that was never there, though it is configured.
 */
export function staleAfter(list: Aged, policy: FreshnessPolicy): Date | null {
  const retired = !list.active && list.current !== null;
  if (list.demo || retired) return null;
  if (list.current === null || list.checkedAt === null) return new Date(0);
  const ends = [list.checkedAt.getTime() + policy.maxAgeMs];
  if (policy.maxFileAgeMs !== null && list.fileAt !== null) {
    ends.push(list.fileAt.getTime() + policy.maxFileAgeMs);
  }
  return new Date(Math.min(...ends));
}

export function isStale(list: Aged, policy: FreshnessPolicy, now: Date): boolean {
  const until = staleAfter(list, policy);
  return until !== null && until < now;
}
