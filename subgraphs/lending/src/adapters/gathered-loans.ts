import type { EndOfDayRepository } from '../app/end-of-day-ports.ts';
import type { LoanRepository, Work } from '../app/ports.ts';
import type { LoanChange } from '../app/servicing-ports.ts';
import type { Loan } from '../domain/loan.ts';
import type { LoanBooks } from '../domain/servicing/books.ts';
import type { LoanEntry } from '../domain/servicing/entries.ts';
import { type Asking, rowsBy } from './gathered.ts';
import { changeLoans, insertLoans, lockLoans } from './loan-repository.ts';
import { toldUntil } from './performance-repository.ts';
import { projectedLoans, projectLoans } from './servicing-projection.ts';
import {
  type AskedPosting,
  entriesOn,
  insertEntries,
  insertPostings,
  type NewEntryRow,
  toEntry,
  toEntryRows,
} from './servicing-repository.ts';
import { type Stored, toStored } from './stored.ts';

type Writing = Pick<Work['servicing'], 'append' | 'project' | 'insertPosting' | 'setBooked'>;

/** What belongs to loans that others cannot change until the transaction ends, as it is by now. */
export class KeptLoans {
  readonly #loans = new Map<string, Loan>();
  readonly #entries = new Map<string, readonly LoanEntry[]>();

  get(id: Loan['id']): Loan | undefined {
    return this.#loans.get(id);
  }

  /** One that was locked by this transaction. */
  keep(loan: Loan): void {
    this.#loans.set(loan.id, loan);
  }

