import type { ListMember } from './content.ts';

export type ListChangeKind = 'ADDED' | 'CHANGED' | 'REMOVED';

/** What happened to one entry between two versions of its list. */
export interface ListChange {
  readonly uid: string;
  readonly change: ListChangeKind;
  /** Hashes of its contents; null where it was not listed. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ListDelta {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What differs between two versions, by the list's own numbers, in order of these as text. */
export function changesBetween(
  before: readonly Pick<ListMember, 'uid' | 'contentHash'>[],
  after: readonly Pick<ListMember, 'uid' | 'contentHash'>[],
): readonly ListChange[] {
  const known = new Map(before.map(({ uid, contentHash }) => [uid, contentHash]));
  const changes: ListChange[] = [];
  for (const { uid, contentHash } of after) {
    const last = known.get(uid);
    known.delete(uid);
    if (last === undefined)
      changes.push({ uid, change: 'ADDED', before: null, after: contentHash });
    else if (last !== contentHash) {
      changes.push({ uid, change: 'CHANGED', before: last, after: contentHash });
    }
  }
  for (const [uid, contentHash] of known) {
    changes.push({ uid, change: 'REMOVED', before: contentHash, after: null });
  }
  return changes.sort((one, other) => (one.uid < other.uid ? -1 : 1));
}

export function countChanges(changes: readonly Pick<ListChange, 'change'>[]): ListDelta {
  const count = (kind: ListChangeKind) => changes.filter(({ change }) => change === kind).length;
  return { added: count('ADDED'), changed: count('CHANGED'), removed: count('REMOVED') };
}
