import { rmSync } from 'node:fs';
import { connect, migrate } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { createTestDatabase } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { digestOf, fromStored, type StoredContent } from '../src/adapters/product-content.ts';
import { PERSONAL } from './application-steps.ts';
import { MIGRATIONS, migrationsBefore } from './migrations-before.ts';

test('what products said before they had versions becomes their first, with its digest', async () => {
  const before = migrationsBefore('_product-versions');
  const database = await createTestDatabase('lending', { migrations: before });
  const { sql, close } = connect(database.adminUrl, { max: 1, name: 'lending' });
  try {
    const name = 'Loan "for" people\\firms – übrig';
    const rate = { band: 'A', minTermMonths: 6, maxTermMonths: 60, annualRate: '7.9' };
    const rates = [rate, { ...rate, band: 'B', annualRate: '10.25' }];
    await sql`
      insert into lending.products values (${PERSONAL}, 'PERSONAL', 1, ${name}, ${'two\nlines'}, 'USD',
        50000, 5000000, 6, 60, 'THIRTY_360', 'ANNUITY', ${JSON.stringify(rates)}::text::jsonb, true)`;
    const application = newId('app');
    await sql`
      insert into lending.applications
        (id, version, user_id, product_id, amount, currency, term_months, status, submitted_at)
      values (${application}, 1, ${newId('user')}, ${PERSONAL}, 100000, 'USD', 12, 'APPROVED', now())`;
    await sql`
      insert into lending.offers (id, application_id, amount, currency, annual_rate, term_months,
        payment, finance_charge, total_of_payments, apr, created_at, expires_at)
      values (${newId('offer')}, ${application}, 100000, 'USD', 7.9, 12, 1, 1, 1, 7.9, now(), now())`;
    await migrate({ url: database.ownerUrl, schema: 'lending', folder: MIGRATIONS });
    const [version] = await sql<{ content: StoredContent; digest: string; version: number }[]>`
      select content, digest, version from lending.product_versions where product_id = ${PERSONAL}`;
    if (version === undefined) throw new Error('There is no version.');
    expect(version.version).toBe(1);
    expect(version.digest).toBe(digestOf(version.content));
    expect(fromStored(version.content)).toEqual({
      name,
      description: 'two\nlines',
      currency: 'USD',
      minAmount: 50_000n,
      maxAmount: 5_000_000n,
      minTermMonths: 6,
      maxTermMonths: 60,
      dayCount: 'THIRTY_360',
      method: 'ANNUITY',
      rates,
      every: { count: 1, unit: 'MONTH' },
      multipleOf: 1n,
      principalGrace: 0,
      interestGrace: 0,
      balloonPercent: '0',
      downPaymentPercent: '0',
      allocationOrder: ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'],
      lateFee: null,
      overdueInterest: false,
      excess: 'IN_ADVANCE',
    });
    expect(
      await sql`select product_version from lending.applications
        union all select product_version from lending.offers`,
    ).toEqual([{ product_version: 1 }, { product_version: 1 }]);
  } finally {
    await close();
    await database.drop();
    rmSync(before, { recursive: true });
  }
});
