import type { Transaction } from '@blockscore/database';
import { inArray, sql } from 'drizzle-orm';
import type { ListsDelta } from '../app/screening-ports.ts';
import type { ListToIndex } from '../domain/matching/screen.ts';
import { listContents, listVersionContents, listVersions } from './tables.ts';

interface VersionOfList {
  readonly listId: string;
  readonly versionId: string;
}

/**
 * What differs between two sets of list versions, read from what each version holds: it needs not be the
 * versions that followed one another.
 */
export async function deltaBetween(
  tx: Transaction,
  base: readonly string[],
  target: readonly string[],
): Promise<ListsDelta> {
  const before = await versionsOf(tx, base);
  const after = await versionsOf(tx, target);
  const lists: ListToIndex[] = [];
  const gone = new Set<string>();
  for (const { listId, versionId } of after) {
    const was = before.find((version) => version.listId === listId)?.versionId;
    if (was === versionId) continue;
    const rows = await contentsIn(tx, versionId, was);
    const entries = rows.map(({ body, contentHash }) => ({ ...body, contentHash }));
    lists.push({ listId, versionId, entries });
  }
  for (const { listId, versionId } of before) {
    const is = after.find((version) => version.listId === listId)?.versionId;
    if (is === versionId) continue;
    for (const { uid } of await contentsIn(tx, versionId, is)) gone.add(`${listId}:${uid}`);
  }
  return { lists, gone };
}

async function versionsOf(
  tx: Transaction,
  versionIds: readonly string[],
): Promise<readonly VersionOfList[]> {
  if (versionIds.length === 0) return [];
  return await tx
    .select({ listId: listVersions.listId, versionId: listVersions.id })
    .from(listVersions)
    .where(inArray(listVersions.id, [...versionIds]))
    .orderBy(listVersions.listId);
}

/** Contents of one version that another one of the same list does not hold. */
async function contentsIn(tx: Transaction, versionId: string, notIn: string | undefined) {
  const membersOf = (id: string) =>
    sql`select unnest(${listVersionContents.members}) from ${listVersionContents}
      where ${listVersionContents.versionId} = ${id}`;
  const rest = notIn === undefined ? sql`` : sql` except (${membersOf(notIn)})`;
  return await tx
    .select({
      uid: listContents.uid,
      contentHash: listContents.contentHash,
      body: listContents.body,
    })
    .from(listContents)
    .where(sql`${listContents.id} in ((${membersOf(versionId)})${rest})`)
    .orderBy(listContents.id);
}

/** What these versions say of the entities, as hashes by `list:uid`. */
export async function contentHashesOf(
  tx: Transaction,
  versionIds: readonly string[],
  entities: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { listId, versionId } of await versionsOf(tx, versionIds)) {
    const ofList = entities.filter((entity) => entity.startsWith(`${listId}:`));
    const uids = ofList.map((entity) => entity.slice(listId.length + 1));
    if (uids.length === 0) continue;
    const rows = await tx
      .select({ uid: listContents.uid, contentHash: listContents.contentHash })
      .from(listContents)
      .where(
        sql`${inArray(listContents.uid, uids)} and ${listContents.id} in (
          select unnest(${listVersionContents.members}) from ${listVersionContents}
          where ${listVersionContents.versionId} = ${versionId})`,
      );
    for (const { uid, contentHash } of rows) found.set(`${listId}:${uid}`, contentHash);
  }
  return found;
}
