import type { EventData } from '@blockscore/events';
import type { SealPrivateKey } from '@blockscore/vault';
import type { CopyFile, DataExport, Sections } from '../domain/privacy/data-export.ts';
import type { Holder } from '../domain/privacy/erasure.ts';
import type { UserId } from './ports.ts';

export type ExportId = DataExport['id'];

type SealedPart = Pick<EventData['identity.export.disclosed'], 'part' | 'parts' | 'sealed'>;

export interface DataExportRepository {
  /** False where the person was erased, so that no key can be kept. */
  insert(request: DataExport, privateKey: SealPrivateKey): Promise<boolean>;
  findMany(ids: readonly ExportId[]): Promise<readonly (DataExport | undefined)[]>;
  lock(id: ExportId): Promise<DataExport | undefined>;
  /** @throws Error where it was changed since it was read: lock it first */
  save(request: DataExport): Promise<void>;
  openOf(userId: UserId): Promise<ExportId | undefined>;
  countSince(userId: UserId, since: Date): Promise<number>;
  /** Newest first, at most 50. */
  listOf(userId: UserId): Promise<readonly DataExport[]>;
  /** Not at its end and due before then, the oldest first; none about that person; at most 100. */
  overdue(before: Date, notAbout: string): Promise<readonly DataExport[]>;
  /** False where it is there already. */
  keepPart(id: ExportId, holder: Holder, part: SealedPart): Promise<boolean>;
  /** Of whom all parts are there. */
  whole(id: ExportId): Promise<readonly Holder[]>;
  /** What a subgraph sealed, in its order, and the key that opens it; undefined once it is gone. */
  sealedBy(
    id: ExportId,
    holder: Holder,
  ): Promise<
    { readonly privateKey: SealPrivateKey; readonly sealed: readonly string[] } | undefined
  >;
  /** Keeps the archive encrypted, given in its parts, and destroys what it was made of and the key. */
  keepArchive(id: ExportId, archive: readonly Uint8Array[]): Promise<void>;
  /** Some of the archive's pieces, from that number on; none where it is gone, or the person was erased. */
  pieces(id: ExportId, from: number, limit: number): Promise<readonly Uint8Array[]>;
  /** Destroys the archive, and what it would have been made of with the key. */
  dropArchive(id: ExportId): Promise<void>;
  /** Ready and kept for long enough by then; at most `limit`. */
  expired(at: Date, limit: number): Promise<readonly ExportId[]>;
  /** Due by then and not ready; at most `limit`. */
  unfinished(at: Date, limit: number): Promise<readonly ExportId[]>;
}

/** What compliance itself has of a person and may tell them: nothing of screening, alerts and cases. */
export interface OwnCopyRepository {
  of(userId: UserId): Promise<Sections>;
}

/** What copies add to a transaction. */
export interface DataExportWork {
  readonly dataExports: DataExportRepository;
  readonly ownCopies: OwnCopyRepository;
}

export interface DataExportPorts {
  /** One archive of the files, with that time in it, in parts that follow one another. */
  readonly pack: (files: readonly CopyFile[], at: Date) => readonly Uint8Array[];
  /** Where the person fetches the archive, for a few minutes. */
  readonly archiveUrl: (claim: {
    readonly id: ExportId;
    readonly userId: UserId;
    readonly expiresAt: Date;
  }) => string;
}
