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

/** The latest file that was not taken over, and why. */
export interface ListRefusal {
  readonly at: Date;
  readonly message: string;
}

export interface SanctionsList {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** Made of invented names. */
  readonly demo: boolean;
  /** Screened against. A list that is no longer configured is kept and not screened against. */
  readonly active: boolean;
  readonly current: ListVersion | null;
  readonly refusal: ListRefusal | null;
}

export function versionIdOf(listId: string, sha256: string): string {
  return `${listId}@${sha256.slice(0, 16)}`;
}
