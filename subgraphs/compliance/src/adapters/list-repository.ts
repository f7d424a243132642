import { keyset, type Transaction } from '@blockscore/database';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, max, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { EntryChange, ListRepository, VersionDelta } from '../app/list-ports.ts';
import type { ListVersion, SanctionsList } from '../domain/sanctions/list.ts';
import { findEntries, keepVersionContents, membersOf } from './list-contents.ts';
import {
  listAcceptances,
  listChanges,
  listContents,
  listValidators,
  listVersionContents,
  listVersions,
  sanctionsLists,
} from './tables.ts';

const MOST_VERSIONS = 100;
const LONGEST_REFUSAL = 500;
const NOTHING_REFUSED = {
  ...{ refusedAt: null, refusal: null, refusalKind: null },
  ...{ refusedSha256: null, refusedEntries: null },
};

type ListRow = typeof sanctionsLists.$inferSelect;
type ContentRow = Pick<typeof listContents.$inferSelect, 'body' | 'contentHash'>;

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
  return {
    ...listWrites(tx),
    ...versionReads(tx),
    async all() {
      const rows = await tx
        .select({ list: sanctionsLists, current: listVersions })
        .from(sanctionsLists)
        .leftJoin(listVersions, eq(listVersions.id, sanctionsLists.currentVersionId))
        .orderBy(asc(sanctionsLists.id));
      return rows.map(({ list, current }) => listOf(list, current));
    },
    async validators(listId) {
      return await tx
        .select({
          part: listValidators.part,
          urlHash: listValidators.urlHash,
          etag: listValidators.etag,
          lastModified: listValidators.lastModified,
        })
        .from(listValidators)
        .where(eq(listValidators.listId, listId));
    },
    async replaceValidators(listId, validators) {
      await tx.delete(listValidators).where(eq(listValidators.listId, listId));
      if (validators.length === 0) return;
      await tx.insert(listValidators).values(validators.map((each) => ({ listId, ...each })));
    },
    async accept(acceptance) {
      await tx.insert(listAcceptances).values(acceptance).onConflictDoNothing();
    },
    async isAccepted(listId, sha256, replacesVersionId) {
      const found = await tx
        .select({ sha256: listAcceptances.sha256 })
        .from(listAcceptances)
        .where(
          and(
            eq(listAcceptances.listId, listId),
            eq(listAcceptances.sha256, sha256),
            eq(listAcceptances.replacesVersionId, replacesVersionId),
          ),
        );
      return found.length > 0;
    },
  };
}

type Writes =
  | 'lock'
  | 'lockKnown'
  | 'insertVersion'
  | 'makeCurrent'
  | 'confirm'
  | 'refuse'
  | 'retire'
  | 'retireDemo'
  | 'forget';

function listWrites(tx: Transaction): Pick<ListRepository, Writes> {
  async function change(listId: string, set: Partial<typeof sanctionsLists.$inferInsert>) {
    await tx.update(sanctionsLists).set(set).where(eq(sanctionsLists.id, listId));
  }
  async function withCurrent(row: ListRow): Promise<SanctionsList> {
    const { currentVersionId } = row;
    if (currentVersionId === null) return listOf(row, null);
    const [version] = await tx
      .select()
      .from(listVersions)
      .where(eq(listVersions.id, currentVersionId));
    return listOf(row, version ?? null);
  }

  return {
    async lock({ id, name, source, demo, origin }) {
      const [row] = await tx
        .insert(sanctionsLists)
        .values({ id, name, source, demo, origin, active: false })
        .onConflictDoUpdate({ target: sanctionsLists.id, set: { name, source, origin } })
        .returning();
      if (row === undefined) throw new Error(`The list ${id} could not be locked.`);
      return await withCurrent(row);
    },
    async lockKnown(id) {
      const [row] = await tx
        .select()
        .from(sanctionsLists)
        .where(eq(sanctionsLists.id, id))
        .for('update');
      return row && (await withCurrent(row));
    },
    async insertVersion(version, entries, previous) {
      const made = await tx
        .insert(listVersions)
        .values(version)
        .onConflictDoNothing()
        .returning({ id: listVersions.id });
      // A content that was there before is current again: its entries are kept already.
      if (made.length > 0) await keepVersionContents(tx, version.id, entries, previous);
    },
    makeCurrent: (listId, versionId) => change(listId, { currentVersionId: versionId }),
    confirm: (listId, at, fileAt) =>
      change(listId, { active: true, checkedAt: at, fileAt, ...NOTHING_REFUSED }),
    refuse: (listId, { at, kind, message, sha256, entries }) =>
      change(listId, {
        refusedAt: at,
        refusal: message.slice(0, LONGEST_REFUSAL),
        refusalKind: kind,
        refusedSha256: sha256,
        refusedEntries: entries,
      }),
    retire: (listId) => change(listId, { active: false, ...NOTHING_REFUSED }),
    async retireDemo() {
      const isReal = sql`exists (select 1 from ${sanctionsLists} real
        where not real.demo and real.current_version_id is not null)`;
      await tx
        .update(sanctionsLists)
        .set({ active: false })
        .where(and(eq(sanctionsLists.demo, true), isReal));
    },
    async forget(listId) {
      await tx
        .delete(sanctionsLists)
        .where(and(eq(sanctionsLists.id, listId), isNull(sanctionsLists.currentVersionId)));
    },
  };
}

