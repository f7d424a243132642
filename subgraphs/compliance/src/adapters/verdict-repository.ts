import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import type { VerdictRepository } from '../app/screening-ports.ts';
import { openVerdict, sealVerdict } from './sealed-entities.ts';
import { matchVerdicts } from './tables.ts';

type Row = typeof matchVerdicts.$inferSelect;

/** Verdicts that are shown on one screening. */
const MOST_SHOWN = 200;

const { note: _, ...columns } = getTableColumns(matchVerdicts);
const place = (row: string) => ({ table: 'match_verdicts', column: 'note', row });

export function createVerdictRepository(tx: Transaction, vault: Vault): VerdictRepository {
  /** Undefined where there is nothing to be opened, or nothing to open it with. */
  async function cipherOf(
    userId: UserId,
    rows: readonly unknown[],
  ): Promise<SubjectCipher | undefined> {
    if (rows.length === 0) return undefined;
    const cipher = await vault.forSubject(tx, userId, 'retention');
    return cipher.ok ? cipher.value : undefined;
  }
  return {
    async insert({ entity, entryHash, ...verdict }) {
      const cipher = await vault.forSubject(tx, verdict.userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const note = cipher.value.encrypt(verdict.note ?? '', place(verdict.id));
      const about = sealVerdict(cipher.value, verdict.id, { entity, entryHash });
      await tx.insert(matchVerdicts).values({ ...verdict, ...about, note });
    },
    async of(userId) {
      const rows = await tx
        .select(columns)
        .from(matchVerdicts)
        .where(eq(matchVerdicts.userId, userId))
        .orderBy(asc(matchVerdicts.id));
      return opened(await cipherOf(userId, rows), rows);
    },
    async withNotes(userId, verdicts) {
      if (verdicts.length === 0) return [];
      const ids = verdicts.slice(0, MOST_SHOWN).map(({ id }) => id);
      const rows = await tx
        .select()
        .from(matchVerdicts)
        .where(and(eq(matchVerdicts.userId, userId), inArray(matchVerdicts.id, ids)))
        .orderBy(asc(matchVerdicts.id));
      const cipher = await cipherOf(userId, rows);
      return opened(cipher, rows).map((row) => ({
        ...row,
        note: cipher === undefined ? null : cipher.decrypt(row.note, place(row.id)),
      }));
    },
  };
}

/** Without those of which nobody can tell any more whom they are about. */
function opened<T extends Omit<Row, 'note'>>(
  cipher: SubjectCipher | undefined,
  rows: readonly T[],
) {
  return rows.flatMap(({ entitiesSealed, ...row }) => {
    const about = openVerdict(cipher, { ...row, entitiesSealed });
    return about === undefined ? [] : [{ ...row, ...about }];
  });
}
