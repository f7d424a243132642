import type { ListCounts } from './entry.ts';

/** A list may lose this share of its entries between two versions; more is taken for a broken file. */
const LARGEST_SHRINKAGE = 0.1;

/**
 * Why a new version of a list must not replace the last good one, or undefined when it may:
 * an empty file, or one that lost more than a tenth of its entries or half of its aliases.
 */
export function refuseVersion(next: ListCounts, last: ListCounts | undefined): string | undefined {
  if (next.entries === 0) return 'The list has no entries.';
  if (!last) return undefined;
  if (next.entries < last.entries * (1 - LARGEST_SHRINKAGE)) {
    return `The list shrank from ${last.entries} to ${next.entries} entries.`;
  }
  if (next.aliases < last.aliases / 2) {
    return `The list's aliases shrank from ${last.aliases} to ${next.aliases}.`;
  }
  return undefined;
}
