import type { Id } from '@blockscore/ids';

/** What personal data is told by as a keyed hash, each kind by a key of its own. */
export type MarkKind = 'PHONE' | 'MAILBOX' | 'NAME_AND_BIRTH' | 'POSTAL_ADDRESS';

export interface Sighting {
  /** A keyed hash: the same for everybody who was seen with the same. */
  readonly mark: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

export interface Sightings {
  /** Newest first. */
  readonly devices: readonly Sighting[];
  readonly networks: readonly Sighting[];
}

/** Devices and networks that people registered and signed in with. */
export interface SightingRepository {
  /** What a token followed from, whoever's it is; undefined where it was never seen. */
  browserOf(tokenHash: string): Promise<string | undefined>;
  /** All of one browser; forgets those seen longest ago, so that no more than `most` are left. */
  saveDevices(
    userId: Id<'user'>,
    seen: { readonly tokenHashes: readonly string[]; readonly browser: string },
    at: Date,
    most: number,
  ): Promise<void>;
  /** The same of a network, which is written down by a keyed hash alone. */
  saveNetwork(userId: Id<'user'>, network: string, at: Date, most: number): Promise<void>;
  of(userId: Id<'user'>): Promise<Sightings>;
  mark(kind: MarkKind, text: string): string;
  /** Forgets what was last seen before then, of everybody. */
  purge(before: Date): Promise<void>;
}
