import type { ListCounts } from './entry.ts';

/** One content of a list; never changed. */
export interface ListVersion extends ListCounts {
  /** `<list>@<first 16 digits of the checksum>`. */
  readonly id: string;
  readonly listId: string;
  /** SHA-256 over the decompressed files, in lower-case hex. */
  readonly sha256: string;
  readonly importedAt: Date;
}

/**
 * Why what was found is not taken over: the list is configured nowhere (any more), its origin cannot be
 * reached, its files cannot be read as the list, too much of it is gone, or too much reads otherwise.
 */
export type RefusalKind = 'MISSING' | 'UNREACHABLE' | 'BROKEN' | Doubt;

/** What is a list by itself, and too unlike the version before; it may be meant so, which officers can say. */
export type Doubt = 'SHRUNKEN' | 'REWRITTEN';

export const isDoubt = (kind: RefusalKind): kind is Doubt =>
  kind === 'SHRUNKEN' || kind === 'REWRITTEN';

/** What was found last and not taken over, and why. */
export interface ListRefusal {
  readonly at: Date;
  readonly kind: RefusalKind;
  readonly message: string;
  /** Of the content; null where none came. */
  readonly sha256: string | null;
  /** How many it has; null where it could not be read. */
  readonly entries: number | null;
}

export interface SanctionsList {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** Made of invented names. */
  readonly demo: boolean;
  /** Screened against. */
  readonly active: boolean;
  readonly current: ListVersion | null;
  /** Where it is looked for: a folder, or URLs without what they hold of keys. */
  readonly origin: string | null;
  /** When its origin was last seen to hold what is screened against. */
  readonly checkedAt: Date | null;
  /** When the files were last written; null of what is downloaded. */
  readonly fileAt: Date | null;
  readonly refusal: ListRefusal | null;
}

/** When its origin was last looked at, whatever came of it; null where it never was. */
export function lookedAt({
  checkedAt,
  refusal,
}: Pick<SanctionsList, 'checkedAt' | 'refusal'>): Date | null {
  if (refusal === null || checkedAt === null) return refusal?.at ?? checkedAt;
  return refusal.at > checkedAt ? refusal.at : checkedAt;
}

export function versionIdOf(listId: string, sha256: string): string {
  return `${listId}@${sha256.slice(0, 16)}`;
}
