import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { sql } from 'drizzle-orm';
import type { PortfolioReader, PortfolioRow } from '../app/portfolio-ports.ts';
import type { RollCell, StandingGroup } from '../domain/portfolio.ts';
import { plainRate } from './decision-repository.ts';
import { bucketAt, selected, standingAt } from './portfolio-sql.ts';
import { readVintages } from './portfolio-vintages.ts';
import { loanStandings, loans, payments, products } from './tables.ts';

/** A row whose sums of minor units came as text. */
type Raw<Row> = { [K in keyof Row]: Row[K] extends bigint ? string : Row[K] } & Record<
  string,
  unknown
>;

export function createPortfolioReader(tx: Transaction): PortfolioReader {
  return { ...figuresOn(tx), ...loansOn(tx) };
}

function figuresOn(
  tx: Transaction,
): Pick<PortfolioReader, 'standing' | 'recovered' | 'balanceDays' | 'rolls' | 'vintages'> {
  return {
    async standing(asOf, filter) {
      const rows = await tx.execute<Raw<StandingGroup>>(sql`
        select status, ${bucketAt(sql`days`)} as bucket, product_id as "productId", band,
          count(*)::int as count, sum(outstanding)::text as outstanding,
          sum(past_due)::text as "pastDue", sum(greatest(earned - settled, 0))::text as accrued,
          sum(outstanding * annual_rate)::text as "weightedRate", sum(lost)::text as lost,
          sum(earned - waived)::text as "interestIncome", sum(fees)::text as "feeIncome"
        from (${standingAt(asOf, filter)}) s group by 1, 2, 3, 4`);
      return [...rows].map((row) => ({
        ...row,
        outstanding: BigInt(row.outstanding),
        pastDue: BigInt(row.pastDue),
        accrued: BigInt(row.accrued),
        lost: BigInt(row.lost),
        interestIncome: BigInt(row.interestIncome),
        feeIncome: BigInt(row.feeIncome),
      }));
    },
    async recovered(asOf, filter) {
      const [row] = await tx.execute<{ sum: string }>(sql`
        select coalesce(sum(p.recovered), 0)::text as sum from ${payments} p
        join ${loans} l on l.id = p.loan_id
        where p.recovered > 0 and p.effective_on <= ${asOf}::date and ${selected(filter)}`);
      return BigInt(row?.sum ?? 0);
    },
    async balanceDays(from, to, filter) {
      const [row] = await tx.execute<{ sum: string }>(sql`
        select coalesce(sum(s.principal_outstanding * (
          least(coalesce(s.until, ${to}::date), ${to}::date)
            - greatest(s.since, ${from}::date + 1) + 1)), 0)::text as sum
        from ${loanStandings} s join ${loans} l on l.id = s.loan_id
        where s.since <= ${to}::date and (s.until is null or s.until > ${from}::date)
          and s.principal_outstanding > 0 and ${selected(filter)}`);
      return BigInt(row?.sum ?? 0);
    },
    async rolls(from, to, filter) {
      const rows = await tx.execute<Raw<RollCell>>(sql`
        select ${bucketAt(sql`a.days`)} as from,
          case when b.status in ('PAID_OFF', 'CHARGED_OFF') then b.status
            else ${bucketAt(sql`b.days`)} end as to,
          count(*)::int as count, sum(a.outstanding)::text as amount
        from (${standingAt(from, filter)}) a join (${standingAt(to, filter)}) b on b.id = a.id
        where a.status in ('ACTIVE', 'DELINQUENT') group by 1, 2`);
      return [...rows].map((row) => ({ ...row, amount: BigInt(row.amount) }));
    },
    vintages: (asOf, filter) => readVintages(tx, asOf, filter),
  };
}

function loansOn(tx: Transaction): Pick<PortfolioReader, 'behind' | 'lastOf' | 'list'> {
  return {
    async behind(asOf, filter) {
      const [row] = await tx.execute<{ count: number }>(sql`
        select count(*)::int as count from ${loans} l
        where l.changes_on <= ${asOf}::date and ${selected(filter)}`);
      return row?.count ?? 0;
    },
    async lastOf(asOf, filter, { after, count }) {
      const rows = await tx.execute<{ id: Id<'loan'> }>(sql`
        select s.id
        from (${standingAt(asOf, filter, after === undefined ? sql`true` : sql`l.id < ${after}`)}) s
        order by s.id desc offset ${count - 1} limit 2`);
      const [last, further] = [...rows];
      return last === undefined || further === undefined ? null : last.id;
    },
    async list(asOf, filter, { after, before, backward, limit }) {
      const within = sql`${after === undefined ? sql`true` : sql`l.id < ${after}`}
        and ${before === undefined ? sql`true` : sql`l.id > ${before}`}
        order by l.id ${backward ? sql`asc` : sql`desc`} limit ${limit}`;
      const rows = await tx.execute<Raw<PortfolioRow>>(sql`
        select s.id, s.product_id as "productId", p.code as "productCode",
          s.partner_id as "partnerId", s.status, s.disbursed_on::text as "disbursedOn",
          s.principal::text as principal, s.currency, s.outstanding::text as outstanding,
          greatest(s.earned - s.settled, 0)::text as accrued, s.past_due::text as "pastDue",
          s.lost::text as lost, s.days as "daysPastDue", ${bucketAt(sql`s.days`)} as bucket,
          s.annual_rate::text as "annualRate", s.band
        from (${standingAt(asOf, filter, within)}) s join ${products} p on p.id = s.product_id
        order by s.id ${backward ? sql`asc` : sql`desc`}`);
      return [...rows].map(({ principal, outstanding, accrued, pastDue, lost, ...row }) => ({
        ...row,
        principal: BigInt(principal),
        outstanding: BigInt(outstanding),
        accrued: BigInt(accrued),
        pastDue: BigInt(pastDue),
        lost: BigInt(lost),
        annualRate: plainRate(row.annualRate),
      }));
    },
  };
}
