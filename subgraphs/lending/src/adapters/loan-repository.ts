import { keyset, type Transaction } from '@blockscore/database';
import { money } from '@blockscore/money';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq } from 'drizzle-orm';
import type { LoanRepository } from '../app/ports.ts';
import type { Loan } from '../domain/loan.ts';
import type { LoanBooks } from '../domain/servicing/books.ts';
import type { LoanContract } from '../domain/servicing/contract.ts';
import { mayMatch, whereVisible } from './application-repository.ts';
import { cipherFor } from './ciphers.ts';
import { plainRate } from './decision-repository.ts';
import { insertRows, isOneOf, updateRows } from './json-rows.ts';
import { createPayoutAccountRepository } from './payout-account-repository.ts';
import { fromStored, toStored } from './stored.ts';
import { loans } from './tables.ts';

const place = (row: string) => ({ table: 'loans', column: 'payout_account', row });

export function toLoan(row: typeof loans.$inferSelect): Loan {
  return {
    id: row.id,
    version: row.version,
    applicationId: row.applicationId,
    userId: row.userId,
    partnerId: row.partnerId,
    productId: row.productId,
    productVersion: row.productVersion,
    principal: money(row.principal, row.currency),
    annualRate: plainRate(row.annualRate),
    termMonths: row.termMonths,
    pricingBand: row.pricingBand,
    dayCount: row.dayCount,
    method: row.method,
    status: row.status,
    disbursedOn: row.disbursedOn,
    chargedOffOn: row.chargedOffOn,
    payoutAccountId: row.payoutAccountId,
    contract: fromStored<LoanContract>(row.contract),
    booked: fromStored<LoanBooks>(row.booked),
    bookedThrough: row.bookedThrough,
    isOutdated: row.bookedThrough !== null && row.settledInterest === null,
    createdAt: row.createdAt,
  };
}

/** Keeps others from changing these loans until the transaction ends; in the order of the ids given. */
export async function lockLoans(
  tx: Transaction,
  ids: readonly Loan['id'][],
): Promise<readonly (Loan | undefined)[]> {
  const rows = await tx
    .select()
    .from(loans)
    .where(isOneOf(loans.id, ids))
    .orderBy(asc(loans.id))
    .for('update');
  const found = new Map(rows.map((row) => [row.id, toLoan(row)]));
  return ids.map((id) => found.get(id));
}

export async function insertLoans(tx: Transaction, all: readonly Loan[]): Promise<void> {
  const rows = all.map(({ principal, contract, booked, ...loan }) => ({
    ...loan,
    principal: principal.minor,
    currency: principal.currency,
    contract: toStored(contract),
    booked: toStored(booked),
  }));
  await insertRows(tx, loans, rows);
}

/** Changes loans, locked, each from the version that it was read in. */
export async function changeLoans<Change extends Partial<typeof loans.$inferInsert>>(
  tx: Transaction,
  changes: readonly (Change & Pick<Loan, 'id' | 'version'>)[],
): Promise<void> {
  const rows = changes.map((change) => ({ ...change, version: change.version + 1 }));
  const changed = await updateRows(tx, loans, rows);
  const lost = changes.find(({ id }) => !changed.has(id));
  if (lost !== undefined) throw new Error(`Loan ${lost.id} changed while it was locked.`);
}

export function createLoanRepository(tx: Transaction, vault: Vault): LoanRepository {
  return {
    async findMany(ids) {
      const rows = await tx.select().from(loans).where(isOneOf(loans.id, ids));
      return rows.map(toLoan);
    },
    async findByApplications(ids) {
      const rows = await tx.select().from(loans).where(isOneOf(loans.applicationId, ids));
      return rows.map(toLoan);
    },
    async lock(id) {
      const [loan] = await lockLoans(tx, [id]);
      return loan;
    },
    insert: (loan) => insertLoans(tx, [loan]),
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
    async setStatus(loan, to) {
      const { id, version } = loan;
      const changed = await tx
        .update(loans)
        .set({ status: to, version: version + 1 })
        .where(and(eq(loans.id, id), eq(loans.version, version)))
        .returning({ id: loans.id });
      if (changed.length !== 1) throw new Error(`Loan ${id} changed while it was locked.`);
      return { ...loan, status: to, version: version + 1 };
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
