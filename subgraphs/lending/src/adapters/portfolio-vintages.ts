import type { Transaction } from '@blockscore/database';
import { type SQL, sql } from 'drizzle-orm';
import type { PortfolioFilter, PortfolioReader } from '../app/portfolio-ports.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { MOST_VINTAGES, type VintageCell, type VintageGroup } from '../domain/vintage.ts';
import { selected } from './portfolio-sql.ts';
import { loanStandings, loans } from './tables.ts';

/** Full months from one day to another. */
const months = (from: SQL, to: SQL): SQL =>
  sql`(extract(year from age(${to}, ${from})) * 12 + extract(month from age(${to}, ${from})))::int`;

/** The first day of a piece by a day on which a loan was so late; null where it was on none. */
const firstDay = (days: number, asOf: LocalDate): SQL => sql`case
  when s.days_past_due >= ${days}::int then s.since
  when s.ages and s.since + (${days}::int - s.days_past_due)
      <= least(coalesce(s.until, ${asOf}::date), ${asOf}::date)
    then s.since + (${days}::int - s.days_past_due) end`;

/** What was paid out in each of the last months, and what became of it: see `vintagesOf`. */
export async function readVintages(
  tx: Transaction,
  asOf: LocalDate,
  filter: PortfolioFilter,
): ReturnType<PortfolioReader['vintages']> {
  const lent = sql`
    select l.id, l.disbursed_on, l.principal,
      to_char(l.disbursed_on, 'YYYY-MM-01') as month
    from ${loans} l
    where l.disbursed_on <= ${asOf}::date and ${selected(filter)}
      and l.disbursed_on >= date_trunc('month', ${asOf}::date) - make_interval(months => ${MOST_VINTAGES - 1}::int)`;
  const groups = await tx.execute<Text<VintageGroup>>(sql`
    select month, count(*)::int as count, sum(principal)::text as amount,
      ${months(sql`max(disbursed_on)`, sql`${asOf}::date`)} as "fullMonths"
    from (${lent}) l group by month`);
  const cells = await tx.execute<Text<VintageCell>>(sql`
    with lent as (${lent}), firsts as (
      select l.id, l.month, l.disbursed_on, l.principal,
        min(${firstDay(30, asOf)}) as late, min(${firstDay(90, asOf)}) as defaulted,
        min(s.since) filter (where s.status = 'CHARGED_OFF') as lost
      from lent l join ${loanStandings} s on s.loan_id = l.id
      where s.since <= ${asOf}::date
        and (s.ages or s.days_past_due > 0 or s.status = 'CHARGED_OFF')
      group by 1, 2, 3, 4
    )
    select month, event, ${months(sql`disbursed_on`, sql`day - 1`)} + 1 as "monthOnBook",
      count(*)::int as count, sum(principal)::text as amount
    from firsts cross join lateral (values
      ('DAYS_30_PLUS', late), ('DAYS_90_PLUS', defaulted), ('CHARGED_OFF', lost)) as e(event, day)
    where day is not null group by 1, 2, 3`);
  const withAmount = <Row extends { readonly amount: string }>(row: Row) => ({
    ...row,
    amount: BigInt(row.amount),
  });
  return { groups: [...groups].map(withAmount), cells: [...cells].map(withAmount) };
}

type Text<Row extends { readonly amount: bigint }> = Omit<Row, 'amount'> & {
  readonly amount: string;
} & Record<string, unknown>;
