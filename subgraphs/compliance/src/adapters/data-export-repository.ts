import type { Transaction } from '@blockscore/database';
import type { SealPrivateKey, Vault } from '@blockscore/vault';
import { and, asc, count, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm';
import type { DataExportRepository } from '../app/data-export-ports.ts';
import type { DataExport } from '../domain/privacy/data-export.ts';
import { dataExportParts, dataExportPieces, dataExports } from './tables.ts';

type Row = typeof dataExports.$inferSelect;

const MOST = 50;
const MOST_OVERDUE = 100;
/** In base64 below what the vault encrypts at once, and a whole number of its groups. */
const PIECE_BYTES = 36_000;

const keyPlace = (row: string) => ({ table: 'data_exports', column: 'private_key', row });
const piecePlace = (id: string, number: number) => ({
  table: 'data_export_pieces',
  column: 'content',
  row: `${id}/${number}`,
});
const exportOf = ({ privateKey: _, ...row }: Row): DataExport => row;

export function createDataExportRepository(tx: Transaction, vault: Vault): DataExportRepository {
  const parts = partsOf(tx);
  return {
    ...requestsOn(tx, vault, parts),
    ...listsOn(tx),
    ...partsOn(tx, vault, parts),
    ...archivesOn(tx, vault, parts),
  };
}

type Parts = ReturnType<typeof partsOf>;

function partsOf(tx: Transaction) {
  const ofExport = (id: DataExport['id']) => eq(dataExports.id, id);
  async function dropParts(id: DataExport['id']): Promise<void> {
    await tx.delete(dataExportParts).where(eq(dataExportParts.exportId, id));
    await tx.update(dataExports).set({ privateKey: null }).where(ofExport(id));
  }
  return { ofExport, dropParts };
}

function requestsOn(
  tx: Transaction,
  vault: Vault,
  { ofExport }: Parts,
): Pick<DataExportRepository, 'insert' | 'findMany' | 'lock' | 'save'> {
  return {
    async insert(request, privateKey) {
      const cipher = await vault.forSubject(tx, request.userId);
      if (!cipher.ok) return false;
      const kept = cipher.value.encrypt(JSON.stringify(privateKey), keyPlace(request.id));
      await tx.insert(dataExports).values({ ...request, privateKey: kept });
      return true;
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(dataExports)
        .where(inArray(dataExports.id, [...ids]));
      const found = new Map(rows.map((row) => [row.id, exportOf(row)]));
      return ids.map((id) => found.get(id));
    },
    async lock(id) {
      const [row] = await tx.select().from(dataExports).where(ofExport(id)).for('update');
      return row && exportOf(row);
    },
    async save({ id, version, ...request }) {
      const changed = await tx
        .update(dataExports)
        .set({ ...request, version })
        .where(and(ofExport(id), eq(dataExports.version, version - 1)))
        .returning({ id: dataExports.id });
      if (changed.length !== 1) throw new Error(`Copy ${id} changed while it was locked.`);
    },
  };
}

function listsOn(
  tx: Transaction,
): Pick<DataExportRepository, 'openOf' | 'countSince' | 'listOf' | 'overdue' | 'unfinished'> {
  return {
    async openOf(userId) {
      const isOpen = and(eq(dataExports.userId, userId), eq(dataExports.status, 'GATHERING'));
      const [row] = await tx.select({ id: dataExports.id }).from(dataExports).where(isOpen);
      return row?.id;
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ count: count() })
        .from(dataExports)
        .where(and(eq(dataExports.userId, userId), gte(dataExports.requestedAt, since)));
      return row?.count ?? 0;
    },
    async listOf(userId) {
      const own = tx.select().from(dataExports).where(eq(dataExports.userId, userId));
      return (await own.orderBy(desc(dataExports.id)).limit(MOST)).map(exportOf);
    },
    async overdue(before, notAbout) {
      const rows = await tx
        .select()
        .from(dataExports)
        .where(
          and(
            eq(dataExports.status, 'GATHERING'),
            lt(dataExports.dueAt, before),
            sql`${dataExports.userId} <> ${notAbout}`,
          ),
        )
        .orderBy(asc(dataExports.dueAt))
        .limit(MOST_OVERDUE);
      return rows.map(exportOf);
    },
    async unfinished(at, limit) {
      const rows = await tx
        .select({ id: dataExports.id })
        .from(dataExports)
        .where(and(eq(dataExports.status, 'GATHERING'), lte(dataExports.dueAt, at)))
        .orderBy(asc(dataExports.dueAt))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
  };
}

