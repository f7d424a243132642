import { rmSync } from 'node:fs';
import { connect, migrate } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { createTestDatabase } from '@blockscore/testkit';
import type { Sql } from 'postgres';
import { expect, test } from 'vitest';
import { toLoan } from '../src/adapters/loan-repository.ts';
import { entriesOn } from '../src/adapters/servicing-repository.ts';
import { loans } from '../src/adapters/tables.ts';
import { booksOf } from '../src/domain/servicing/books.ts';
import { replayLoan } from '../src/domain/servicing/replay.ts';
import { PERSONAL } from './application-steps.ts';
import { MIGRATIONS, migrationsBefore } from './migrations-before.ts';

const [loanId, userId] = [newId('loan'), newId('user')];

/** A loan of 300.00 at 12 % in three months, paid out, of which the first instalment was repaid. */
async function fill(sql: Sql): Promise<void> {
  const application = newId('app');
  await sql`
    insert into lending.products (id, code, version, active) values (${PERSONAL}, 'PERSONAL', 1, true)`;
  await sql`
    insert into lending.product_versions (product_id, version, content, digest, made_at, reason)
    values (${PERSONAL}, 1, '{}', 'digest', now(), 'first')`;
  await sql`
    insert into lending.applications (id, version, user_id, product_id, product_version, amount,
      currency, term_months, status, submitted_at)
    values (${application}, 1, ${userId}, ${PERSONAL}, 1, 30000, 'USD', 3, 'ACCEPTED', now())`;
  await sql`
    insert into lending.loans (id, version, application_id, user_id, product_id, product_version,
      principal, currency, annual_rate, term_months, day_count, method, status, payout_account,
      disbursed_on, created_at)
    values (${loanId}, 3, ${application}, ${userId}, ${PERSONAL}, 1, 30000, 'USD', 12, 3, 'THIRTY_360',
      'ANNUITY', 'ACTIVE', 'sealed', '2026-01-31', '2026-01-30')`;
  const plan = [
    [1, '2026-02-28', 9_901, 300, 9_901, 300],
    [2, '2026-03-31', 10_000, 201, 0, 0],
    [3, '2026-04-30', 10_099, 101, 0, 0],
  ] as const;
  for (const [number, dueOn, principal, interest, paidPrincipal, paidInterest] of plan) {
    await sql`
      insert into lending.instalments (loan_id, number, due_on, principal, interest, balance,
        paid_principal, paid_interest)
      values (${loanId}, ${number}, ${dueOn}, ${principal}, ${interest}, 0, ${paidPrincipal},
        ${paidInterest})`;
  }
  await sql`
    insert into lending.payments (id, version, loan_id, user_id, direction, method, amount, currency,
      status, principal, interest, posting_id, effective_on, created_at)
    values
      (${newId('pay')}, 3, ${loanId}, ${userId}, 'COLLECTION', 'CASH', 10201, 'USD', 'POSTED', 9901,
        300, 'repaid', '2026-02-28', '2026-02-28'),
      (${newId('pay')}, 3, ${loanId}, ${userId}, 'PAYOUT', 'BANK_TRANSFER', 30000, 'USD', 'POSTED', null,
        null, 'paid-out', '2026-01-31', '2026-01-31'),
      (${newId('pay')}, 1, ${loanId}, ${userId}, 'COLLECTION', 'CASH', 5, 'USD', 'PENDING', null, null,
        null, null, '2026-03-01')`;
}

test('loans of before have their contract, their entries and their books', async () => {
  const before = migrationsBefore('_loan-entries');
  const database = await createTestDatabase('lending', { migrations: before });
  const { sql, db, close } = connect(database.adminUrl, { max: 1, name: 'lending' });
  try {
    await fill(sql);
    await migrate({ url: database.ownerUrl, schema: 'lending', folder: MIGRATIONS });
    const [row] = await db.select().from(loans);
    if (row === undefined) throw new Error('The loan is gone.');
    const loan = toLoan(row);
    const found = await db.transaction((tx) => entriesOn(tx).entries([loanId]));
    const entries = found.get(loanId) ?? [];
    expect(entries.map(({ body }) => body.kind)).toEqual(['DISBURSED', 'REPAID']);
    const state = replayLoan(loan.contract, entries, '2026-02-28');
    expect(state.instalments.map(({ dueOn }) => dueOn)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(state.paid).toMatchObject({ INTEREST: 300n, PRINCIPAL: 9_901n });
    expect(booksOf(state)).toEqual(loan.booked);
    expect(row).toMatchObject({ principalOutstanding: 20_099n, changesOn: '2026-01-31' });
    const postings = await sql`select kind, lines from lending.postings order by effective_on`;
    expect(postings).toMatchObject([
      {
        kind: 'DISBURSEMENT',
        lines: [
          { account: 'LOAN_PRINCIPAL', side: 'DEBIT', minor: '30000' },
          { account: 'CASH', side: 'CREDIT', minor: '30000' },
        ],
      },
      { kind: 'REPAYMENT' },
    ]);
    const froms =
      await sql`select from_on::text, earned::int from lending.instalments order by number`;
    expect(froms.map((each) => Object.values(each))).toEqual([
      ['2026-01-31', 300],
      ['2026-02-28', 201],
      ['2026-03-31', 101],
    ]);
  } finally {
    await close();
    await database.drop();
    rmSync(before, { recursive: true });
  }
});
