import { type Canonical, canonicalJson } from '../audit/canonical.ts';
import type { Sha256 } from '../audit/chain.ts';
import type { NameKind } from '../matching/name.ts';
import type { SanctionsEntry } from './entry.ts';

/** An entry with the hash of all that its list says of it. */
export interface KeptEntry extends SanctionsEntry {
  /** SHA-256 over its canonical JSON, in lower-case hex: equal exactly where nothing has changed. */
  readonly contentHash: string;
}

/** What a version says of one entry, by reference. */
export interface ListMember {
  readonly uid: string;
  readonly type: NameKind;
  readonly contentHash: string;
  /** How many names it has, the primary one among them. */
  readonly nameCount: number;
}

/** All that a list says of an entry; a hash that it carries already is no part of it. */
export function contentHashOf(entry: SanctionsEntry, sha256: Sha256): string {
  const { contentHash: _, ...content } = entry as SanctionsEntry & {
    readonly contentHash?: string;
  };
  return sha256(canonicalJson(JSON.parse(JSON.stringify(content)) as Canonical));
}

/** One hash over all contents of a version, in whatever order they come. */
export function digestOf(
  members: readonly Pick<ListMember, 'contentHash'>[],
  sha256: Sha256,
): string {
  return sha256(
    members
      .map(({ contentHash }) => contentHash)
      .sort()
      .join('\n'),
  );
}
