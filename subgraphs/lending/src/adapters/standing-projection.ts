import type { Transaction } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import type { LoanChange } from '../app/servicing-ports.ts';
import { columnsOf, namesOf, type PlainRow } from './row-columns.ts';
import { loanStandings } from './tables.ts';

const COLUMNS = {
  loan_id: 'text',
  since: 'date',
  until: 'date',
  status: 'text',
  annual_rate: 'numeric',
  principal_outstanding: 'bigint',
  past_due_principal: 'bigint',
  past_due_interest: 'bigint',
  past_due_fees: 'bigint',
  lost: 'bigint',
  credit: 'bigint',
  oldest_due_on: 'date',
  days_past_due: 'int',
  ages: 'boolean',
  earned_interest: 'bigint',
  daily_interest: 'numeric',
  settled_interest: 'bigint',
  waived_interest: 'bigint',
  fee_income: 'bigint',
} as const;

const SINCE = { loan_id: 'text', since: 'date' } as const;

/** Of a loan whose payout came back no piece is kept of before. */
const EARLIEST = '0001-01-01';

/**
 * Replaces what is kept of how loans stood, from the first piece that is told of each on: what began
 * later goes, and what was before ends the day before.
 */
export async function projectStandings(
  tx: Transaction,
  changes: readonly LoanChange[],
): Promise<void> {
  const begin = changes.map(({ loan, disbursedOn, standings: [first] }) => ({
    loan_id: loan.id,
    since: disbursedOn === null ? EARLIEST : (first?.since ?? EARLIEST),
  }));
  if (begin.length === 0) return;
  // Pieces follow each other without a gap, so of those before the first only the last can reach it.
  await tx.execute(sql`
    with r as materialized (
      select * from unnest(${columnsOf(COLUMNS, changes.flatMap(rowsOf))}) as r(${namesOf(COLUMNS)})
    ), first as materialized (
      select * from unnest(${columnsOf(SINCE, begin)}) as first(loan_id, since)
    ), gone as (
      delete from ${loanStandings} s using first
      where s.loan_id = first.loan_id and s.since >= first.since
        and not exists (select from r where r.loan_id = s.loan_id and r.since = s.since)
    ), ended as (
      update ${loanStandings} s set until = first.since - 1 from first
      where s.loan_id = first.loan_id and s.since = (
          select max(before.since) from ${loanStandings} before
          where before.loan_id = first.loan_id and before.since < first.since)
        and coalesce(s.until, first.since) >= first.since
    )
    insert into ${loanStandings} (${namesOf(COLUMNS)}) select * from r
    on conflict (loan_id, since) do update
      set (${namesOf(COLUMNS)}) = row(${namesOf(COLUMNS, 'excluded')})`);
}

function rowsOf({ loan, standings }: LoanChange): readonly PlainRow<typeof COLUMNS>[] {
  return standings.map((piece) => ({
    loan_id: loan.id,
    since: piece.since,
    until: piece.until,
    status: piece.status,
    annual_rate: piece.annualRate,
    principal_outstanding: piece.principal,
    past_due_principal: piece.pastDuePrincipal,
    past_due_interest: piece.pastDueInterest,
    past_due_fees: piece.pastDueFees,
    lost: piece.lost,
    credit: piece.credit,
    oldest_due_on: piece.oldestDueOn,
    days_past_due: piece.daysPastDue,
    ages: piece.ages,
    earned_interest: piece.income.earned,
    daily_interest: piece.income.daily,
    settled_interest: piece.income.settled,
    waived_interest: piece.income.waived,
    fee_income: piece.income.fees,
  }));
}