  /** What a statement made of loans. */
  change(changed: readonly Loan[]): void {
    for (const loan of changed) if (this.#loans.has(loan.id)) this.#loans.set(loan.id, loan);
  }

  /** Those that a statement changed without telling how. */
  forget(ids: readonly Loan['id'][]): void {
    for (const id of ids) this.#loans.delete(id);
  }

  entries(id: Loan['id']): readonly LoanEntry[] | undefined {
    return this.#entries.get(id);
  }

  /** All that there are of a loan; of one that is not locked somebody else may write more. */
  keepEntries(id: Loan['id'], entries: readonly LoanEntry[]): void {
    if (this.#loans.has(id)) this.#entries.set(id, entries);
  }

  append(id: Loan['id'], added: readonly LoanEntry[]): void {
    const known = this.#entries.get(id);
    if (known !== undefined) this.#entries.set(id, [...known, ...added]);
  }
}

export function loanParts(
  asking: Asking,
  kept: KeptLoans,
): Pick<
  LoanRepository,
  'lock' | 'findMany' | 'findByApplications' | 'insert' | 'setStatus' | 'setPayoutAccount'
> {
  const { tx, plain, gathering } = asking;
  const lock = gathering.question((ids: readonly Loan['id'][]) => lockLoans(tx, ids));
  const find = rowsBy(asking, plain.loans.findMany, ({ id }) => id);
  const insert = gathering.statement((all: readonly Loan[]) => insertLoans(tx, all));
  const setStatus = gathering.statement(
    (changes: readonly Pick<Loan, 'id' | 'version' | 'status'>[]) => changeLoans(tx, changes),
  );
  return {
    async lock(id) {
      const known = kept.get(id) ?? (await lock(id));
      if (known !== undefined) kept.keep(known);
      return known;
    },
    async findMany(ids) {
      const unknown = ids.filter((id) => kept.get(id) === undefined);
      const read = unknown.length === 0 ? [] : await find(unknown);
      const found = new Map(read.map((loan) => [loan.id, loan]));
      return ids.flatMap((id) => kept.get(id) ?? found.get(id) ?? []);
    },
    findByApplications: rowsBy(
      asking,
      plain.loans.findByApplications,
      ({ applicationId }) => applicationId,
    ),
    async setPayoutAccount(loan, accountId) {
      const changed = await plain.loans.setPayoutAccount(loan, accountId);
      kept.change([changed]);
      return changed;
    },
    insert,
    async setStatus(loan, status) {
      const { id, version } = loan;
      await setStatus({ id, version, status });
      const changed = { ...loan, status, version: version + 1 };
      kept.change([changed]);
      return changed;
    },
  };
}

/** The end of a day writes its loans before anything else is done with them. */
export function endOfDayParts(
  { plain: { endOfDays }, gathering }: Asking,
  kept: KeptLoans,
): Pick<EndOfDayRepository, 'open' | 'write'> {
  type Write = Parameters<EndOfDayRepository['write']>;
  const write = gathering.statement(async (all: readonly Write[]) => {
    for (const [day, passed] of all) await endOfDays.write(day, passed);
  });
  return {
    async open(chunk) {
      const opened = await endOfDays.open(chunk);
      for (const loan of opened.others) kept.keep(loan);
      return opened;
    },
    async write(day, passed) {
      if (passed.length === 0) return;
      kept.forget(passed.map(({ id }) => id));
      await write([day, passed]);
    },
  };
}

/** Reads entries of loans; those of loans that others cannot change once. */
export function entriesPart(
  { tx, gathering }: Asking,
  kept: KeptLoans,
): Pick<Work['servicing'], 'entries'> {
  const read = gathering.question(async (lists: readonly (readonly Loan['id'][])[]) => {
    const found = await entriesOn(tx).entries(lists.flat());
    return lists.map(() => found);
  });
  return {
    async entries(ids) {
      const unknown = ids.filter((id) => kept.entries(id) === undefined);
      const found: Awaited<ReturnType<typeof read>> =
        unknown.length === 0 ? new Map() : await read(unknown);
      for (const id of unknown) kept.keepEntries(id, found.get(id) ?? []);
      return new Map(ids.map((id) => [id, kept.entries(id) ?? found.get(id) ?? []]));
    },
  };
}

/** @param onMoved is told of payments of which something else is written from here */
export function servicingParts(
  { tx, vault, gathering }: Asking,
  kept: KeptLoans,
  onMoved: { readonly ofLoan: (id: string) => void; readonly payment: (id: string) => void },
): Writing {
  const append = gathering.statement((rows: readonly (readonly NewEntryRow[])[]) =>
    insertEntries(tx, rows.flat()),
  );
  const project = gathering.statement((changes: readonly (readonly LoanChange[])[]) =>
    projectLoans(tx, changes.flat()),
  );
  const insert = gathering.statement((asked: readonly AskedPosting[]) => insertPostings(tx, asked));
  const setBooked = gathering.statement(
    (changes: readonly (Pick<Loan, 'id' | 'version'> & { readonly booked: Stored<LoanBooks> })[]) =>
      changeLoans(tx, changes),
  );
  return {
    async append(loan, written) {
      const rows = await toEntryRows(tx, vault, loan, written);
      await append(rows);
      kept.append(
        loan.id,
        rows.map(({ paymentId = null, note = null, ...row }) =>
          toEntry({ ...row, paymentId, note }),
        ),
      );
    },
    async project(changes) {
      if (changes.length === 0) return [];
      await project(changes);
      const projected = projectedLoans(changes);
      kept.change(projected);
      for (const { id } of projected) onMoved.ofLoan(id);
      return projected;
    },
    async insertPosting(posting, at) {
      await insert({ posting, at });
      if (posting.paymentId !== null) onMoved.payment(posting.paymentId);
    },
    async setBooked(loan, booked) {
      const { id, version } = loan;
      await setBooked({ id, version, booked: toStored(booked) });
      const changed = { ...loan, booked, version: version + 1 };
      kept.change([changed]);
      return changed;
    },
  };
}

export function performanceParts({
  tx,
  gathering,
}: Asking): Pick<Work['performance'], 'toldUntil'> {
  return { toldUntil: gathering.question((ids: readonly Loan['id'][]) => toldUntil(tx, ids)) };
}
