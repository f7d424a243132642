import type { Database } from '@blockscore/database';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { LoanReader } from '../app/loan-ports.ts';
import { stateOf } from '../domain/loan-registry.ts';
import { toRegistration } from './loan-repository.ts';
import { loanMoveSalts, loanMoves, loanRegistrations } from './loan-tables.ts';

/** What the ledger knows of loans for a LoanRegistry, for reading. */
export function createLoanReader(db: Database): LoanReader {
  return {
    async registrations(loanIds) {
      if (loanIds.length === 0) return [];
      const rows = await db
        .select()
        .from(loanRegistrations)
        .where(inArray(sql`${loanRegistrations.loanId}`, [...loanIds]));
      return rows.map(toRegistration);
    },
    async moves(loanIds) {
      if (loanIds.length === 0) return [];
      const rows = await db
        .select({ move: loanMoves, salt: loanMoveSalts.salt })
        .from(loanMoves)
        .leftJoin(
          loanMoveSalts,
          and(eq(loanMoveSalts.loanId, loanMoves.loanId), eq(loanMoveSalts.step, loanMoves.step)),
        )
        .where(inArray(sql`${loanMoves.loanId}`, [...loanIds]))
        .orderBy(asc(loanMoves.loanId), asc(loanMoves.step));
      return rows.map(({ move: { step, ...move }, salt }) => ({
        ...move,
        state: stateOf(step),
        salt,
      }));
    },
  };
}
