import type { Transaction } from '@blockscore/database';
import { type SQL, sql } from 'drizzle-orm';
import type { LoanChange } from '../app/servicing-ports.ts';
import type { Loan } from '../domain/loan.ts';
import { settledInterest } from '../domain/servicing/books.ts';
import { NO_PARTS } from '../domain/servicing/parts.ts';
import { standingOf } from '../domain/servicing/standing.ts';
import type { ServicedInstalment } from '../domain/servicing/state.ts';
import { columnsOf, namesOf, type PlainRow } from './row-columns.ts';
import { projectStandings } from './standing-projection.ts';
import { toJson } from './stored.ts';
import { instalments, loans, payments } from './tables.ts';

/** Rows of plain values, all with the same columns, as one parameter however many they are. */
const rowsOf = (rows: readonly object[]): SQL => sql`${toJson(rows)}::text::jsonb`;

/**
 * Rewrites what follows from the entries of loans: see `ServicingRepository.project`. The statements are
 * sent one after another without waiting, since none of them needs what another one did.
 */
export async function projectLoans(tx: Transaction, changes: readonly LoanChange[]): Promise<void> {
  if (changes.length === 0) return;
  await Promise.all([
    projectInstalments(tx, changes),
    projectPayments(tx, changes),
    projectStandings(tx, changes),
    updateLoans(tx, changes),
  ]);
}

/** The loans as they are once that is written, in the same order. */
export function projectedLoans(changes: readonly LoanChange[]): readonly Loan[] {
  return changes.map(({ loan, state, disbursedOn, booked }) => ({
    ...loan,
    version: loan.version + 1,
    status: state.status,
    disbursedOn,
    chargedOffOn: state.chargedOff?.on ?? null,
    booked,
    bookedThrough: state.day,
  }));
}

async function updateLoans(tx: Transaction, changes: readonly LoanChange[]): Promise<void> {
  const rows = changes.map(({ loan, state, ...change }) => {
    const standing = standingOf(state);
    return {
      id: loan.id,
      version: loan.version,
      status: state.status,
      disbursed_on: change.disbursedOn,
      charged_off_on: state.chargedOff?.on ?? null,
      first_month_ends_on: change.firstMonthEndsOn,
      booked: change.booked,
      booked_through: state.day,
      changes_on: change.changesOn,
      accrual: state.accrual,
      earned_interest: state.earnedInterest,
      settled_interest: settledInterest(state),
      principal_outstanding: standing.principal,
      past_due_principal: standing.pastDuePrincipal,
      past_due_interest: standing.pastDueInterest,
      past_due_fees: standing.pastDueFees,
      lost: standing.lost,
      credit: standing.credit,
      oldest_due_on: standing.oldestDueOn,
      days_past_due: standing.daysPastDue,
      ages: change.standings.at(-1)?.ages ?? false,
    };
  });
  const changed = await tx.execute<{ id: string }>(sql`
    update ${loans} l set version = l.version + 1, status = r.status, disbursed_on = r.disbursed_on,
      charged_off_on = r.charged_off_on,
      next_month_ends_on = case when r.disbursed_on is null then null
        else coalesce(r.first_month_ends_on, l.next_month_ends_on) end,
      booked = r.booked, booked_through = r.booked_through, changes_on = r.changes_on,
      accrual = r.accrual, earned_interest = r.earned_interest, settled_interest = r.settled_interest,
      principal_outstanding = r.principal_outstanding, past_due_principal = r.past_due_principal,
      past_due_interest = r.past_due_interest, past_due_fees = r.past_due_fees, lost = r.lost,
      credit = r.credit, oldest_due_on = r.oldest_due_on, days_past_due = r.days_past_due,
      ages = r.ages
    from jsonb_to_recordset(${rowsOf(rows)}) as r(id text, version int, status text,
      disbursed_on date, charged_off_on date, first_month_ends_on date, booked jsonb,
      booked_through date, changes_on date, accrual jsonb, earned_interest bigint,
      settled_interest bigint, principal_outstanding bigint, past_due_principal bigint,
      past_due_interest bigint, past_due_fees bigint, lost bigint, credit bigint,
      oldest_due_on date, days_past_due int, ages boolean)
    where l.id = r.id and l.version = r.version
    returning l.id`);
  const done = new Set([...changed].map(({ id }) => id));
  for (const { loan } of changes) {
    if (!done.has(loan.id)) throw new Error(`Loan ${loan.id} changed while it was locked.`);
  }
}

/** What is written of each instalment. */
const INSTALMENT_COLUMNS = {
  loan_id: 'text',
  number: 'int',
  due_on: 'date',
  from_on: 'date',
  principal: 'bigint',
  interest: 'bigint',
  fee: 'bigint',
  penalty: 'bigint',
  carried: 'bigint',
  earned: 'bigint',
  balance: 'bigint',
  paid_principal: 'bigint',
  paid_interest: 'bigint',
  paid_fee: 'bigint',
  paid_penalty: 'bigint',
  waived_interest: 'bigint',
  waived_fee: 'bigint',
  waived_penalty: 'bigint',
} as const;

type InstalmentRow = PlainRow<typeof INSTALMENT_COLUMNS>;

