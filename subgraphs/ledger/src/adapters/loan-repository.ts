import type { Transaction } from '@blockscore/database';
import { and, asc, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm';
import type { LoanRecords, LoanRegistration } from '../app/loan-ports.ts';
import { stateOf, stepOf } from '../domain/loan-registry.ts';
import { selectChainTransactions, toChainTransaction } from './chain-rows.ts';
import { chainTransactions } from './chain-tables.ts';
import { loanMoveSalts, loanMoves, loanRegistrations } from './loan-tables.ts';

/** Loans that are to be in a LoanRegistry, within one database transaction. */
export function createLoanRepository(tx: Transaction): LoanRecords {
  return { ...loansOn(tx), ...movesOn(tx) };
}

function loansOn(tx: Transaction): Pick<LoanRecords, 'keep' | 'lock' | 'save' | 'due'> {
  return {
    async keep(registration) {
      const kept = await tx
        .insert(loanRegistrations)
        .values(toRow(registration))
        .onConflictDoNothing({ target: loanRegistrations.loanId })
        .returning({ loanId: loanRegistrations.loanId });
      return kept.length > 0;
    },
    async lock(loanId) {
      const [row] = await tx
        .select()
        .from(loanRegistrations)
        .where(eq(sql`${loanRegistrations.loanId}`, loanId))
        .for('update');
      return row === undefined ? null : toRegistration(row);
    },
    async save(registration) {
      const { status, statusSince, step, nextMoveAt } = toRow(registration);
      await tx
        .update(loanRegistrations)
        .set({ status, statusSince, step, nextMoveAt })
        .where(eq(loanRegistrations.loanId, registration.loanId));
    },
    async due(now, limit) {
      const rows = await tx
        .select()
        .from(loanRegistrations)
        .where(and(isNotNull(loanRegistrations.nextMoveAt), lte(loanRegistrations.nextMoveAt, now)))
        .orderBy(asc(loanRegistrations.nextMoveAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      return rows.map(toRegistration);
    },
  };
}

function movesOn(
  tx: Transaction,
): Pick<LoanRecords, 'addMove' | 'hasLoanOf' | 'destroySalts' | 'placedElsewhere'> {
  return {
    async addMove({ loanId, state, content, salt, queuedAt }) {
      const key = { loanId, step: stepOf(state) };
      await tx.insert(loanMoves).values({ ...key, content, queuedAt });
      await tx.insert(loanMoveSalts).values({ ...key, salt: Buffer.from(salt) });
    },
    async hasLoanOf(userId) {
      return (await tx.$count(loanRegistrations, eq(loanRegistrations.userId, userId))) > 0;
    },
    async destroySalts(userId) {
      // A move that is being queued has a salt that is not to be seen yet.
      const theirs = await tx
        .select({ loanId: loanRegistrations.loanId })
        .from(loanRegistrations)
        .where(eq(loanRegistrations.userId, userId))
        .for('update');
      const loanIds = theirs.map(({ loanId }) => loanId);
      const destroyed = await tx
        .delete(loanMoveSalts)
        .where(inArray(loanMoveSalts.loanId, loanIds))
        .returning({ loanId: loanMoveSalts.loanId });
      return destroyed.length;
    },
    async placedElsewhere(contractId, limit) {
      const hasLater = sql`exists (select from ledger.chain_transactions later
        where later.loan_id = ${chainTransactions.loanId}
          and later.loan_step > ${chainTransactions.loanStep} and later.chain is null)`;
      const found = await selectChainTransactions(tx)
        .where(
          and(
            eq(chainTransactions.kind, 'LOAN'),
            ne(chainTransactions.status, 'PENDING'),
            ne(chainTransactions.contractId, contractId),
            hasLater,
          ),
        )
        .orderBy(asc(chainTransactions.id))
        .limit(limit);
      return found.map(toChainTransaction);
    },
  };
}

type Row = typeof loanRegistrations.$inferSelect;

function toRow({ state, ...registration }: LoanRegistration): Row {
  return { ...registration, step: state === null ? 0 : stepOf(state) };
}

export function toRegistration({ step, ...row }: Row): LoanRegistration {
  return { ...row, state: step === 0 ? null : stateOf(step) };
}
