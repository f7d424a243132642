import type { NameKind } from '../matching/name.ts';
import type { ListMember } from './content.ts';
import type { ListCounts } from './entry.ts';
import type { Doubt } from './list.ts';

/** What a version holds, as far as it is compared with the one after. */
export interface ListContents {
  readonly counts: ListCounts;
  readonly members: readonly ListMember[];
}

/**
 * How much may be gone from one version to the next before it is taken for a broken file. OFAC's list
 * lost 3.5 % of its entries from January 2019 to July 2021.
 */
const MOST_ENTRIES_LOST = 0.1;
/** Of one kind: whoever reads types wrongly makes persons of vessels, and loses none. */
const MOST_OF_A_KIND_LOST = 0.2;
/** Of a few, a fifth is soon gone. */
const FEW_OF_A_KIND = 10;
/** One person's removal may take dozens of aliases along. */
const MOST_ALIASES_LOST = 0.25;
const MOST_ADDRESSES_LOST = 0.5;
/**
 * Of the names of entries that stay: whoever is found by an alias alone is lost with it. OFAC's entries lost 0.3 % of theirs in
 * those two and a half years.
 */
const MOST_NAMES_LOST = 0.02;
const FEW_NAMES = 10;
/**
 * What a list has lost is held against the most that it had within so many days, too: what goes in small steps is gone all
 * the same.
 */
export const DAYS_HELD = 30;
/**
 * Of the entries that both versions have, as far as they read otherwise: a file in another encoding, or with a column
 * moved, has as many of everything. Of OFAC's list 5 % changed in those two and a half years.
 */
const MOST_ENTRIES_CHANGED = 0.25;
/** Of a short list a quarter is soon changed. */
const FEW_CHANGED = 10;
const KINDS: readonly NameKind[] = ['PERSON', 'ORGANIZATION', 'VESSEL', 'AIRCRAFT'];

export interface ContentRefusal {
  /** An empty list is no list; one that has shrunk or changed much may be meant so, which officers can say. */
  readonly kind: 'BROKEN' | Doubt;
  readonly message: string;
}

/**
 * Why a new version of a list must not replace the last good one, or undefined when it may. Entries
 * count as lost by the list's own numbers: a list with as many others in their place has lost them.
 *
 * @param most the most that it had within {@link DAYS_HELD} days, since officers last accepted less; null where that is not known
 */
export function refuseVersion(
  next: ListContents,
  last: ListContents | undefined,
  most: ListCounts | null = null,
): ContentRefusal | undefined {
  if (next.members.length === 0) return { kind: 'BROKEN', message: 'The list has no entries.' };
  if (last === undefined) return undefined;
  const less = shrinkage(next, last) ?? shrinkageInSteps(next.counts, mostOf(last.counts, most));
  if (less !== undefined) return { kind: 'SHRUNKEN', message: less };
  const other = rewriting(next, last);
  return other === undefined ? undefined : { kind: 'REWRITTEN', message: other };
}

function rewriting(next: ListContents, last: ListContents): string | undefined {
  const before = new Map(last.members.map(({ uid, contentHash }) => [uid, contentHash]));
  const kept = next.members.filter(({ uid }) => before.has(uid));
  const changed = kept.filter(({ uid, contentHash }) => before.get(uid) !== contentHash).length;
  return changed > Math.max(FEW_CHANGED, kept.length * MOST_ENTRIES_CHANGED)
    ? `The list reads otherwise: ${changed} of the ${kept.length} entries that it had before have changed.`
    : undefined;
}

function shrinkage(next: ListContents, last: ListContents): string | undefined {
  const kept = new Set(next.members.map(({ uid }) => uid));
  const gone = last.members.filter(({ uid }) => !kept.has(uid)).length;
  if (gone > last.members.length * MOST_ENTRIES_LOST) {
    return `The list shrank: ${gone} of its ${last.members.length} entries are gone, and ${next.members.length} are there.`;
  }
  for (const kind of KINDS) {
    const [before, now] = [last, next].map(
      ({ members }) => members.filter(({ type }) => type === kind).length,
    ) as [number, number];
    if (before - now > Math.max(FEW_OF_A_KIND, before * MOST_OF_A_KIND_LOST)) {
      return `The list shrank from ${before} to ${now} entries of the kind ${kind}.`;
    }
  }
  return namesLost(next, last);
}

function namesLost(next: ListContents, last: ListContents): string | undefined {
  const now = new Map(next.members.map(({ uid, nameCount }) => [uid, nameCount]));
  let had = 0;
  let lost = 0;
  for (const { uid, nameCount } of last.members) {
    const left = now.get(uid);
    if (left === undefined) continue;
    had += nameCount;
    lost += Math.max(0, nameCount - left);
  }
  return lost > Math.max(FEW_NAMES, had * MOST_NAMES_LOST)
    ? `The list shrank: the entries that it has still have lost ${lost} of their ${had} names.`
    : undefined;
}

function mostOf(last: ListCounts, most: ListCounts | null): ListCounts {
  if (most === null) return last;
  return {
    entries: Math.max(last.entries, most.entries),
    aliases: Math.max(last.aliases, most.aliases),
    addresses: Math.max(last.addresses, most.addresses),
  };
}

function shrinkageInSteps(next: ListCounts, most: ListCounts): string | undefined {
  return (
    shrunk('entries', most.entries, next.entries, MOST_ENTRIES_LOST) ??
    shrunk('aliases', most.aliases, next.aliases, MOST_ALIASES_LOST) ??
    shrunk('addresses', most.addresses, next.addresses, MOST_ADDRESSES_LOST)
  );
}

function shrunk(what: string, before: number, now: number, most: number): string | undefined {
  return before - now > before * most
    ? `The list's ${what} shrank from ${before} to ${now}.`
    : undefined;
}
