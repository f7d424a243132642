import type { Caller } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { lendingConfig } from '../src/config.ts';
import { startLending } from '../src/main.ts';
import { applied, apply, decided, PERSONAL } from './application-steps.ts';
import { examplesIn, follow, sectionOf } from './guide.ts';
import { borrower, mutate, officer, startTestLending, useLending } from './lending-subgraph.ts';
import { accept } from './loan-steps.ts';
import { admin, change, created, offer, productOf, rates } from './product-steps.ts';

const lending = useLending();

const MONTHLY = { every: { unit: 'MONTH' } };
const ASKED = { amount: { amount: '5000.00', currency: 'USD' }, termMonths: 12 };

/** The versions that an application and its loan are shown under, and the rate of the offer. */
async function seen(caller: Caller, id: string) {
  const query = `query ($id: ID!) { loanApplication(id: $id) { status product { version }
    offer { annualRate schedule { number } } loan { annualRate product { version name } } } }`;
  const answer = await lending.ask(caller, query, { id });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loanApplication'];
}

describe('a product that changes', () => {
  test('is decided on as it is then; offer and loan stay under that version', async () => {
    const caller = borrower();
    const first = await created(lending, MONTHLY);
    const id = await applied(lending, caller, { productId: first.id, ...ASKED });
    await change(lending, admin(), first, { rates: rates(3, 12, 15) });
    expect(await seen(caller, id)).toMatchObject({ status: 'SUBMITTED', product: { version: 2 } });
    await decided(lending, id, 'APPROVED');
    await change(
      lending,
      admin(),
      { ...first, version: 2 },
      { name: 'Three', rates: rates(3, 12) },
    );
    expect(await seen(caller, id)).toMatchObject({
      product: { version: 2 },
      offer: { annualRate: '16' },
    });
    expect((await accept(lending, caller, id)).userErrors).toEqual([]);
    expect(await seen(caller, id)).toMatchObject({
      status: 'ACCEPTED',
      product: { version: 2 },
      loan: { annualRate: '16', product: { version: 2, name: 'Bridge loan' } },
    });
    expect(await productOf(lending, first.id, { caller, version: 2 })).toMatchObject({
      version: 2,
    });
    expect(await productOf(lending, first.id, { caller, version: 1 })).toBeNull();
  });

  test('turns nobody down: what it does not lend any more is decided as it was applied for', async () => {
    const caller = borrower();
    const product = await created(lending, MONTHLY);
    const id = await applied(lending, caller, { productId: product.id, ...ASKED });
    const maxAmount = { amount: '1000', currency: 'USD' };
    await change(lending, admin(), product, { maxAmount, rates: rates(3, 12, 15) });
    await decided(lending, id, 'APPROVED');
    expect(await seen(caller, id)).toMatchObject({
      product: { version: 1 },
      offer: { annualRate: '10' },
    });
    expect(await apply(lending, caller, { productId: product.id, ...ASKED })).toMatchObject({
      userErrors: [{ code: 'AMOUNT_OUT_OF_RANGE' }],
    });
  });

  test('while an officer has the application is approved as it was referred', async () => {
    const caller = borrower();
    const product = await created(lending, MONTHLY);
    const id = await applied(lending, caller, { productId: product.id, ...ASKED });
    await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
    await change(lending, admin(), product, { rates: rates(3, 12, 15) });
    await mutate(lending, officer(), 'approveApplication', { id }, '');
    expect(await seen(caller, id)).toMatchObject({
      status: 'APPROVED',
      product: { version: 1 },
      offer: { annualRate: '12' },
    });
  });
});

test('a product that is retired takes no applications, and goes on with those that there are', async () => {
  const caller = borrower();
  const product = await created(lending, MONTHLY);
  const id = await applied(lending, caller, { productId: product.id, ...ASKED });
  await offer(lending, 'retireProduct', product.id);
  expect(await apply(lending, caller, { productId: product.id, ...ASKED })).toMatchObject({
    userErrors: [{ code: 'PRODUCT_NOT_FOUND' }],
  });
  await decided(lending, id, 'APPROVED');
  expect((await accept(lending, caller, id)).loan).not.toBeNull();
});

test('a loan of another interval is offered by the instalments of its term', async () => {
  const caller = borrower();
  const product = await created(lending);
  const id = await applied(lending, caller, { productId: product.id, ...ASKED });
  await decided(lending, id, 'APPROVED');
  const view = (await seen(caller, id)) as { offer: { schedule: readonly unknown[] } };
  expect(view.offer.schedule).toHaveLength(26);
  const quarterly = await created(lending, { every: { unit: 'QUARTER' } });
  expect(
    await apply(lending, caller, { productId: quarterly.id, ...ASKED, termMonths: 7 }),
  ).toMatchObject({
    userErrors: [{ code: 'TERM_OUT_OF_RANGE', path: ['input', 'termMonths'] }],
  });
});

test('what an operator changed or retired stays so when lending starts again', async () => {
  const first = await startTestLending();
  const personal = await productOf(first, PERSONAL);
  if (personal === null) throw new Error('There is no personal loan.');
  await change(first, admin(), personal, { name: 'Loan for people' });
  await offer(first, 'retireProduct', PERSONAL);
  const { environment } = first;
  await first.close();
  const second = await startLending(lendingConfig(environment));
  const rows = await first.sql`
    select version, active from lending.products where id = ${PERSONAL}`;
  expect(rows[0]).toMatchObject({ version: 2, active: false });
  await second.close();
  await first.drop();
});

test('the guide tells what is answered', async () => {
  const examples = examplesIn(sectionOf('docs/lending.md', 'Products'));
  const told = (name: string, id?: unknown) => follow(lending, admin(), examples.get(name), { id });
  await told('DeclareProduct');
  const [bridge] = await lending.sql`select id from lending.products where code = 'BRIDGE'`;
  for (const name of [
    'LongerTerms',
    'NoLateFee',
    'VersionsOfProduct',
    'OneProduct',
    'RetireProduct',
    'ReinstateProduct',
  ]) {
    await told(name, bridge?.['id']);
  }
});
