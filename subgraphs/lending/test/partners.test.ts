import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { Kind } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { typeDefs } from '../src/graphql/typeDefs.generated.ts';
import { applied, apply } from './application-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan, activeLoan } from './loan-steps.ts';

const lending = useLending();

/** A partner, one of its people, its key, and a customer whom it brought. */
function partnerOf(partnerId = newId('partner')) {
  const person = userCaller(newId('user'), ['BORROWER', 'PARTNER'], partnerId);
  const key: Caller = {
    kind: 'PARTNER',
    id: newId('apikey'),
    roles: ['PARTNER'],
    scopes: ['partner:read'],
    partnerId,
  };
  return { partnerId, person, key, customer: borrower(partnerId) };
}

const [a, b] = [partnerOf(), partnerOf()];
let loanOfA: string;
let loanOfB: string;
let applicationOfA: string;
let applicationOfB: string;

beforeAll(async () => {
  loanOfA = await activeLoan(lending, a.customer);
  loanOfB = await acceptedLoan(lending, b.customer);
  const rows = await lending.sql`select id, application_id from lending.loans`;
  const applicationOf = (id: string) => rows.find((row) => row['id'] === id)?.['application_id'];
  [applicationOfA, applicationOfB] = [applicationOf(loanOfA), applicationOf(loanOfB)];
});

/** The fields of a type in the SDL, each with a selection where it needs one. */
function fieldsOf(type: string): readonly { readonly name: string; readonly query: string }[] {
  const objects = typeDefs.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition] : [],
  );
  const composite = new Set(objects.map(({ name }) => name.value));
  return objects
    .filter(({ name }) => name.value === type)
    .flatMap(({ fields = [] }) => fields)
    .map(({ name, type: reference }) => {
      let inner = reference;
      while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
      const object = composite.has(inner.name.value);
      return { name: name.value, query: object ? `${name.value} { __typename }` : name.value };
    });
}

const VISIBLE = {
  Loan: ['id', 'status', 'amount', 'termMonths', 'schedule', 'createdAt', 'application'],
  LoanApplication: ['id', 'status', 'amount', 'termMonths', 'submittedAt', 'loan', 'consent'],
} as const;

const idsIn = async (caller: Caller, list: 'loans' | 'loanApplications', filter: object = {}) => {
  const type = list === 'loans' ? 'LoanFilter' : 'LoanApplicationFilter';
  const answer = await lending.ask(
    caller,
    `query ($filter: ${type}) { ${list}(filter: $filter) { edges { node { id } } } }`,
    { filter },
  );
  expect(answer.errors).toBeUndefined();
  const found = answer.data?.[list] as { edges: { node: { id: string } }[] } | undefined;
  return found?.edges.map(({ node }) => node.id);
};

describe.each([
  ['key', a.key, b.key],
  ['person', a.person, b.person],
])('a partner’s %s', (_, ours, theirs) => {
  test('sees status, amount and schedule of what came through it', async () => {
    const answer = await lending.ask(
      ours,
      `query ($id: ID!) { loan(id: $id) { status amount { amount } termMonths
        schedule { number dueDate payment { amount } } application { status amount { amount } } } }`,
      { id: loanOfA },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['loan']).toMatchObject({
      status: 'ACTIVE',
      amount: { amount: '10000.00' },
      application: { status: 'ACCEPTED' },
    });
    const loan = answer.data?.['loan'] as { schedule: unknown[] } | undefined;
    expect(loan?.schedule).toHaveLength(24);
  });

  test.each(['Loan', 'LoanApplication'] as const)(
    'sees no other field of a %s, by query or as an entity',
    async (type) => {
      const id = type === 'Loan' ? loanOfA : applicationOfA;
      const root = type === 'Loan' ? 'loan' : 'loanApplication';
      const shown: string[] = [];
      for (const { name, query } of fieldsOf(type)) {
        const byId = await lending.ask(ours, `query ($id: ID!) { ${root}(id: $id) { ${query} } }`, {
          id,
        });
        const reference = [{ __typename: type, id }];
        const entity = await lending.entities(ours, reference, `... on ${type} { ${query} }`);
        const codes = [byId, entity].map(({ errors }) => errors?.[0]?.extensions?.code);
        if (codes.every((code) => code === undefined)) shown.push(name);
        else expect([name, ...codes]).toEqual([name, 'FORBIDDEN', 'FORBIDDEN']);
      }
      expect(shown.sort()).toEqual([...VISIBLE[type]].sort());
    },
  );

  test('lists what came through it, and nothing of another', async () => {
    expect(await idsIn(ours, 'loans')).toEqual([loanOfA]);
    expect(await idsIn(ours, 'loanApplications')).toEqual([applicationOfA]);
    expect(await idsIn(theirs, 'loans')).toEqual([loanOfB]);
    expect(await idsIn(theirs, 'loanApplications')).toEqual([applicationOfB]);
    expect(await idsIn(ours, 'loans', { status: ['ACTIVE'] })).toEqual([loanOfA]);
  });

  test('cannot find out by a filter what it is not told', async () => {
    const [row] = await lending.sql`select product_id from lending.loans where id = ${loanOfA}`;
    for (const filter of [{ userId: a.customer.id }, { productId: row?.['product_id'] }]) {
      expect(await idsIn(ours, 'loans', filter)).toEqual([]);
      expect(await idsIn(ours, 'loanApplications', filter)).toEqual([]);
      expect(await idsIn(officer(), 'loans', filter)).toContain(loanOfA);
    }
  });

  test('sees nothing of another partner’s', async () => {
    const loan = await lending.ask(ours, 'query ($id: ID!) { loan(id: $id) { id } }', {
      id: loanOfB,
    });
    expect(loan.data).toEqual({ loan: null });
    const application = await lending.ask(
      ours,
      'query ($id: ID!) { loanApplication(id: $id) { id } }',
      { id: applicationOfB },
    );
    expect(application.data).toEqual({ loanApplication: null });
    const entities = await lending.entities(
      ours,
      [
        { __typename: 'Loan', id: loanOfB },
        { __typename: 'LoanApplication', id: applicationOfB },
        { __typename: 'User', id: a.customer.id },
      ],
      `... on Loan { loanStatus: status } ... on LoanApplication { status }
       ... on User { loans { edges { cursor } } }`,
    );
    expect(entities.data?.['_entities']).toEqual([null, null, { loans: null }]);
  });

  test('changes nothing', async () => {
    const idempotencyKey = newKey();
    const attempts = [
      ['withdrawApplication', { id: applicationOfA }, 'application { id }'],
      ['acceptOffer', { id: applicationOfA, payoutAccount: 'DE89', idempotencyKey }, 'loan { id }'],
      [
        'recordRepayment',
        {
          loanId: loanOfA,
          amount: { amount: '10.00', currency: 'USD' },
          method: 'DIRECT_DEBIT',
          idempotencyKey,
        },
        'payment { id }',
      ],
    ] as const;
    for (const [mutation, input, selection] of attempts) {
      const { userErrors } = await mutate<object>(lending, ours, mutation, input, selection);
      expect([mutation, userErrors.map(({ code }) => code)]).toEqual([mutation, ['NOT_FOUND']]);
    }
  });
});

