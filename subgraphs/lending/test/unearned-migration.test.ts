import { rmSync } from 'node:fs';
import { connect, migrate } from '@blockscore/database';
import { type Id, newId } from '@blockscore/ids';
import { createTestDatabase } from '@blockscore/testkit';
import type { Sql } from 'postgres';
import { expect, test } from 'vitest';
import { openLoans } from '../src/adapters/end-of-day-loans.ts';
import { PERSONAL } from './application-steps.ts';
import { MIGRATIONS, migrationsBefore } from './migrations-before.ts';

/** What was in the books of a loan when interest paid in advance was income. */
const BOOKED = { CASH: '-70000', LOAN_PRINCIPAL: '73000', INTEREST_INCOME: '-3000' };

const ACCRUAL = { base: '1000', period: null, overdue: null };

async function insertLoan(sql: Sql, status: string, settled: number): Promise<Id<'loan'>> {
  const [loanId, application] = [newId('loan'), newId('app')];
  await sql`
    insert into lending.applications (id, version, user_id, product_id, product_version, amount,
      currency, term_months, status, submitted_at)
    values (${application}, 1, ${newId('user')}, ${PERSONAL}, 1, 100000, 'USD', 12, 'ACCEPTED', now())`;
  await sql`
    insert into lending.loans (id, version, application_id, user_id, product_id, product_version,
      principal, currency, annual_rate, term_months, day_count, method, status, disbursed_on,
      charged_off_on, contract, booked, booked_through, changes_on, accrual, earned_interest,
      settled_interest, created_at)
    values (${loanId}, 3, ${application}, ${newId('user')}, ${PERSONAL}, 1, 100000, 'USD', 12, 12,
      'THIRTY_360', 'ANNUITY', ${status}, '2026-01-15',
      ${status === 'CHARGED_OFF' ? '2026-02-01' : null}, '{}', ${JSON.stringify(BOOKED)}::text::jsonb, '2026-03-01',
      ${status === 'ACTIVE' ? '2026-03-15' : null},
      ${JSON.stringify(ACCRUAL)}::text::jsonb, 1000, ${settled}, '2026-01-10')`;
  return loanId;
}

test('loans of before with interest paid in advance are worked out anew at the next end of day', async () => {
  const before = migrationsBefore('_unearned-interest');
  const database = await createTestDatabase('lending', { migrations: before });
  const { sql, db, close } = connect(database.adminUrl, { max: 1, name: 'lending' });
  try {
    await sql`
      insert into lending.products (id, code, version, active) values (${PERSONAL}, 'PERSONAL', 1, true)`;
    await sql`
      insert into lending.product_versions (product_id, version, content, digest, made_at, reason)
      values (${PERSONAL}, 1, '{}', 'digest', now(), 'first')`;
    const ahead = await insertLoan(sql, 'ACTIVE', 3_000);
    const lost = await insertLoan(sql, 'CHARGED_OFF', 3_000);
    const usual = await insertLoan(sql, 'ACTIVE', 500);
    const over = await insertLoan(sql, 'CHARGED_OFF', 500);
    const ids = [ahead, lost, usual, over].sort();
    await migrate({ url: database.ownerUrl, schema: 'lending', folder: MIGRATIONS });
    const booked = await sql`select distinct booked from lending.loans`;
    expect(booked).toMatchObject([{ booked: { ...BOOKED, UNEARNED_INTEREST: '0' } }]);
    const [firstId = ahead, lastId = ahead] = [ids[0], ids.at(-1)];
    const chunk = { day: '2026-03-02', firstId, lastId, loans: ids.length };
    const open = await db.transaction((tx) => openLoans(tx, chunk));
    expect(open.others.map(({ id }) => id).sort()).toEqual([ahead, lost].sort());
    expect(open.quiet.map(({ id }) => id)).toEqual([usual]);
  } finally {
    await close();
    await database.drop();
    rmSync(before, { recursive: true });
  }
});
