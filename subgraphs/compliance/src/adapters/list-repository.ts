import type { Transaction } from '@blockscore/database';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ListRepository } from '../app/ports.ts';
import type { SanctionsEntry } from '../domain/sanctions/entry.ts';
import type { ListVersion, SanctionsList } from '../domain/sanctions/list.ts';
import { listEntries, listVersions, sanctionsLists } from './tables.ts';

/** Entries written by one statement. */
const ROWS_AT_ONCE = 500;
const MOST_VERSIONS = 100;
const LONGEST_REFUSAL = 500;

type ListRow = typeof sanctionsLists.$inferSelect;

function listOf(row: ListRow, current: ListVersion | null): SanctionsList {
  const { id, name, source, demo, active, origin, checkedAt, fileAt } = row;
  const { refusedAt, refusal, refusalKind, refusedSha256, refusedEntries } = row;
  return {
    ...{ id, name, source, demo, active, current, origin, checkedAt, fileAt },
    refusal:
      refusedAt === null || refusal === null
        ? null
        : {
            at: refusedAt,
            // Of refusals from before kinds were told apart.
            kind: refusalKind ?? 'BROKEN',
            message: refusal,
            sha256: refusedSha256,
            entries: refusedEntries,
          },
  };
}

export function createListRepository(tx: Transaction): ListRepository {
  async function versionOf(row: ListRow): Promise<ListVersion | null> {
    if (row.currentVersionId === null) return null;
    const [version] = await tx
      .select()
      .from(listVersions)
      .where(eq(listVersions.id, row.currentVersionId));
    return version ?? null;
  }

  return {
    async lock({ id, name, source, demo }) {
      const [row] = await tx
        .insert(sanctionsLists)
        .values({ id, name, source, demo, active: false })
        .onConflictDoUpdate({ target: sanctionsLists.id, set: { name, source } })
        .returning();
      if (row === undefined) throw new Error(`The list ${id} could not be locked.`);
      return listOf(row, await versionOf(row));
    },
    async insertVersion(version, { entries }) {
      const made = await tx
        .insert(listVersions)
        .values(version)
        .onConflictDoNothing()
        .returning({ id: listVersions.id });
      // A content that was there before is current again: its entries are kept already.
      if (made.length === 0) return;
      for (let at = 0; at < entries.length; at += ROWS_AT_ONCE) {
        const rows = entries.slice(at, at + ROWS_AT_ONCE).map((entry) => ({
          ...entry,
          versionId: version.id,
          programmes: [...entry.programmes],
          countries: [...entry.countries],
        }));
        await tx.insert(listEntries).values(rows);
      }
    },
    async makeCurrent(listId, versionId) {
      await tx
        .update(sanctionsLists)
        .set({ currentVersionId: versionId, active: true, refusedAt: null, refusal: null })
        .where(eq(sanctionsLists.id, listId));
    },
    async refuse(listId, message, at) {
      await tx
        .update(sanctionsLists)
        .set({ refusedAt: at, refusal: message.slice(0, LONGEST_REFUSAL) })
        .where(eq(sanctionsLists.id, listId));
    },
    async retireDemo() {
      const isReal = sql`exists (select 1 from ${sanctionsLists} real
        where not real.demo and real.current_version_id is not null)`;
      await tx
        .update(sanctionsLists)
        .set({ active: false })
        .where(and(eq(sanctionsLists.demo, true), isReal));
    },
    async all() {
      const rows = await tx.select().from(sanctionsLists).orderBy(asc(sanctionsLists.id));
      const lists: SanctionsList[] = [];
      for (const row of rows) lists.push(listOf(row, await versionOf(row)));
      return lists;
    },
    members: (versionId) => entriesOf(tx, versionId),
    async versions(listId) {
      return await tx
        .select()
        .from(listVersions)
        .where(eq(listVersions.listId, listId))
        .orderBy(desc(listVersions.importedAt), desc(listVersions.id))
        .limit(MOST_VERSIONS);
    },
    async findVersions(ids) {
      const rows = await tx
        .select()
        .from(listVersions)
        .where(inArray(listVersions.id, [...ids]));
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    },
  };
}

/** The versions that are screened against now, in the order of their lists. */
export async function currentVersions(
  tx: Transaction,
): Promise<readonly { readonly listId: string; readonly versionId: string }[]> {
  const rows = await tx
    .select({ listId: sanctionsLists.id, versionId: sanctionsLists.currentVersionId })
    .from(sanctionsLists)
    .where(and(eq(sanctionsLists.active, true), isNotNull(sanctionsLists.currentVersionId)))
    .orderBy(asc(sanctionsLists.id));
  return rows.flatMap(({ listId, versionId }) =>
    versionId === null ? [] : [{ listId, versionId }],
  );
}

export async function entriesOf(
  tx: Transaction,
  versionId: string,
): Promise<readonly SanctionsEntry[]> {
  return await tx.select().from(listEntries).where(eq(listEntries.versionId, versionId));
}