type Reads =
  | 'mostSince'
  | 'versions'
  | 'findVersions'
  | 'findEntries'
  | 'members'
  | 'findDeltas'
  | 'changes';

function versionReads(tx: Transaction): Pick<ListRepository, Reads> {
  return {
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
    findEntries: (asked) => findEntries(tx, asked),
    async mostSince(listId, since) {
      const { id, sha256, entries, aliases, addresses, importedAt } = listVersions;
      const accepted = tx
        .select({ at: max(listAcceptances.acceptedAt) })
        .from(listAcceptances)
        .innerJoin(listVersions, eq(sha256, listAcceptances.sha256))
        .where(and(eq(listAcceptances.listId, listId), eq(listVersions.listId, listId)));
      // What was screened against when they began was there within them, however long it had been there.
      const replaced = tx
        .select({ id: listVersionContents.previousVersionId })
        .from(listVersionContents)
        .innerJoin(listVersions, eq(id, listVersionContents.versionId))
        .where(and(eq(listVersions.listId, listId), gt(importedAt, since)));
      const [most] = await tx
        .select({ entries: max(entries), aliases: max(aliases), addresses: max(addresses) })
        .from(listVersions)
        .where(
          and(
            eq(listVersions.listId, listId),
            or(gt(importedAt, since), inArray(id, replaced)),
            sql`${importedAt} > coalesce((${accepted}), '-infinity')`,
          ),
        );
      if (most === undefined || most.entries === null) return null;
      return { entries: most.entries, aliases: most.aliases ?? 0, addresses: most.addresses ?? 0 };
    },
    members: (versionId) => membersOf(tx, versionId),
    async findDeltas(versionIds) {
      const { versionId, previousVersionId, added, changed, removed } = listVersionContents;
      const rows = await tx
        .select({ versionId, previousVersionId, added, changed, removed })
        .from(listVersionContents)
        .where(inArray(versionId, [...versionIds]));
      const found = new Map<string, VersionDelta>();
      for (const { previousVersionId: previous, ...row } of rows) {
        if (previous !== null) found.set(row.versionId, { ...row, previousVersionId: previous });
      }
      return versionIds.map((id) => found.get(id));
    },
    async changes(versionId, kind, page) {
      const { where, orderBy, limit } = keyset(listChanges.uid, page);
      const [before, after] = [alias(listContents, 'before'), alias(listContents, 'after')];
      const rows = await tx
        .select({ uid: listChanges.uid, change: listChanges.change, before, after })
        .from(listChanges)
        .leftJoin(before, eq(before.id, listChanges.before))
        .leftJoin(after, eq(after.id, listChanges.after))
        .where(
          and(
            eq(listChanges.versionId, versionId),
            kind === null ? undefined : eq(listChanges.change, kind),
            where,
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(
        ({ uid, change, before: was, after: is }): EntryChange => ({
          ...{ uid, change },
          before: entryOf(was),
          after: entryOf(is),
        }),
      );
    },
  };
}

function entryOf(row: ContentRow | null): EntryChange['before'] {
  return row && { ...row.body, contentHash: row.contentHash };
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
