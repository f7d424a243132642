import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { LoanPosting, ServicingRepository, WrittenEntry } from '../app/servicing-ports.ts';
import type { Loan } from '../domain/loan.ts';
import type { EntryBody, LoanEntry } from '../domain/servicing/entries.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { insertRows, isOneOf } from './json-rows.ts';
import { projectedLoans, projectLoans } from './servicing-projection.ts';
import { fromStored, type Stored, toStored } from './stored.ts';
import { loanEntries, loans, payments, postings } from './tables.ts';

type EntryRow = typeof loanEntries.$inferSelect;

const place = (loanId: string, sequence: number) => ({
  table: 'loan_entries',
  column: 'note',
  row: `${loanId}.${sequence}`,
});

export function toEntry({
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

export type NewEntryRow = typeof loanEntries.$inferInsert;

/** What is to be written of a loan's entries, with what was said of them encrypted. */
export async function toEntryRows(
  tx: Transaction,
  vault: Vault,
  loan: Loan,
  entries: readonly WrittenEntry[],
): Promise<readonly NewEntryRow[]> {
  const isNoted = entries.some(({ note }) => note !== null);
  const cipher = isNoted ? await cipherFor(tx, vault, loan.userId) : undefined;
  return entries.map(({ body, note, ...entry }) => {
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
}

export async function insertEntries(tx: Transaction, rows: readonly NewEntryRow[]): Promise<void> {
  await insertRows(tx, loanEntries, rows);
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
      await insertEntries(tx, await toEntryRows(tx, vault, loan, entries));
    },
    async project(changes) {
      await projectLoans(tx, changes);
      return projectedLoans(changes);
    },
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
        .where(isOneOf(loanEntries.loanId, loanIds))
        .orderBy(asc(loanEntries.loanId), asc(loanEntries.sequence));
      const byLoan = Map.groupBy(rows, ({ loanId }) => loanId);
      return new Map([...byLoan].map(([loanId, ofLoan]) => [loanId, ofLoan.map(toEntry)]));
    },
  };
}

export interface AskedPosting {
  readonly posting: LoanPosting;
  readonly at: Date;
}

/** Keeps what the ledger is asked: see `ServicingRepository.insertPosting`. */
export async function insertPostings(
  tx: Transaction,
  asked: readonly AskedPosting[],
): Promise<void> {
  const rows = asked.map(({ posting: { postingId, ...posting }, at }) => ({
    ...posting,
    id: postingId,
    requestedAt: at,
  }));
  await insertRows(tx, postings, rows);
  const ofPayments = rows.filter(({ paymentId }) => paymentId !== null);
  if (ofPayments.length === 0) return;
  const list = (values: readonly (string | null)[]) => `{${values.join(',')}}`;
  await tx.execute(sql`
    update ${payments} p set posting_id = r.posting, version = p.version + 1
    from unnest(${list(ofPayments.map(({ paymentId }) => paymentId))}::text::text[],
      ${list(ofPayments.map(({ id }) => id))}::text::text[]) as r(payment, posting)
    where p.id = r.payment`);
}

function postingsOn(
  tx: Transaction,
): Pick<ServicingRepository, 'insertPosting' | 'acceptPosting' | 'rejectPosting'> {
  const unanswered = (postingId: string) =>
    and(eq(postings.id, postingId), isNull(postings.transactionId), isNull(postings.rejection));
  return {
    insertPosting: (posting, at) => insertPostings(tx, [{ posting, at }]),
    async acceptPosting(postingId, transactionId) {
      await tx.update(postings).set({ transactionId }).where(unanswered(postingId));
    },
    async rejectPosting(postingId, rejection) {
      await tx.update(postings).set({ rejection }).where(unanswered(postingId));
    },
  };
}
