import type { Transaction } from '@blockscore/database';
import { sql } from 'drizzle-orm';
import type { ExposureRepository } from '../app/ports.ts';
import {
  OPEN_APPLICATION_STATUSES,
  UNDISBURSED_LOAN_STATUSES,
  UNPAID_LOAN_STATUSES,
} from '../domain/lifecycle.ts';
import { applications, loans, offers, productVersions } from './tables.ts';

const listOf = (statuses: readonly string[]) =>
  sql.join(
    statuses.map((status) => sql`${status}`),
    sql`, `,
  );

/** What an offer's regular payment `o` makes a month under its product's version `v`, rounded up. */
const MONTHLY = sql`ceil(o.payment * case v.content->'every'->>'unit'
    when 'DAY' then 365 when 'WEEK' then 52 when 'SEMI_MONTH' then 24 when 'MONTH' then 12 else 4 end
  / 12.0 / (v.content->'every'->>'count')::numeric)`;

/** See `ExposureRepository.lock`. Always in the order of their names. */
export async function lockExposures(tx: Transaction, userIds: readonly string[]): Promise<void> {
  // Under its own name, so that it never waits for a lock of something else.
  const names = userIds.map((userId) => `lending.exposure:${userId}`).sort();
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${`{${names.map((name) => JSON.stringify(name)).join(',')}}`}::text::text[]) as name`);
}

export function createExposureRepository(tx: Transaction): ExposureRepository {
  return {
    async lock(userId) {
      await lockExposures(tx, [userId]);
    },
    async of(userId) {
      // One statement, so that an offer that is accepted meanwhile counts once. A loan that is not
      // paid out yet counts in full, one that was given up with all that did not come in since, and of
      // one that was cancelled what is owed all the same.
      const rows = await tx.execute<{ amount: string; payments: string }>(sql`
        select coalesce(sum(owed), 0)::text as amount, coalesce(sum(payment), 0)::text as payments
        from (
          select o.amount as owed, ${MONTHLY} as payment
          from ${applications} a join ${offers} o on o.application_id = a.id
            join ${productVersions} v on v.product_id = a.product_id and v.version = o.product_version
          where a.user_id = ${userId} and a.status = 'APPROVED'
          union all
          select l.principal_outstanding + l.lost
              + case when l.status in (${listOf(UNDISBURSED_LOAN_STATUSES)}) then l.principal else 0 end,
            case when l.status in (${listOf(UNPAID_LOAN_STATUSES)}) then ${MONTHLY} else 0 end
          from ${loans} l join ${offers} o on o.application_id = l.application_id
            join ${productVersions} v on v.product_id = l.product_id and v.version = o.product_version
          where l.user_id = ${userId}
            and (l.status in (${listOf(UNPAID_LOAN_STATUSES)}) or l.principal_outstanding > 0)
        ) open`);
      const [row] = rows;
      return {
        amount: BigInt(row?.amount ?? 0),
        monthlyPayments: BigInt(row?.payments ?? 0),
      };
    },
    async countOpen({ userId, partnerId, consentId }) {
      const channel =
        consentId === null
          ? sql`a.consent_id is null`
          : sql`a.consent_id is not null and a.partner_id = ${partnerId}`;
      const rows = await tx.execute<{ open: number }>(sql`
        select count(*)::int as open
        from ${applications} a left join ${loans} l on l.application_id = a.id
        where a.user_id = ${userId} and ${channel} and (
          a.status in (${listOf(OPEN_APPLICATION_STATUSES)})
          or l.status in (${listOf(UNDISBURSED_LOAN_STATUSES)}))`);
      return rows[0]?.open ?? 0;
    },
  };
}
