import type { SanctionsList } from '../domain/sanctions/list.ts';

/**
 * The versions that are screened against by the database, in the transaction that it was read in. What a
 * process holds in memory may be older: another one may have imported a list.
 */
export function versionsOfNow(lists: readonly SanctionsList[]): readonly string[] {
  return lists.flatMap(({ active, current }) => (active && current !== null ? [current.id] : []));
}
