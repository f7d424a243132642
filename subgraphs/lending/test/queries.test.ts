import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import { applied, decided } from './application-steps.ts';
import { borrower, officer, startTestLending, useLending } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';

const lending = useLending();
const partnerId = newId('partner');
const customer = borrower(partnerId);
const partner = userCaller(newId('user'), ['PARTNER'], partnerId);
const stranger = userCaller(newId('user'), ['PARTNER'], newId('partner'));
let applicationId: string;
let loanId: string;

beforeAll(async () => {
  loanId = await activeLoan(lending, customer);
  const [row] = await lending.sql`select application_id from lending.loans where id = ${loanId}`;
  applicationId = String(row?.['application_id']);
});

const APPLICATION = 'query ($id: ID!) { loanApplication(id: $id) { id status } }';
const LOAN = 'query ($id: ID!) { loan(id: $id) { id status } }';

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

async function list(
  caller: Caller,
  field: 'loanApplications' | 'loans',
  variables: Record<string, unknown> = {},
): Promise<Connection> {
  const filter = field === 'loans' ? 'LoanFilter' : 'LoanApplicationFilter';
  const answer = await lending.ask(
    caller,
    `query ($filter: ${filter}, $first: Int, $after: String, $last: Int, $before: String) {
      ${field}(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    variables,
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[field] as Connection;
}

const idsOf = (connection: Connection) => connection.edges.map(({ node }) => node.id);

describe('who sees an application and a loan', () => {
  test('the borrower, staff, and the partner through whom it came', async () => {
    for (const caller of [customer, officer(), partner]) {
      expect((await lending.ask(caller, APPLICATION, { id: applicationId })).data).toEqual({
        loanApplication: { id: applicationId, status: 'ACCEPTED' },
      });
      expect((await lending.ask(caller, LOAN, { id: loanId })).data).toEqual({
        loan: { id: loanId, status: 'ACTIVE' },
      });
    }
  });

  test('to everybody else there is none', async () => {
    const analyst = userCaller(newId('user'), ['ANALYST']);
    for (const caller of [borrower(), stranger, analyst, borrower(partnerId)]) {
      for (const id of [applicationId, newId('app'), 'nonsense', '']) {
        const answer = await lending.ask(caller, APPLICATION, { id });
        expect(answer.data).toEqual({ loanApplication: null });
      }
      expect((await lending.ask(caller, LOAN, { id: loanId })).data).toEqual({ loan: null });
    }
    const anonymous = await lending.ask(ANONYMOUS, LOAN, { id: loanId });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test('a partner sees status, amount and schedule, and nothing else', async () => {
    const shown = await lending.ask(
      partner,
      `query ($id: ID!) { loan(id: $id) { status amount { amount } termMonths
        schedule { dueDate payment { amount } } application { status } } }`,
      { id: loanId },
    );
    expect(shown.errors).toBeUndefined();
    for (const field of [
      'borrower { id }',
      'annualRate',
      'balance { amount }',
      'delinquency { bucket }',
      'performance { daysPastDue }',
      'payments { edges { cursor } }',
      'application { purpose }',
      'application { decision { outcome } }',
      'application { offer { apr } }',
    ]) {
      const query = `query ($id: ID!) { loan(id: $id) { ${field} } }`;
      const answer = await lending.ask(partner, query, { id: loanId });
      expect([field, answer.errors?.[0]?.extensions?.code]).toEqual([field, 'FORBIDDEN']);
    }
  });

  test('staff who read what is personal are on the trail first, the borrower is not', async () => {
    const query = `query ($id: ID!) { loanApplication(id: $id) { purpose decision { inputs { score } }
      decisions { inputs { score } } } }`;
    const me = officer();
    const shown = await lending.ask(me, query, { id: applicationId });
    expect(shown.data?.['loanApplication']).toMatchObject({ purpose: 'A new roof' });
    const PAID = 'query ($id: ID!) { loan(id: $id) { payments { edges { node { reference } } } } }';
    for (const reader of [me, customer]) {
      const { data } = await lending.ask(reader, PAID, { id: loanId });
      expect(JSON.stringify(data)).toMatch(/"reference":"[^"]/);
    }
    await lending.ask(customer, '{ loanApplications { edges { node { purpose } } } }');
    const reads = await lending.events('lending.personal_data.read');
    const own = reads.filter(({ data }) => data['userId'] === customer.id);
    const fields = own.map(({ actor, data }) => [actor.id, data['fields']]);
    expect(fields.flat(2).sort()).toEqual(
      expect.arrayContaining(['decisionInputs', 'purpose', 'reference']),
    );
    expect(new Set(own.map(({ actor }) => actor.id))).toEqual(new Set([me.id]));
    for (const { audience } of own) {
      expect(audience).toEqual({ scopes: ['loans:read', 'compliance:read'] });
    }
  });

  test('rows of a credit file are never removed', async () => {
    for (const table of [
      'applications',
      'offers',
      'loans',
      'loan_entries',
      'payments',
      'postings',
    ]) {
      const [row] = await lending.sql`
        select has_table_privilege('lending_app', ${`lending.${table}`}, 'DELETE') as may`;
      expect([table, row?.['may']]).toEqual([table, false]);
    }
  });

  test('events tell the partner too', async () => {
    const events = await lending.events('lending.status.changed');
    const own = events.filter(({ data }) => data['applicationId'] === applicationId);
    expect(own.length).toBeGreaterThan(5);
    for (const { audience } of own) {
      expect(audience).toEqual({
        subject: customer.id,
        partner: partnerId,
        scopes: ['loans:read'],
      });
    }
  });
});

describe('entities', () => {
  const references = () => [
    { __typename: 'Loan', id: loanId },
    { __typename: 'LoanApplication', id: applicationId },
    { __typename: 'User', id: customer.id },
  ];
  const SELECTION = `... on Loan { loanStatus: status borrower { id } } ... on LoanApplication { status purpose }
    ... on User { loans { edges { node { id } } } loanApplications { edges { node { id } } } }`;

  test('are resolved under the rights of who asks', async () => {
    for (const caller of [customer, officer()]) {
      const answer = await lending.entities(caller, references(), SELECTION);
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.['_entities']).toEqual([
        { loanStatus: 'ACTIVE', borrower: { id: customer.id } },
        { status: 'ACCEPTED', purpose: 'A new roof' },
        {
          loans: { edges: [{ node: { id: loanId } }] },
          loanApplications: { edges: [{ node: { id: applicationId } }] },
        },
      ]);
    }
  });

  test('are no way round the rules', async () => {
    const answer = await lending.entities(borrower(), references(), SELECTION);
    expect(answer.data?.['_entities']).toEqual([
      null,
      null,
      { loans: null, loanApplications: null },
    ]);
    expect(answer.errors?.map((error) => error.extensions?.code)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  });
});

describe('lists', () => {
  test("hold one's own; all of them for staff; a partner's for the partner", async () => {
    const other = borrower();
    const own = await applied(lending, other);
    expect(idsOf(await list(other, 'loanApplications'))).toEqual([own]);
    expect(idsOf(await list(other, 'loans'))).toEqual([]);
    expect(idsOf(await list(partner, 'loanApplications'))).toEqual([applicationId]);
    expect(idsOf(await list(partner, 'loans'))).toEqual([loanId]);
    expect(idsOf(await list(stranger, 'loans'))).toEqual([]);
    const all = idsOf(await list(officer(), 'loanApplications'));
    expect(all).toEqual(expect.arrayContaining([own, applicationId]));
    const service = { ...partner, kind: 'PARTNER', scopes: [] } as const;
    expect(idsOf(await list(service, 'loans'))).toEqual([]);
  });

  test('are filtered by status, product and person', async () => {
    const staff = officer();
    const waiting = borrower();
    const id = await applied(lending, waiting);
    await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
    const by = async (filter: Record<string, unknown>) =>
      idsOf(await list(staff, 'loanApplications', { filter }));
    expect(await by({ status: ['UNDER_REVIEW'] })).toContain(id);
    expect(await by({ status: ['UNDER_REVIEW'], userId: waiting.id })).toEqual([id]);
    expect(await by({ status: ['REJECTED'], userId: waiting.id })).toEqual([]);
    expect(await by({ status: [] })).toEqual([]);
    expect(await by({ productId: newId('prod') })).toEqual([]);
    expect(await by({ productId: '\u0000', userId: 'x' })).toEqual([]);
    expect(idsOf(await list(staff, 'loans', { filter: { userId: 'x' } }))).toEqual([]);
    expect(
      idsOf(await list(staff, 'loans', { filter: { status: ['ACTIVE'], userId: customer.id } })),
    ).toEqual([loanId]);
  });

  test('are read in pages, forth and back', async () => {
    const caller = borrower();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift(await applied(lending, caller));
    const first = await list(caller, 'loanApplications', { first: 2 });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = first.pageInfo.endCursor;
    const second = await list(caller, 'loanApplications', { first: 10, after });
    expect(idsOf(second)).toEqual(ids.slice(2));
    expect(second.pageInfo.hasNextPage).toBe(false);
    const before = second.pageInfo.startCursor;
    const back = await list(caller, 'loanApplications', { last: 1, before });
    expect(idsOf(back)).toEqual(ids.slice(1, 2));
  });

  test.each([{ first: 0 }, { first: 101 }, { first: 1, last: 1 }, { after: 'nonsense' }])(
    'refuse the page %j',
    async (page) => {
      await expect(list(officer(), 'loans', page)).rejects.toThrow(/BAD_USER_INPUT|CURSOR_INVALID/);
    },
  );
});

describe('products and rates', () => {
  test('are open to everybody', async () => {
    const answer = await lending.ask(
      ANONYMOUS,
      `{ loanProducts { id code minAmount { amount currency } maxAmount { amount } rates { band annualRate } }
        loanRates { product { code } band minTermMonths maxTermMonths annualRate } }`,
    );
    const products = answer.data?.['loanProducts'] as { code: string; rates: unknown[] }[];
    expect(products.map(({ code }) => code)).toEqual(['PERSONAL', 'HOME_IMPROVEMENT', 'BUSINESS']);
    expect(products[0]).toMatchObject({ minAmount: { amount: '500.00', currency: 'USD' } });
    expect(answer.data?.['loanRates']).toHaveLength(24);
  });

  test('rates can be asked of one product', async () => {
    const [product] = await lending.sql<{ id: Id<'prod'> }[]>`
      select id from lending.products where code = 'BUSINESS'`;
    const query = 'query ($id: ID) { loanRates(productId: $id) { product { code } } }';
    const answer = await lending.ask(ANONYMOUS, query, { id: product?.id });
    expect(answer.data?.['loanRates']).toHaveLength(8);
    const none = await lending.ask(ANONYMOUS, query, { id: 'x' });
    expect(none.data?.['loanRates']).toEqual([]);
  });

  test('are seeded once, however often lending starts', async () => {
    const again = await startTestLending({}, {});
    await again.close();
    const rows = await again.sql`select code from lending.products`;
    expect(rows).toHaveLength(3);
    await again.drop();
  });
});
