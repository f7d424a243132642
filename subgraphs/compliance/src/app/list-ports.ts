import type { ScreeningIndex } from '../domain/matching/screen.ts';
import type { KeptEntry, ListMember } from '../domain/sanctions/content.ts';
import type { ListChange, ListChangeKind, ListDelta } from '../domain/sanctions/delta.ts';
import type { ListCounts } from '../domain/sanctions/entry.ts';
import type {
  Doubt,
  ListRefusal,
  ListVersion,
  RefusalKind,
  SanctionsList,
} from '../domain/sanctions/list.ts';
import type { Page } from './ports.ts';

/** By what the server of a file can tell whether it still is the one that is screened against. */
export interface FileValidator {
  /** Which of the list's files. */
  readonly part: string;
  /** SHA-256 of the file's URL. */
  readonly urlHash: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A list with the hash of each entry. */
export interface KeptList {
  readonly entries: readonly KeptEntry[];
  readonly counts: ListCounts;
}

export type ReadList =
  | { readonly ok: true; readonly value: KeptList }
  | { readonly ok: false; readonly error: string };

/** What is found where a list is looked for. */
export type FoundContent =
  | {
      readonly kind: 'FOUND';
      /** Over its files, unpacked. */
      readonly sha256: string;
      readonly fileAt: Date | null;
      readonly validators: readonly FileValidator[];
      /** Reads the entries; asked for only where the checksum is new. */
      readonly read: () => Promise<ReadList>;
    }
  /** What is screened against, as its server says by the validators. */
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: Exclude<RefusalKind, Doubt>; readonly message: string };

/** Where a configured list is looked for. */
export interface ListSource {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly demo: boolean;
  readonly origin: string;
  /** Whether it is downloaded, which may take minutes. */
  readonly remote: boolean;
  look(known: readonly FileValidator[], signal: AbortSignal): Promise<FoundContent>;
}

export interface ListSources {
  readonly sources: readonly ListSource[];
  /** Why no folder could be looked into; null where none is configured, or it could be. */
  readonly trouble: string | null;
}

/** A version's difference to the one before it; of a list's first version there is none. */
export interface VersionDelta extends ListDelta {
  readonly versionId: string;
  readonly previousVersionId: string;
}

/** An entry as one version has it. */
export interface ListedEntry {
  readonly versionId: string;
  readonly uid: string;
}

/** One changed entry, with what was and is said of it. */
export interface EntryChange {
  readonly uid: string;
  readonly change: ListChangeKind;
  readonly before: KeptEntry | null;
  readonly after: KeptEntry | null;
}

/** That a content that is much smaller, or much changed, may replace a version, and who said so. */
export interface ListAcceptance {
  readonly listId: string;
  readonly sha256: string;
  readonly replacesVersionId: string;
  readonly reason: string;
  readonly acceptedBy: string;
  readonly acceptedAt: Date;
}

export interface ListRepository {
  /** Makes the list or renames it, and locks it until the transaction ends. */
  lock(
    list: Pick<SanctionsList, 'id' | 'name' | 'source' | 'demo' | 'origin'>,
  ): Promise<SanctionsList>;
  /** The list, locked, if there is one. */
  lockKnown(id: string): Promise<SanctionsList | undefined>;
  /** Keeps what is new of the entries; nothing where the version is there already. */
  insertVersion(
    version: ListVersion,
    entries: readonly KeptEntry[],
    previous: { readonly id: string; readonly changes: readonly ListChange[] } | null,
  ): Promise<void>;
  /** Makes the version the list's current one. */
  makeCurrent(listId: string, versionId: string): Promise<void>;
  /** The origin holds what is screened against: the list is active, and nothing is refused. */
  confirm(listId: string, at: Date, fileAt: Date | null): Promise<void>;
  refuse(listId: string, refusal: ListRefusal): Promise<void>;
  /** Screens no more against the list. */
  retire(listId: string): Promise<void>;
  /** Screens no more against the demo list, once there is a real one. */
  retireDemo(): Promise<void>;
  /** Takes out a list that never had a version. */
  forget(listId: string): Promise<void>;
  validators(listId: string): Promise<readonly FileValidator[]>;
  replaceValidators(listId: string, validators: readonly FileValidator[]): Promise<void>;
  accept(acceptance: ListAcceptance): Promise<void>;
  isAccepted(listId: string, sha256: string, replacesVersionId: string): Promise<boolean>;
  all(): Promise<readonly SanctionsList[]>;
  /** Newest first, at most 100. */
  versions(listId: string): Promise<readonly ListVersion[]>;
  findVersions(ids: readonly string[]): Promise<readonly (ListVersion | undefined)[]>;
  /** What these versions say of these entries. */
  findEntries(asked: readonly ListedEntry[]): Promise<readonly (KeptEntry | undefined)[]>;
  /**
   * The most that the list had of each in the versions that were screened against since then, but for those of before
   * officers last accepted a content that came; null where none is.
   */
  mostSince(listId: string, since: Date): Promise<ListCounts | null>;
  members(versionId: string): Promise<readonly ListMember[]>;
  findDeltas(versionIds: readonly string[]): Promise<readonly (VersionDelta | undefined)[]>;
  /** In the order of the lists' own numbers as text, descending; one row more than the page. */
  changes(
    versionId: string,
    kind: ListChangeKind | null,
    page: Page,
  ): Promise<readonly EntryChange[]>;
}

/** The lists as they are held in memory. */
export interface ListRegistry {
  /** Undefined until the first index is built. */
  current(): ScreeningIndex | undefined;
  /**
   * Builds a new index if the lists have changed; the old one serves meanwhile. Once it is done, what is
   * held is at least as new as the call.
   */
  refresh(): Promise<void>;
  /**
   * An index over exactly these versions, to screen again as it was done once. The last one that was
   * asked for is held and no other, and one is built at a time.
   *
   * @throws where one of them is not kept, or holds not what was imported
   */
  at(versionIds: readonly string[]): Promise<ScreeningIndex>;
}