function partsOn(
  tx: Transaction,
  vault: Vault,
  { ofExport }: Parts,
): Pick<DataExportRepository, 'keepPart' | 'whole' | 'sealedBy'> {
  return {
    async keepPart(id, holder, part) {
      const made = await tx
        .insert(dataExportParts)
        .values({ exportId: id, holder, part: part.part, parts: part.parts, sealed: part.sealed })
        .onConflictDoNothing()
        .returning({ part: dataExportParts.part });
      return made.length === 1;
    },
    async whole(id) {
      const rows = await tx
        .select({ holder: dataExportParts.holder })
        .from(dataExportParts)
        .where(eq(dataExportParts.exportId, id))
        .groupBy(dataExportParts.holder)
        .having(sql`count(*) = max(${dataExportParts.parts})`);
      return rows.map(({ holder }) => holder);
    },
    async sealedBy(id, holder) {
      const [row] = await tx.select().from(dataExports).where(ofExport(id));
      if (row?.privateKey == null) return undefined;
      const cipher = await vault.forSubject(tx, row.userId);
      if (!cipher.ok) return undefined;
      const parts = await tx
        .select({ sealed: dataExportParts.sealed })
        .from(dataExportParts)
        .where(and(eq(dataExportParts.exportId, id), eq(dataExportParts.holder, holder)))
        .orderBy(asc(dataExportParts.part));
      const key = cipher.value.decrypt(row.privateKey, keyPlace(id));
      // The vault authenticates what it decrypts: it is what `insert` wrote.
      return {
        privateKey: JSON.parse(key) as SealPrivateKey,
        sealed: parts.map(({ sealed }) => sealed),
      };
    },
  };
}

function archivesOn(
  tx: Transaction,
  vault: Vault,
  { ofExport, dropParts }: Parts,
): Pick<DataExportRepository, 'keepArchive' | 'pieces' | 'dropArchive' | 'expired'> {
  return {
    async keepArchive(id, archive) {
      const [row] = await tx.select().from(dataExports).where(ofExport(id));
      const cipher = row && (await vault.forSubject(tx, row.userId));
      if (!cipher?.ok) throw new Error(`There is nobody to keep the archive ${id} for.`);
      let number = 0;
      for (const piece of inPieces(archive)) {
        const content = cipher.value.encrypt(piece.toString('base64'), piecePlace(id, number));
        await tx.insert(dataExportPieces).values({ exportId: id, number, content });
        number += 1;
      }
      await dropParts(id);
    },
    async pieces(id, from, limit) {
      const [row] = await tx.select().from(dataExports).where(ofExport(id));
      const cipher = row && (await vault.forSubject(tx, row.userId));
      if (!cipher?.ok) return [];
      const pieces = await tx
        .select()
        .from(dataExportPieces)
        .where(and(eq(dataExportPieces.exportId, id), gte(dataExportPieces.number, from)))
        .orderBy(asc(dataExportPieces.number))
        .limit(limit);
      return pieces.map(({ number, content }) =>
        Buffer.from(cipher.value.decrypt(content, piecePlace(id, number)), 'base64'),
      );
    },
    async dropArchive(id) {
      await tx.delete(dataExportPieces).where(eq(dataExportPieces.exportId, id));
      await dropParts(id);
    },
    async expired(at, limit) {
      const rows = await tx
        .select({ id: dataExports.id })
        .from(dataExports)
        .where(and(eq(dataExports.status, 'READY'), lte(dataExports.expiresAt, at)))
        .orderBy(asc(dataExports.expiresAt))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
  };
}

/** All of the parts, of which some are long and many short. */
function* inPieces(parts: readonly Uint8Array[]): Generator<Buffer> {
  let piece = Buffer.alloc(0);
  for (const part of parts) {
    for (let at = 0; at < part.length; ) {
      const taken = part.subarray(at, at + PIECE_BYTES - piece.length);
      piece = Buffer.concat([piece, taken]);
      at += taken.length;
      if (piece.length < PIECE_BYTES) continue;
      yield piece;
      piece = Buffer.alloc(0);
    }
  }
  if (piece.length > 0) yield piece;
}
