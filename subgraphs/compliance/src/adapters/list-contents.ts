import { createHash } from 'node:crypto';
import { setImmediate as untilLater } from 'node:timers/promises';
import type { Transaction } from '@blockscore/database';
import { eq, inArray, sql } from 'drizzle-orm';
import type { ListedEntry } from '../app/list-ports.ts';
import {
  contentHashOf,
  digestOf,
  type KeptEntry,
  type ListMember,
} from '../domain/sanctions/content.ts';
import { countChanges, type ListChange } from '../domain/sanctions/delta.ts';
import { listChanges, listContents, listVersionContents } from './tables.ts';

/** Rows written, or hashes asked for, by one statement. */
const ROWS_AT_ONCE = 1_000;
const HASHED_AT_ONCE = 250;

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Keeps the contents that are new; gives the ids of all by their hashes. */
export async function keepContents(
  tx: Transaction,
  entries: readonly KeptEntry[],
): Promise<ReadonlyMap<string, number>> {
  // In one order everywhere, so that two imports never wait for each other in a circle.
  const byHash = new Map(entries.map((entry) => [entry.contentHash, entry]));
  const hashes = [...byHash.keys()].sort();
  const ids = await idsOf(tx, hashes);
  const missing = hashes.filter((hash) => !ids.has(hash));
  for (const some of inParts(missing)) {
    const rows = some.flatMap((hash) => {
      const entry = byHash.get(hash);
      if (entry === undefined) return [];
      const { contentHash, ...body } = entry;
      return [{ contentHash, uid: entry.uid, type: entry.type, body }];
    });
    await tx.insert(listContents).values(rows).onConflictDoNothing();
  }
  return new Map([...ids, ...(await idsOf(tx, missing))]);
}

async function idsOf(
  tx: Transaction,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const some of inParts(hashes)) {
    const rows = await tx
      .select({ id: listContents.id, contentHash: listContents.contentHash })
      .from(listContents)
      .where(inArray(listContents.contentHash, [...some]));
    for (const { id, contentHash } of rows) found.set(contentHash, id);
  }
  return found;
}

/** Writes which contents a version holds, and what it changed. */
export async function keepVersionContents(
  tx: Transaction,
  versionId: string,
  entries: readonly KeptEntry[],
  previous: { readonly id: string; readonly changes: readonly ListChange[] } | null,
): Promise<void> {
  const ids = await keepContents(tx, entries);
  const idOf = (hash: string): number => {
    const id = ids.get(hash);
    if (id === undefined) throw new Error(`The content ${hash} of ${versionId} was not kept.`);
    return id;
  };
  const changes = previous?.changes ?? [];
  await tx.insert(listVersionContents).values({
    versionId,
    members: entries.map(({ contentHash }) => idOf(contentHash)).sort((one, other) => one - other),
    digest: digestOf(entries, sha256),
    previousVersionId: previous?.id ?? null,
    ...countChanges(changes),
  });
  const gone = await idsOf(
    tx,
    changes.flatMap(({ before }) => before ?? []),
  );
  for (const some of inParts(changes)) {
    const rows = some.map(({ uid, change, before, after }) => ({
      ...{ versionId, uid, change },
      before: before === null ? null : (gone.get(before) ?? null),
      after: after === null ? null : idOf(after),
    }));
    await tx.insert(listChanges).values(rows);
  }
}

export async function membersOf(
  tx: Transaction,
  versionId: string,
): Promise<readonly ListMember[]> {
  return await tx
    .select({
      uid: listContents.uid,
      type: listContents.type,
      contentHash: listContents.contentHash,
      nameCount: sql<number>`jsonb_array_length(${listContents.body} -> 'names')`,
    })
    .from(listContents)
    .innerJoin(membersIn(versionId), sql`member.id = ${listContents.id}`);
}

/** What versions say of entries; undefined where one says nothing of it. */
export async function findEntries(
  tx: Transaction,
  asked: readonly ListedEntry[],
): Promise<readonly (KeptEntry | undefined)[]> {
  const found = new Map<string, KeptEntry>();
  for (const [versionId, some] of Map.groupBy(asked, (entry) => entry.versionId)) {
    const uids = some.map(({ uid }) => uid);
    const rows = await tx
      .select({ body: listContents.body, contentHash: listContents.contentHash })
      .from(listContents)
      .innerJoin(membersIn(versionId), sql`member.id = ${listContents.id}`)
      .where(inArray(listContents.uid, uids));
    for (const { body, contentHash } of rows) {
      found.set(`${versionId} ${body.uid}`, { ...body, contentHash });
    }
  }
  return asked.map(({ versionId, uid }) => found.get(`${versionId} ${uid}`));
}

/**
 * All that a version says, in the order in which its contents were first kept.
 *
 * @throws where that is not what was imported: nobody may be screened against a version that changed
 */
export async function entriesOf(tx: Transaction, versionId: string): Promise<readonly KeptEntry[]> {
  const [version] = await tx
    .select({ digest: listVersionContents.digest })
    .from(listVersionContents)
    .where(eq(listVersionContents.versionId, versionId));
  if (version === undefined) throw new Error(`There is no list version ${versionId}.`);
  const rows = await tx
    .select({ body: listContents.body, contentHash: listContents.contentHash })
    .from(listContents)
    .innerJoin(membersIn(versionId), sql`member.id = ${listContents.id}`)
    .orderBy(listContents.id);
  const entries = rows.map(({ body, contentHash }) => ({ ...body, contentHash }));
  if (digestOf(entries, sha256) !== version.digest || !(await areWhole(entries))) {
    throw new Error(`The list version ${versionId} does not hold what was imported any more.`);
  }
  return entries;
}

/** Hashes all entries anew, with pauses in which the process serves. */
async function areWhole(entries: readonly KeptEntry[]): Promise<boolean> {
  for (const [index, entry] of entries.entries()) {
    if (contentHashOf(entry, sha256) !== entry.contentHash) return false;
    if (index % HASHED_AT_ONCE === 0) await untilLater();
  }
  return true;
}

function membersIn(versionId: string) {
  return sql`(select unnest(${listVersionContents.members}) as id from ${listVersionContents}
    where ${listVersionContents.versionId} = ${versionId}) as member`;
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) yield all.slice(at, at + ROWS_AT_ONCE);
}
