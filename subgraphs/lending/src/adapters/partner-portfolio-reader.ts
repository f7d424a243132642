import type { Transaction } from '@blockscore/database';
import { count, eq, sql } from 'drizzle-orm';
import type { PartnerPortfolioReader } from '../app/partner-portfolio.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import type { DelinquencyBucket } from '../domain/servicing/delinquency.ts';
import { applications, loans } from './tables.ts';

const sumOf = (amount: unknown) => sql<bigint>`coalesce(sum(${amount}), 0)::bigint`.mapWith(BigInt);
const bucket = sql<DelinquencyBucket>`case
  when ${loans.daysPastDue} = 0 then 'CURRENT'
  when ${loans.daysPastDue} < 30 then 'DAYS_1_29'
  when ${loans.daysPastDue} < 60 then 'DAYS_30_59'
  when ${loans.daysPastDue} < 90 then 'DAYS_60_89'
  else 'DAYS_90_PLUS' end`;

export function createPartnerPortfolioReader(tx: Transaction): PartnerPortfolioReader {
  return {
    async of(partnerId) {
      const asked = await tx
        .select({ status: applications.status, count: count(), amount: sumOf(applications.amount) })
        .from(applications)
        .where(eq(applications.partnerId, partnerId))
        .groupBy(applications.status);
      const lent = await tx
        .select({ status: loans.status, count: count(), amount: sumOf(loans.principal) })
        .from(loans)
        .where(eq(loans.partnerId, partnerId))
        .groupBy(loans.status);
      const statuses = sql.join(
        REPAYABLE_LOAN_STATUSES.map((status) => sql`${status}`),
        sql`, `,
      );
      const arrears = await tx
        .select({
          bucket,
          count: count(),
          outstanding: sumOf(loans.principalOutstanding),
          pastDue: sumOf(
            sql`${loans.pastDuePrincipal} + ${loans.pastDueInterest} + ${loans.pastDueFees}`,
          ),
        })
        .from(loans)
        .where(sql`${loans.partnerId} = ${partnerId} and ${loans.status} in (${statuses})`)
        .groupBy(bucket);
      return { applications: asked, loans: lent, arrears };
    },
  };
}