test('the portfolio sums what came through its own partner, by status and by how late it is', async () => {
  const query = `{ partnerPortfolio { loans { status count amount { amount } } outstanding { amount }
    arrears { bucket count outstanding { amount } pastDue { amount } } } }`;
  const portfolioOf = async (caller: Caller) =>
    (await lending.ask(caller, query)).data?.['partnerPortfolio'];
  const amount = (text: string) => ({ amount: text });
  expect(await portfolioOf(a.key)).toMatchObject({
    loans: [{ status: 'ACTIVE', count: 1, amount: amount('10000.00') }],
    outstanding: amount('10000.00'),
  });
  expect(await portfolioOf(b.person)).toMatchObject({
    loans: [{ status: 'PENDING_DISBURSEMENT', count: 1 }],
    outstanding: amount('0.00'),
  });
  await lending.sql`
    update lending.loans set days_past_due = 45, past_due_principal = 30000, past_due_interest = 2000
    where id = ${loanOfA}`;
  const { arrears } = (await portfolioOf(a.key)) as { arrears: unknown };
  const none = { count: 0, outstanding: amount('0.00'), pastDue: amount('0.00') };
  expect(arrears).toEqual([
    { bucket: 'CURRENT', ...none },
    { bucket: 'DAYS_1_29', ...none },
    {
      bucket: 'DAYS_30_59',
      count: 1,
      outstanding: amount('10000.00'),
      pastDue: amount('320.00'),
    },
    { bucket: 'DAYS_60_89', ...none },
    { bucket: 'DAYS_90_PLUS', ...none },
  ]);
});

test('events of a loan name the partner through whom it came, and no other', async () => {
  const partners = new Map<unknown, unknown>();
  for (const { data, audience } of await lending.events('lending.status.changed')) {
    partners.set(data['applicationId'], (audience as { partner?: string }).partner);
  }
  expect(partners.get(applicationOfA)).toBe(a.partnerId);
  expect(partners.get(applicationOfB)).toBe(b.partnerId);
});

test('what a partner’s own people apply for is their affair, and not their colleagues’', async () => {
  const colleague = userCaller(newId('user'), ['BORROWER', 'PARTNER'], a.partnerId);
  const own = await applied(lending, colleague);
  const [row] = await lending.sql`select partner_id from lending.applications where id = ${own}`;
  expect(row).toEqual({ partner_id: null });
  expect(await idsIn(colleague, 'loanApplications')).toEqual([own, applicationOfA]);
  const filter = { userId: colleague.id };
  expect(await idsIn(colleague, 'loanApplications', filter)).toEqual([own]);
  for (const other of [a.person, a.key]) {
    expect(await idsIn(other, 'loanApplications')).toEqual([applicationOfA]);
    const answer = await lending.ask(
      other,
      'query ($id: ID!) { loanApplication(id: $id) { id } }',
      { id: own },
    );
    expect(answer.data).toEqual({ loanApplication: null });
  }
});

test('a key borrows nothing', async () => {
  expect(await apply(lending, a.key)).toMatchObject({ userErrors: [{ code: 'BORROWERS_ONLY' }] });
});
