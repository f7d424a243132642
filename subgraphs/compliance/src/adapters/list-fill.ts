import type { Connection, Transaction } from '@blockscore/database';
import { asc, eq, isNull } from 'drizzle-orm';
import { contentHashOf } from '../domain/sanctions/content.ts';
import { changesBetween } from '../domain/sanctions/delta.ts';
import { keepVersionContents, membersOf, sha256 } from './list-contents.ts';
import { listEntries, listVersionContents, listVersions, sanctionsLists } from './tables.ts';

/**
 * Takes over the versions of a database of before contents were kept once: each from its own copy, the
 * oldest first, in a transaction of its own, so that one that is broken off goes on where it was. Where
 * there are none this is one look.
 *
 * @returns how many were taken over
 */
export async function fillListContents({ db }: Connection): Promise<number> {
  const waiting = await db
    .select({ id: listVersions.id, listId: listVersions.listId })
    .from(listVersions)
    .leftJoin(listVersionContents, eq(listVersionContents.versionId, listVersions.id))
    .where(isNull(listVersionContents.versionId))
    .orderBy(asc(listVersions.importedAt), asc(listVersions.id));
  for (const { id, listId } of waiting) {
    await db.transaction((tx) => fillVersion(tx, id, listId));
  }
  return waiting.length;
}

async function fillVersion(tx: Transaction, versionId: string, listId: string): Promise<void> {
  // One process at a time; the others then find it done.
  await tx.select().from(sanctionsLists).where(eq(sanctionsLists.id, listId)).for('update');
  const versions = await tx
    .select({ id: listVersions.id, filled: listVersionContents.versionId })
    .from(listVersions)
    .leftJoin(listVersionContents, eq(listVersionContents.versionId, listVersions.id))
    .where(eq(listVersions.listId, listId))
    .orderBy(asc(listVersions.importedAt), asc(listVersions.id));
  const place = versions.findIndex(({ id }) => id === versionId);
  if (versions[place]?.filled !== null) return;
  const rows = await tx.select().from(listEntries).where(eq(listEntries.versionId, versionId));
  const entries = rows.map(({ versionId: _, ...entry }) => ({
    ...entry,
    contentHash: contentHashOf(entry, sha256),
  }));
  const previous = versions[place - 1]?.id;
  await keepVersionContents(
    tx,
    versionId,
    entries,
    previous === undefined
      ? null
      : { id: previous, changes: changesBetween(await membersOf(tx, previous), entries) },
  );
}
