import type { Transaction } from '@blockscore/database';
import { and, asc, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { LoanChunk, OpenLoans, QuietLoan } from '../app/end-of-day-ports.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import type { Loan } from '../domain/loan.ts';
import { isQuiet, type PassedDay } from '../domain/servicing/pass-day.ts';
import type { Accrual } from '../domain/servicing/state.ts';
import { isOneOf } from './json-rows.ts';
import { toLoan } from './loan-repository.ts';
import type { Stored } from './stored.ts';
import { loans } from './tables.ts';

/** Loans that a day's end has to write: their money is out, and time still does something to them. */
export const isOpen = (day: LocalDate) =>
  and(
    lt(loans.bookedThrough, day),
    or(inArray(loans.status, [...REPAYABLE_LOAN_STATUSES]), lte(loans.changesOn, day)),
  );

/** The loans of a chunk, locked: see `EndOfDayRepository.open`. Of most of them few columns are read. */
export async function openLoans(
  tx: Transaction,
  { day, firstId, lastId }: LoanChunk,
): Promise<OpenLoans> {
  const rows = await tx
    .select({
      id: loans.id,
      currency: loans.currency,
      dayCount: loans.dayCount,
      accrual: loans.accrual,
      bookedThrough: loans.bookedThrough,
      changesOn: loans.changesOn,
      earnedInterest: loans.earnedInterest,
      settledInterest: loans.settledInterest,
      daysPastDue: loans.daysPastDue,
      ages: loans.ages,
    })
    .from(loans)
    .where(and(sql`${loans.id} between ${firstId} and ${lastId}`, isOpen(day)))
    .orderBy(asc(loans.id))
    .for('update');
  const quiet: QuietLoan[] = [];
  const others: Loan['id'][] = [];
  for (const { accrual: stored, bookedThrough, settledInterest, changesOn, ...row } of rows) {
    const accrual = stored === null ? null : toAccrual(stored);
    const isKept = accrual !== null && bookedThrough !== null && settledInterest !== null;
    if (isKept && isQuiet(accrual, changesOn, day)) {
      quiet.push({ ...row, accrual, bookedThrough, settledInterest });
    } else {
      others.push(row.id);
    }
  }
  return { quiet, others: await loansOf(tx, others) };
}

/** By hand, since it is read of every loan each day. */
function toAccrual({ base, period, overdue }: Stored<Accrual>): Accrual {
  return {
    base: BigInt(base),
    period: period === null ? null : { ...period, earned: BigInt(period.earned) },
    overdue: overdue === null ? null : { ...overdue, principal: BigInt(overdue.principal) },
  };
}

async function loansOf(tx: Transaction, ids: readonly Loan['id'][]): Promise<readonly Loan[]> {
  if (ids.length === 0) return [];
  const rows = await tx.select().from(loans).where(isOneOf(loans.id, ids)).orderBy(asc(loans.id));
  return rows.map(toLoan);
}

/** A column of plain values as one parameter, however many they are. */
const columnOf = (values: readonly (bigint | number | string)[]) => `{${values.join(',')}}`;

export async function writeQuiet(
  tx: Transaction,
  day: LocalDate,
  passed: readonly (PassedDay & { readonly id: Loan['id'] })[],
): Promise<void> {
  if (passed.length === 0) return;
  const column = (of: (loan: (typeof passed)[number]) => bigint | number | string) =>
    columnOf(passed.map(of));
  await tx.execute(sql`
    update ${loans} l set version = l.version + 1, booked_through = ${day}::date,
      earned_interest = r.earned, days_past_due = r.days,
      booked = l.booked || jsonb_build_object(
        'ACCRUED_INTEREST', ((l.booked->>'ACCRUED_INTEREST')::bigint + r.income - r.prepaid)::text,
        'UNEARNED_INTEREST', (coalesce((l.booked->>'UNEARNED_INTEREST')::bigint, 0) + r.prepaid)::text,
        'INTEREST_INCOME', ((l.booked->>'INTEREST_INCOME')::bigint - r.income)::text)
    from unnest(${column(({ id }) => id)}::text[],
      ${column(({ earnedInterest }) => earnedInterest)}::bigint[],
      ${column(({ income }) => income)}::bigint[],
      ${column(({ prepaid }) => prepaid)}::bigint[],
      ${column(({ daysPastDue }) => daysPastDue)}::int[]) as r(id, earned, income, prepaid, days)
    where l.id = r.id`);
}
