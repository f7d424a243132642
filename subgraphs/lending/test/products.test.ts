import { ANONYMOUS } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { PERSONAL } from './application-steps.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';
import {
  admin,
  change,
  create,
  created,
  declaration,
  offer,
  productOf,
  rates,
} from './product-steps.ts';

const lending = useLending();

const VERSIONS = `query ($id: ID!, $first: Int, $after: String) {
  loanProductVersions(id: $id, first: $first, after: $after) {
    edges { cursor node { version digest reason madeAt madeBy { id } product { name version } } }
    pageInfo { hasNextPage endCursor } } }`;

interface Versions {
  readonly edges: readonly { readonly node: Record<string, unknown> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function versions(id: string, page: Record<string, unknown> = {}): Promise<Versions> {
  const answer = await lending.ask(officer(), VERSIONS, { id, ...page });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loanProductVersions'] as Versions;
}

const changesOf = async (id: string) =>
  (await lending.events('lending.product.changed')).filter(({ data }) => data['productId'] === id);

describe('declaring a product', () => {
  test('offers it at once, with what was left out as it is usual', async () => {
    const caller = admin();
    const { product, userErrors } = await create(lending, caller);
    expect(userErrors).toEqual([]);
    expect(product).toMatchObject({
      version: 1,
      active: true,
      minAmount: { amount: '200.00', currency: 'USD' },
      dayCount: 'THIRTY_360',
      method: 'ANNUITY',
      every: { count: 2, unit: 'WEEK' },
      instalmentMultiple: { amount: '0.01' },
      balloonPercent: '0',
      allocationOrder: ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'],
      lateFee: null,
      overdueInterest: false,
      excess: 'IN_ADVANCE',
    });
    const { data } = await lending.ask(ANONYMOUS, '{ loanProducts { id } }');
    expect(data?.['loanProducts']).toContainEqual({ id: product?.id });
    const [event] = await changesOf(product?.id ?? '');
    expect(event).toMatchObject({
      actor: { kind: 'USER', id: caller.id },
      audience: { scopes: ['products:write', 'policies:read'] },
      data: { version: 1, change: 'CREATED' },
    });
  });

  test('keeps each fee, grace and percentage as it was given', async () => {
    const product = await created(lending, {
      method: 'BALLOON',
      balloonPercent: '25.50',
      downPaymentPercent: '10',
      principalGrace: 1,
      interestGrace: 1,
      dayCount: 'ACT_ACT',
      every: { unit: 'MONTH' },
      instalmentMultiple: { amount: '0.05', currency: 'USD' },
      allocationOrder: ['INTEREST', 'PRINCIPAL', 'FEE', 'PENALTY'],
      lateFee: {
        amount: { amount: '15', currency: 'USD' },
        graceDays: 5,
        cap: { amount: '60', currency: 'USD' },
      },
      overdueInterest: true,
      excess: 'SHORTER_TERM',
    });
    expect(await productOf(lending, product.id)).toMatchObject({
      balloonPercent: '25.5',
      downPaymentPercent: '10',
      principalGrace: 1,
      interestGrace: 1,
      every: { count: 1, unit: 'MONTH' },
      instalmentMultiple: { amount: '0.05' },
      allocationOrder: ['INTEREST', 'PRINCIPAL', 'FEE', 'PENALTY'],
      lateFee: {
        amount: { amount: '15.00' },
        percent: null,
        graceDays: 5,
        cap: { amount: '60.00' },
      },
      overdueInterest: true,
      excess: 'SHORTER_TERM',
    });
  });

  test('takes a code once, also of two at the same moment', async () => {
    const { code } = declaration();
    const both = await Promise.all([
      create(lending, admin(), { code }),
      create(lending, admin(), { code }),
    ]);
    const errors = both.flatMap(({ userErrors }) => userErrors);
    expect(errors).toMatchObject([{ code: 'PRODUCT_CODE_TAKEN', path: ['input', 'code'] }]);
  });

  test('names every rule that is broken', async () => {
    const { product, userErrors } = await create(lending, admin(), {
      code: 'bridge',
      reason: ' ',
      name: '',
      minAmount: { amount: '-1', currency: 'USD' },
      balloonPercent: '101',
      allocationOrder: ['FEE'],
      rates: rates(3, 11),
    });
    expect(product).toBeNull();
    expect(userErrors.map(({ path }) => path?.join('.'))).toEqual([
      'input.code',
      'input.reason',
      'input.minAmount',
      ...Array(4).fill('input.rates'),
      'input.name',
      'input.balloonPercent',
      'input.allocationOrder',
    ]);
  });

  test('is for administrators', async () => {
    for (const caller of [ANONYMOUS, borrower(), officer()]) {
      await expect(create(lending, caller)).rejects.toThrow(/UNAUTHENTICATED|FORBIDDEN/);
    }
  });
});

describe('changing a product', () => {
  test('makes its next version; what is left out stays', async () => {
    const first = await created(lending, { lateFee: { percent: '5', graceDays: 3 } });
    const caller = admin();
    const { product, userErrors } = await change(lending, caller, first, {
      name: 'Bridge',
      rates: rates(3, 12, 11),
      every: null,
    });
    expect(userErrors).toEqual([]);
    expect(product).toEqual({
      ...first,
      version: 2,
      name: 'Bridge',
      rates: rates(3, 12, 11),
    });
    const { product: third } = await change(
      lending,
      caller,
      { ...first, version: 2 },
      { lateFee: null },
    );
    expect(third).toMatchObject({ version: 3, name: 'Bridge', lateFee: null });
    expect(
      (await changesOf(first.id)).map(({ data }) => [data['version'], data['change']]),
    ).toEqual([
      [1, 'CREATED'],
      [2, 'CHANGED'],
      [3, 'CHANGED'],
    ]);
  });

  test('of a version that is not the current one is a conflict, and of two at once one wins', async () => {
    const product = await created(lending);
    const both = await Promise.all([
      change(lending, admin(), product, { name: 'One' }),
      change(lending, admin(), product, { name: 'Other' }),
    ]);
    const errors = both.flatMap(({ userErrors }) => userErrors);
    expect(errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'version'] }]);
    expect((await productOf(lending, product.id))?.version).toBe(2);
  });

