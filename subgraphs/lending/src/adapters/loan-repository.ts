import { keyset, type Transaction } from '@blockscore/database';
import { money } from '@blockscore/money';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { LoanRepository } from '../app/ports.ts';
import type { Loan, PlannedInstalment } from '../domain/loan.ts';
import { mayMatch, whereVisible } from './application-repository.ts';
import { cipherFor } from './ciphers.ts';
import { plainRate } from './decision-repository.ts';
import { createPayoutAccountRepository } from './payout-account-repository.ts';
import { instalments, loans } from './tables.ts';

const place = (row: string) => ({ table: 'loans', column: 'payout_account', row });

export function toLoan({
  principal,
  currency,
  annualRate,
  payoutAccount: _encrypted,
  nextMonthEndsOn: _reported,
  ...row
}: typeof loans.$inferSelect): Loan {
  return { ...row, principal: money(principal, currency), annualRate: plainRate(annualRate) };
}

export function createLoanRepository(tx: Transaction, vault: Vault): LoanRepository {
  return {
    ...instalmentsOn(tx),
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(loans)
        .where(inArray(loans.id, [...ids]));
      return rows.map(toLoan);
    },
    async findByApplications(ids) {
      const rows = await tx
        .select()
        .from(loans)
        .where(inArray(loans.applicationId, [...ids]));
      return rows.map(toLoan);
    },
    async lock(id) {
      const [row] = await tx.select().from(loans).where(eq(loans.id, id)).for('update');
      return row === undefined ? undefined : toLoan(row);
    },
    async insert({ principal, ...loan }) {
      const { minor, currency } = principal;
      await tx.insert(loans).values({ ...loan, principal: minor, currency });
    },
    async setPayoutAccount(loan, payoutAccountId) {
      const { id, version } = loan;
      const changed = await tx
        .update(loans)
        .set({ payoutAccountId, payoutAccount: null, version: version + 1 })
        .where(and(eq(loans.id, id), eq(loans.version, version)))
        .returning({ id: loans.id });
      if (changed.length !== 1) throw new Error(`Loan ${id} changed while it was locked.`);
      return { ...loan, payoutAccountId, version: version + 1 };
    },
    async setStatus(loan, to, { firstMonthEndsOn, ...days }) {
      const { id, version } = loan;
      const change = { status: to, ...days };
      const next = firstMonthEndsOn === undefined ? {} : { nextMonthEndsOn: firstMonthEndsOn };
      const changed = await tx
        .update(loans)
        .set({ ...change, ...next, version: version + 1 })
        .where(and(eq(loans.id, id), eq(loans.version, version)))
        .returning({ id: loans.id });
      if (changed.length !== 1) throw new Error(`Loan ${id} changed while it was locked.`);
      return { ...loan, ...change, version: version + 1 };
    },
    async payoutAccount(loan) {
      if (loan.payoutAccountId !== null) {
        const found = await createPayoutAccountRepository(tx, vault).find(loan.payoutAccountId);
        if (found === undefined) throw new Error(`Loan ${loan.id} has lost its account.`);
        return found.account;
      }
      const [row] = await tx
        .select({ encrypted: loans.payoutAccount })
        .from(loans)
        .where(eq(loans.id, loan.id));
      const encrypted = row?.encrypted ?? null;
      if (encrypted === null) throw new Error(`Loan ${loan.id} has no account.`);
      const cipher = await cipherFor(tx, vault, loan.userId);
      return cipher.decrypt(encrypted, place(loan.id));
    },
    async list(visibility, filter, page) {
      const { where, orderBy, limit } = keyset(loans.id, page);
      if (!mayMatch(filter)) return [];
      const rows = await tx
        .select()
        .from(loans)
        .where(and(where, whereVisible(loans, visibility, filter)))
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(toLoan);
    },
  };
}

type Instalments = Pick<LoanRepository, 'insertInstalments' | 'instalments' | 'addPaid'>;

export function instalmentsOn(tx: Transaction): Instalments {
  return {
    async insertInstalments(loanId, rows) {
      await tx.insert(instalments).values(rows.map((row) => ({ ...row, loanId })));
    },
    async instalments(loanIds) {
      const rows = await tx
        .select()
        .from(instalments)
        .where(inArray(instalments.loanId, [...loanIds]))
        .orderBy(asc(instalments.loanId), asc(instalments.number));
      const byLoan = new Map<string, PlannedInstalment[]>();
      for (const { loanId, ...row } of rows) {
        const known = byLoan.get(loanId);
        if (known === undefined) byLoan.set(loanId, [row]);
        else known.push(row);
      }
      return byLoan;
    },
    async addPaid(loanId, allocations) {
      for (const { number, principal, interest } of allocations) {
        await tx
          .update(instalments)
          .set({
            paidPrincipal: sql`${instalments.paidPrincipal} + ${principal}`,
            paidInterest: sql`${instalments.paidInterest} + ${interest}`,
          })
          .where(and(eq(instalments.loanId, loanId), eq(instalments.number, number)));
      }
    },
  };
}
