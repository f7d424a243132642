import type { EventEnvelope } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { addDays, dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { monthEnd } from '../domain/performance.ts';
import {
  addBooks,
  booksOf,
  linesBetween,
  NO_BOOKS,
  type PostingLine,
} from '../domain/servicing/books.ts';
import { countedEntries, type EntryBody, type LoanEntry } from '../domain/servicing/entries.ts';
import { replayer } from '../domain/servicing/replay.ts';
import { nextChangeOf, standingsFrom } from '../domain/servicing/standing.ts';
import type { LoanState } from '../domain/servicing/state.ts';
import { tellLoanMoves } from './change-status.ts';
import type { Work } from './ports.ts';
import { requestPosting } from './request-posting.ts';
import { reviseSince } from './revise-performance.ts';
import type { LoanChange, PostingKind } from './servicing-ports.ts';

type Actor = EventEnvelope['actor'];

/** Something that happened to a loan and is to be written down. */
export interface NewEntry {
  readonly body: EntryBody;
  /** The day from which it counts; an earlier one is the same as having come in time. */
  readonly effectiveOn: LocalDate;
  /** What was said of it, at most a few sentences; kept encrypted. */
  readonly note?: string | null;
}

/**
 * Writes down what happened to a loan, and everything that follows from it in the same transaction: how
 * the loan stands today, what the books are asked to hold, its status, what was told of its months. The
 * only way in which a loan whose money is out changes. The caller has locked the loan and checked that
 * it may.
 *
 * @returns the loan as it is now
 * @throws RangeError where the entry makes no sense for the loan
 */
export async function recordEntry(
  work: Work,
  actor: Actor,
  loan: Loan,
  entry: NewEntry,
  now: Date,
): Promise<Loan> {
  return await recordEntries(work, actor, loan, [entry], now);
}

/** The same of several that happened together: the books are asked once. */
export async function recordEntries(
  work: Work,
  actor: Actor,
  loan: Loan,
  added: readonly NewEntry[],
  now: Date,
): Promise<Loan> {
  const known = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  const written = added.map(({ body, effectiveOn, note = null }, index) => ({
    sequence: known.length + index + 1,
    effectiveOn,
    recordedAt: now,
    body,
    recordedBy: actor.id,
    note,
  }));
  await work.servicing.append(loan, written);
  const entries = [...known, ...written];
  const since = firstDayOf(written, known);
  const payout = await payoutUnderWay(work, loan, entries);
  const change = changeOf(loan, entries, since, dayOf(now), payout);
  const [changed] = await work.servicing.project([change]);
  if (changed === undefined) throw new Error(`Loan ${loan.id} is not to be found.`);
  await postDifference(work, actor, change, written, now);
  for (const { sequence, effectiveOn, body } of written) {
    await work.events.record({
      type: 'lending.entry.recorded',
      aggregate: { type: 'loan', id: loan.id, version: changed.version },
      audience: { subject: loan.userId, scopes: ['loans:read'] },
      actor,
      data: { loanId: loan.id, userId: loan.userId, sequence, kind: body.kind, effectiveOn },
    });
  }
  await tellLoanMoves(work, actor, change, changed);
  await reviseSince(work, changed, since);
  return changed;
}

/** The first day that anything changes on: that which was taken back counts from its own. */
function firstDayOf(written: readonly LoanEntry[], known: readonly LoanEntry[]): LocalDate {
  const days = [...written].flatMap(({ effectiveOn, body }) => {
    const undone =
      body.kind === 'REVERSED'
        ? known.find(({ sequence }) => sequence === body.sequence)
        : undefined;
    return undone === undefined ? [effectiveOn] : [effectiveOn, undone.effectiveOn];
  });
  const [first] = days.sort();
  if (first === undefined) throw new Error('Nothing was to be written down.');
  return first;
}

/**
 * How a loan stands today by its entries, and all that is kept of it.
 *
 * @param since the first day that is told of anew; earlier where nobody has told of a day until today
 * @param payout whose money has moved, of a loan that waits for the books to have it
 */
export function changeOf(
  loan: Loan,
  entries: readonly LoanEntry[],
  since: LocalDate,
  today: LocalDate,
  payout?: Payment,
): LoanChange {
  const { contract } = loan;
  const disbursedOn = paidOutOn(entries);
  if (disbursedOn === null) return changeBeforePayout(loan, entries, today, payout);
  const { bookedThrough } = loan;
  const isTold = bookedThrough !== null && !loan.isOutdated;
  const untold = isTold ? addDays(bookedThrough, 1) : disbursedOn;
  const [earliest = today] = [since, untold, today].sort();
  // Money that was in before the payout has days of its own: an earlier payout had come back.
  const [, from = today] = [earliest, firstCounted(entries) ?? disbursedOn].sort();
  // In one pass, since of a day's end most of the work is in these.
  const stateAt = replayer(contract, entries);
  const written =
    isTold && isGoingOn(bookedThrough, disbursedOn, from)
      ? stateAt(bookedThrough).instalments
      : null;
  const standings = standingsFrom(contract, entries, from, today, stateAt);
  const state = stateAt(today);
  return {
    loan,
    entries,
    state,
    written,
    disbursedOn,
    firstMonthEndsOn: loan.disbursedOn === null ? monthEnd({ contract, disbursedOn }, 1) : null,
    booked: booksOf(state),
    changesOn: nextChangeOf(state, entries),
    standings,
  };
}

/** Whether all that is told of anew comes after what was told of the same payout. */
function isGoingOn(
  told: LocalDate | null,
  disbursedOn: LocalDate,
  from: LocalDate,
): told is LocalDate {
  return told !== null && disbursedOn <= told && told < from;
}

/** The day of the payout that counts; null where none does. */
function paidOutOn(entries: readonly LoanEntry[]): LocalDate | null {
  const payout = countedEntries(entries).find(({ body }) => body.kind === 'DISBURSED');
  return payout?.effectiveOn ?? null;
}

function firstCounted(entries: readonly LoanEntry[]): LocalDate | undefined {
  return countedEntries(entries)[0]?.effectiveOn;
}

/** The payout that a loan which has not begun waits for, once its money has moved. */
async function payoutUnderWay(
  work: Work,
  loan: Loan,
  entries: readonly LoanEntry[],
): Promise<Payment | undefined> {
  if (loan.status !== 'DISBURSING' || paidOutOn(entries) !== null) return undefined;
  return await work.payments.settledPayout(loan.id);
}

/**
 * The same of a loan whose payout came back: of its days there is to tell what money came in and went back.
 * Another payout may be on its way, and in the books before the loan begins by it.
 */
function changeBeforePayout(
  loan: Loan,
  entries: readonly LoanEntry[],
  today: LocalDate,
  payout: Payment | undefined,
): LoanChange {
  const { contract } = loan;
  const stateAt = replayer(contract, entries);
  const first = firstCounted(entries);
  const standings =
    first === undefined ? [] : standingsFrom(contract, entries, first, today, stateAt);
  const state = stateAt(today);
  const out = payout?.amount.minor ?? 0n;
  return {
    loan,
    entries,
    written: null,
    state: loan.status === 'DISBURSING' ? { ...state, status: loan.status } : state,
    disbursedOn: null,
    firstMonthEndsOn: null,
    booked: addBooks(booksOf(state), { ...NO_BOOKS, LOAN_PRINCIPAL: out, CASH: -out }),
    changesOn: null,
    standings,
  };
}

const KIND_OF: Readonly<Record<EntryBody['kind'], PostingKind>> = {
  // The payout itself was posted when its money moved: what is left is what time has earned since.
  DISBURSED: 'ACCRUAL',
  REPAID: 'REPAYMENT',
  FEE_CHARGED: 'FEE',
  WAIVED: 'ADJUSTMENT',
  RATE_CHANGED: 'ADJUSTMENT',
  RESCHEDULED: 'ADJUSTMENT',
  RESTRUCTURED: 'ADJUSTMENT',
  PAUSED: 'ADJUSTMENT',
  CHARGED_OFF: 'CHARGE_OFF',
  CANCELLED: 'ADJUSTMENT',
  REFUNDED: 'REFUND',
  REVERSED: 'REVERSAL',
};

function kindOf(
  written: readonly LoanEntry[],
  { chargedOff }: LoanState,
  lines: readonly PostingLine[],
): PostingKind {
  const kinds = new Set(written.map(({ body }) => KIND_OF[body.kind]));
  // What was the borrower's before counts for the loan as it begins.
  if (lines.some(({ account }) => account === 'BORROWER_CREDIT')) kinds.delete('ACCRUAL');
  const [kind = 'ADJUSTMENT', other] = kinds;
  if (other !== undefined) return 'ADJUSTMENT';
  return kind === 'REPAYMENT' && chargedOff !== null ? 'RECOVERY' : kind;
}

/** Has the ledger post what the books have to say more of the loan now than it was asked to hold. */
async function postDifference(
  work: Work,
  actor: Actor,
  { loan, booked, state }: LoanChange,
  written: readonly LoanEntry[],
  now: Date,
): Promise<void> {
  const lines = linesBetween(loan.booked, booked);
  if (lines.length === 0) return;
  const [paid] = written.flatMap(({ body }) =>
    body.kind === 'REPAID' || body.kind === 'REFUNDED' ? [body.paymentId] : [],
  );
  const effectiveOn = written.map((entry) => entry.effectiveOn).sort()[0] ?? dayOf(now);
  const posting = {
    postingId: newId('req'),
    loanId: loan.id,
    paymentId: paid ?? null,
    kind: kindOf(written, state, lines),
    effectiveOn,
    lines,
  };
  await requestPosting(work, actor, loan, posting, now);
}