/** Of most instalments nothing changes: those are left as they are. */
async function projectInstalments(tx: Transaction, changes: readonly LoanChange[]): Promise<void> {
  const anew = new Set(changes.filter(isAnew));
  const compared = anew.size > 0 ? compareInstalments(tx, [...anew]) : undefined;
  const changed = changes
    .filter((change) => !anew.has(change))
    .flatMap(({ loan, state, written }) => {
      const known = new Set(written);
      return instalmentRows(
        loan,
        state.instalments.filter((row) => !known.has(row)),
      );
    });
  await Promise.all([compared, changed.length > 0 && writeInstalments(tx, changed)]);
}

async function writeInstalments(tx: Transaction, rows: readonly InstalmentRow[]): Promise<void> {
  const names = (table?: string) => namesOf(INSTALMENT_COLUMNS, table);
  await tx.execute(sql`
    insert into ${instalments} (${names()})
    select * from unnest(${columnsOf(INSTALMENT_COLUMNS, rows)})
    on conflict (loan_id, number) do update set (${names()}) = row(${names('excluded')})`);
}

/** Whether it is not known what is written, or some of it goes. */
function isAnew({ state, written }: LoanChange): boolean {
  if (written === null) return true;
  const numbers = new Set(state.instalments.map(({ number }) => number));
  return written.some(({ number }) => !numbers.has(number));
}

/** Compares all instalments of these loans with what is written of them. */
async function compareInstalments(tx: Transaction, changes: readonly LoanChange[]): Promise<void> {
  const names = (table?: string) => namesOf(INSTALMENT_COLUMNS, table);
  const rows = changes.flatMap(({ loan, state }) => instalmentRows(loan, state.instalments));
  await tx.execute(sql`
    with r as (select * from unnest(${columnsOf(INSTALMENT_COLUMNS, rows)}) as r(${names()})),
    diff as materialized (
      select i.loan_id as kept_of, i.number as kept, r.*
      from (select * from ${instalments} where loan_id = any(${idsOf(changes)}::text[])) as i
      full join r on r.loan_id = i.loan_id and r.number = i.number
      where (${names('i')}) is distinct from (${names('r')})
    ), gone as (
      delete from ${instalments} i using diff
      where i.loan_id = diff.kept_of and i.number = diff.kept and diff.number is null
    ), changed as (
      update ${instalments} i set (${names()}) = row(${names('diff')}) from diff
      where i.loan_id = diff.kept_of and i.number = diff.kept and diff.number is not null
    )
    insert into ${instalments} (${names()}) select ${names()} from diff where kept is null`);
}

function instalmentRows(loan: Loan, rows: readonly ServicedInstalment[]): readonly InstalmentRow[] {
  return rows.map(({ owed, paid, waived, ...row }) => ({
    loan_id: loan.id,
    number: row.number,
    due_on: row.dueOn,
    from_on: row.from,
    principal: owed.PRINCIPAL,
    interest: owed.INTEREST,
    fee: owed.FEE,
    penalty: owed.PENALTY,
    carried: row.carried,
    earned: row.earned,
    balance: row.balance,
    paid_principal: paid.PRINCIPAL,
    paid_interest: paid.INTEREST,
    paid_fee: paid.FEE,
    paid_penalty: paid.PENALTY,
    waived_interest: waived.INTEREST,
    waived_fee: waived.FEE,
    waived_penalty: waived.PENALTY,
  }));
}

/** Whether an entry counts from a day that is told of: time alone changes nothing of what payments paid. */
function countsAnew({ entries, standings }: LoanChange): boolean {
  const since = standings[0]?.since;
  return since === undefined || entries.some(({ effectiveOn }) => effectiveOn >= since);
}

/** What is written of each payment. */
const PAYMENT_COLUMNS = {
  id: 'text',
  principal: 'bigint',
  interest: 'bigint',
  fee: 'bigint',
  penalty: 'bigint',
  recovered: 'bigint',
  credit: 'bigint',
} as const;

/** What each repayment paid; one that does not count any more paid nothing. */
async function projectPayments(tx: Transaction, changes: readonly LoanChange[]): Promise<void> {
  const rows = changes.filter(countsAnew).flatMap(({ entries, state }) => {
    const uses = new Map(state.uses.map((use) => [use.paymentId, use]));
    return entries.flatMap(({ body }) => {
      if (body.kind !== 'REPAID') return [];
      const use = uses.get(body.paymentId);
      const parts = use?.parts ?? NO_PARTS;
      return {
        id: body.paymentId,
        principal: parts.PRINCIPAL,
        interest: parts.INTEREST,
        fee: parts.FEE,
        penalty: parts.PENALTY,
        recovered: use?.recovered ?? 0n,
        credit: use?.credit ?? 0n,
      };
    });
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    update ${payments} p set version = p.version + 1, principal = r.principal,
      interest = r.interest, fee = r.fee, penalty = r.penalty, recovered = r.recovered,
      credit = r.credit
    from unnest(${columnsOf(PAYMENT_COLUMNS, rows)}) as r(${namesOf(PAYMENT_COLUMNS)})
    where p.id = r.id and (p.principal, p.interest, p.fee, p.penalty, p.recovered, p.credit)
      is distinct from (r.principal, r.interest, r.fee, r.penalty, r.recovered, r.credit)`);
}

/** As one parameter, so that the statement is the same however many they are. */
const idsOf = (changes: readonly LoanChange[]): string =>
  `{${changes.map(({ loan }) => loan.id).join(',')}}`;
