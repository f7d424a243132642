import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ServicingRepository } from '../app/servicing-ports.ts';
import type { EntryBody, LoanEntry } from '../domain/servicing/entries.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { projectLoans } from './servicing-projection.ts';
import { fromStored, type Stored, toStored } from './stored.ts';
import { loanEntries, loans, payments, postings } from './tables.ts';

type EntryRow = typeof loanEntries.$inferSelect;

const place = (loanId: string, sequence: number) => ({
  table: 'loan_entries',
  column: 'note',
  row: `${loanId}.${sequence}`,
});

function toEntry({
  sequence,
  kind,
  effectiveOn,
  recordedAt,
  paymentId,
  body,
}: EntryRow): LoanEntry {
  const stored = { ...body, kind, ...(paymentId !== null && { paymentId }) };
  return {
    sequence,
    effectiveOn,
    recordedAt,
    body: fromStored<EntryBody>(stored as unknown as Stored<EntryBody>),
  };
}

export function createServicingRepository(tx: Transaction, vault: Vault): ServicingRepository {
  return {
    ...entriesOn(tx),
    ...postingsOn(tx),
    async written(loan, page) {
      if ([page.after, page.before].some((key) => key !== undefined && !/^\d{1,9}$/.test(key))) {
        return [];
      }
      const { where, orderBy, limit } = keyset(loanEntries.sequence, page);
      const rows = await tx
        .select()
        .from(loanEntries)
        .where(and(where, eq(loanEntries.loanId, loan.id)))
        .orderBy(orderBy)
        .limit(limit);
      const noted = rows.some(({ note }) => note !== null) ? [loan.userId] : [];
      const cipher = (await ciphersFor(tx, vault, noted))(loan.userId);
      return rows.map((row) => ({
        ...toEntry(row),
        recordedBy: row.recordedBy,
        note:
          row.note === null
            ? null
            : (cipher?.decrypt(row.note, place(row.loanId, row.sequence)) ?? null),
      }));
    },
    async append(loan, entries) {
      if (entries.length === 0) return;
      const isNoted = entries.some(({ note }) => note !== null);
      const cipher = isNoted ? await cipherFor(tx, vault, loan.userId) : undefined;
      const rows = entries.map(({ body, note, ...entry }) => {
        const { kind, paymentId, ...rest } = { paymentId: null, ...body };
        const sealed = note === null ? null : cipher?.encrypt(note, place(loan.id, entry.sequence));
        return {
          ...entry,
          loanId: loan.id,
          kind,
          paymentId,
          note: sealed ?? null,
          body: toStored(rest) as Readonly<Record<string, unknown>>,
        };
      });
      await tx.insert(loanEntries).values(rows);
    },
    project: (changes) => projectLoans(tx, changes),
    async setBooked(loan, booked) {
      const { id, version } = loan;
      const changed = await tx
        .update(loans)
        .set({ booked: toStored(booked), version: version + 1 })
        .where(sql`${loans.id} = ${id} and ${loans.version} = ${version}`)
        .returning({ id: loans.id });
      if (changed.length !== 1) throw new Error(`Loan ${id} changed while it was locked.`);
      return { ...loan, booked, version: version + 1 };
    },
  };
}

/** The entries of loans, also for whoever tells how they performed. */
export function entriesOn(tx: Transaction): Pick<ServicingRepository, 'entries'> {
  return {
    async entries(loanIds) {
      const rows = await tx
        .select()
        .from(loanEntries)
        .where(inArray(loanEntries.loanId, [...loanIds]))
        .orderBy(asc(loanEntries.loanId), asc(loanEntries.sequence));
      const byLoan = Map.groupBy(rows, ({ loanId }) => loanId);
      return new Map([...byLoan].map(([loanId, ofLoan]) => [loanId, ofLoan.map(toEntry)]));
    },
  };
}

function postingsOn(
  tx: Transaction,
): Pick<ServicingRepository, 'insertPosting' | 'acceptPosting' | 'rejectPosting'> {
  const unanswered = (postingId: string) =>
    and(eq(postings.id, postingId), isNull(postings.transactionId), isNull(postings.rejection));
  return {
    async insertPosting({ postingId, ...posting }, at) {
      await tx.insert(postings).values({ ...posting, id: postingId, requestedAt: at });
      const { paymentId } = posting;
      if (paymentId === null) return;
      await tx
        .update(payments)
        .set({ postingId, version: sql`${payments.version} + 1` })
        .where(eq(payments.id, paymentId));
    },
    async acceptPosting(postingId, transactionId) {
      await tx.update(postings).set({ transactionId }).where(unanswered(postingId));
    },
    async rejectPosting(postingId, rejection) {
      await tx.update(postings).set({ rejection }).where(unanswered(postingId));
    },
  };
}
