import type { NewEvent } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import { addBooks, type LoanBooks, linesBetween, NO_BOOKS } from '../domain/servicing/books.ts';
import { booksOfIncome, type Earned, passDay } from '../domain/servicing/pass-day.ts';
import { tellLoanMoves } from './change-status.ts';
import type { EndOfDay, LoanChunk, QuietLoan } from './end-of-day-ports.ts';
import type { Work } from './ports.ts';
import { changeOf } from './record-entry.ts';
import { askForPosting } from './request-posting.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/** So many events are told by a statement. */
const MOST_SAID = 500;

/** What the books moved by on a day, by currency. */
type Moved = Map<string, LoanBooks>;

/**
 * Writes the loans of a chunk through its day. Of those on which time does nothing else only interest
 * and days past due move; the others are worked out anew from their entries, as of that day. What all
 * of them move in the books is one posting: how much of it is a loan's is told by its own books.
 */
export async function closeChunk(work: Work, chunk: LoanChunk, now: Date): Promise<EndOfDay> {
  const { quiet, others } = await work.endOfDays.open(chunk);
  const moved: Moved = new Map();
  // What is told of the chunk's loans is told at once.
  const said: NewEvent[] = [];
  const telling: Work = {
    ...work,
    events: {
      record: async (event) => void said.push(event as NewEvent),
      recordAll: async (events) => void said.push(...events),
    },
  };
  await passQuiet(work, chunk.day, quiet, moved);
  await replayOthers(telling, chunk.day, others, moved);
  for (const [currency, books] of moved) await post(telling, chunk.day, currency, books, now);
  for (let first = 0; first < said.length; first += MOST_SAID) {
    await work.events.recordAll(said.slice(first, first + MOST_SAID));
  }
  return await work.endOfDays.done(chunk, others.length, now);
}

function move(moved: Moved, currency: string, books: LoanBooks): void {
  moved.set(currency, addBooks(moved.get(currency) ?? NO_BOOKS, books));
}

async function passQuiet(
  work: Work,
  day: LocalDate,
  loans: readonly QuietLoan[],
  moved: Moved,
): Promise<void> {
  const sums = new Map<string, Earned>();
  const passed = loans.map((loan) => {
    const { id, currency } = loan;
    const brought = passDay(loan, day);
    const { income, prepaid } = sums.get(currency) ?? { income: 0n, prepaid: 0n };
    sums.set(currency, { income: income + brought.income, prepaid: prepaid + brought.prepaid });
    return { id, ...brought };
  });
  for (const [currency, earned] of sums) move(moved, currency, booksOfIncome(earned));
  await work.endOfDays.write(day, passed);
}

async function replayOthers(
  work: Work,
  day: LocalDate,
  loans: readonly Loan[],
  moved: Moved,
): Promise<void> {
  if (loans.length === 0) return;
  const entries = await work.servicing.entries(loans.map(({ id }) => id));
  const changes = loans.map((loan) => changeOf(loan, entries.get(loan.id) ?? [], day, day));
  const changed = await work.servicing.project(changes);
  for (const [index, change] of changes.entries()) {
    const { loan } = change;
    const after = changed[index];
    if (after === undefined) throw new Error(`Loan ${loan.id} is not to be found.`);
    move(moved, loan.principal.currency, addBooks(after.booked, loan.booked, -1n));
    await tellLoanMoves(work, LENDING, change, after);
  }
}

/** Asks the ledger to post what the day brought, of all of these loans together. */
async function post(
  work: Work,
  effectiveOn: LocalDate,
  currency: string,
  books: LoanBooks,
  now: Date,
): Promise<void> {
  const lines = linesBetween(NO_BOOKS, books);
  if (lines.length === 0) return;
  const posting = {
    postingId: newId('req'),
    loanId: null,
    paymentId: null,
    kind: 'ACCRUAL',
    effectiveOn,
    lines,
  } as const;
  await askForPosting(work, LENDING, { posting, loan: null, currency }, now);
}