  test('is refused by path where the result would break a rule', async () => {
    const product = await created(lending);
    const changes = { maxTermMonths: 18, instalmentMultiple: { amount: '5', currency: 'EUR' } };
    const { userErrors } = await change(lending, admin(), product, changes);
    expect([...new Set(userErrors.map(({ path }) => path?.join('.')))]).toEqual([
      'input.instalmentMultiple.currency',
      'input.rates',
    ]);
    expect(await change(lending, admin(), product, { reason: '' })).toMatchObject({
      userErrors: [{ path: ['input', 'reason'] }],
    });
    for (const id of [newId('prod'), 'nonsense']) {
      expect(await change(lending, admin(), { id, version: 1 }, {})).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND' }],
      });
    }
    expect((await productOf(lending, product.id))?.version).toBe(1);
  });
});

describe('a retired product', () => {
  test('is not offered until it is reinstated', async () => {
    const { id, version } = await created(lending);
    expect((await offer(lending, 'retireProduct', id)).product).toMatchObject({ active: false });
    const listed = async () => {
      const { data } = await lending.ask(
        ANONYMOUS,
        '{ loanProducts { id } loanRates { product { id } } }',
      );
      return JSON.stringify(data).includes(id);
    };
    expect(await listed()).toBe(false);
    expect(await productOf(lending, id)).toMatchObject({ active: false, version });
    expect(await offer(lending, 'retireProduct', id)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    expect((await offer(lending, 'reinstateProduct', id)).product).toMatchObject({ active: true });
    expect(await listed()).toBe(true);
    expect(await offer(lending, 'reinstateProduct', id)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    expect(await offer(lending, 'reinstateProduct', newId('prod'))).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect((await changesOf(id)).map(({ data }) => data['change'])).toEqual([
      'CREATED',
      'RETIRED',
      'REINSTATED',
    ]);
  });
});

describe('versions of a product', () => {
  test('are listed newest first, page by page, with who made them and why', async () => {
    const product = await created(lending);
    const caller = admin();
    await change(lending, caller, product, { name: 'Two' });
    await change(lending, caller, { ...product, version: 2 }, { name: 'Three' });
    const page = await versions(product.id, { first: 2 });
    expect(page.edges.map(({ node }) => node)).toMatchObject([
      {
        version: 3,
        reason: 'The market moved',
        madeBy: { id: caller.id },
        product: { name: 'Three', version: 3 },
      },
      { version: 2, product: { name: 'Two' } },
    ]);
    const rest = await versions(product.id, { first: 2, after: page.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node['version'])).toEqual([1]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const digests = [...page.edges, ...rest.edges].map(({ node }) => node['digest']);
    expect(new Set(digests).size).toBe(3);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('of what the lender began with were made by nobody', async () => {
    const { edges } = await versions(PERSONAL);
    expect(edges).toMatchObject([{ node: { version: 1, madeBy: null } }]);
    expect((await versions('nonsense')).edges).toEqual([]);
  });

  test('are for staff, and refuse cursors of other lists', async () => {
    const answer = await lending.ask(borrower(), VERSIONS, { id: PERSONAL });
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const after = Buffer.from('k:loan_x').toString('base64url');
    const other = await lending.ask(officer(), VERSIONS, { id: PERSONAL, after });
    expect(other.errors?.[0]?.extensions?.code).toBe('CURSOR_INVALID');
  });

  test('before the current one are shown to staff alone where nobody holds them', async () => {
    const product = await created(lending);
    await change(lending, admin(), product, { name: 'Two' });
    const { id } = product;
    expect(await productOf(lending, id, { caller: officer(), version: 1 })).toEqual(product);
    expect(await productOf(lending, id, { caller: borrower(), version: 1 })).toBeNull();
    expect(await productOf(lending, id, { version: 1 })).toBeNull();
    expect(await productOf(lending, id, { version: 2 })).toMatchObject({ name: 'Two' });
    for (const version of [0, -1, 3, 2_147_483_647]) {
      expect(await productOf(lending, id, { caller: officer(), version })).toBeNull();
    }
    expect(await productOf(lending, 'nonsense')).toBeNull();
  });

  test('are never changed, whoever tries', async () => {
    for (const statement of [
      'update lending.product_versions set version = 9',
      'delete from lending.product_versions',
    ]) {
      await expect(lending.sql.unsafe(statement)).rejects.toThrow(/append-only|permission denied/);
    }
  });
});
