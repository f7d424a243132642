import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { VerdictRepository } from '../app/screening-ports.ts';
import { matchVerdicts } from './tables.ts';

/** Verdicts that are shown on one screening. */
const MOST_SHOWN = 200;

const { note: _, ...columns } = getTableColumns(matchVerdicts);
const place = (row: string) => ({ table: 'match_verdicts', column: 'note', row });

export function createVerdictRepository(tx: Transaction, vault: Vault): VerdictRepository {
  return {
    async insert(verdict) {
      const cipher = await vault.forSubject(tx, verdict.userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const note = cipher.value.encrypt(verdict.note ?? '', place(verdict.id));
      await tx.insert(matchVerdicts).values({ ...verdict, note });
    },
    async of(userId) {
      return await tx
        .select(columns)
        .from(matchVerdicts)
        .where(eq(matchVerdicts.userId, userId))
        .orderBy(asc(matchVerdicts.id));
    },
    async withNotes(userId, verdicts) {
      if (verdicts.length === 0) return [];
      const ids = verdicts.slice(0, MOST_SHOWN).map(({ id }) => id);
      const rows = await tx
        .select()
        .from(matchVerdicts)
        .where(and(eq(matchVerdicts.userId, userId), inArray(matchVerdicts.id, ids)))
        .orderBy(asc(matchVerdicts.id));
      const cipher = await vault.forSubject(tx, userId, 'retention');
      return rows.map((row) => ({
        ...row,
        note: cipher.ok ? cipher.value.decrypt(row.note, place(row.id)) : null,
      }));
    },
  };
}
