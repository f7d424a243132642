import { type SQL, sql } from 'drizzle-orm';
import type { PortfolioFilter } from '../app/portfolio-ports.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { loanStandings, loans } from './tables.ts';

/** The loans asked for, of the table by the name `l`. */
export function selected({ productId, partnerId }: PortfolioFilter): SQL {
  const product = productId == null ? sql`true` : sql`l.product_id = ${productId}`;
  const partner = partnerId == null ? sql`true` : sql`l.partner_id = ${partnerId}`;
  return sql`${product} and ${partner}`;
}

/** The bucket of so many days past due. */
export function bucketAt(days: SQL): SQL {
  return sql`case when ${days} <= 0 then 'CURRENT' when ${days} < 30 then 'DAYS_1_29'
    when ${days} < 60 then 'DAYS_30_59' when ${days} < 90 then 'DAYS_60_89'
    else 'DAYS_90_PLUS' end`;
}

/**
 * Each loan whose money was out by a day, as it stood at its end: one look into the primary key for
 * each, however long its history is. One whose payout came back is there where something of it is owed all
 * the same.
 */
export function standingAt(day: LocalDate, filter: PortfolioFilter, further = sql`true`): SQL {
  return sql`
    select l.id, l.product_id, l.partner_id, l.pricing_band as band, l.disbursed_on, l.principal,
      l.currency, s.status, s.annual_rate, s.principal_outstanding as outstanding,
      s.past_due_principal + s.past_due_interest + s.past_due_fees as past_due, s.lost,
      s.days_past_due + case when s.ages then ${day}::date - s.since else 0 end as days,
      s.earned_interest + round(s.daily_interest * (${day}::date - s.since))::bigint as earned,
      s.settled_interest as settled, s.waived_interest as waived, s.fee_income as fees
    from ${loans} l cross join lateral (
      select * from ${loanStandings} s where s.loan_id = l.id and s.since <= ${day}::date
      order by s.since desc limit 1
    ) s
    where l.booked_through is not null
      and (l.disbursed_on <= ${day}::date or s.principal_outstanding > 0)
      and ${selected(filter)} and ${further}`;
}
