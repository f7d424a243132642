import {
  eventually,
  graphql,
  graphqlData,
  subscribeSse,
  type TestStack,
} from '@blockscore/testkit';
import postgres from 'postgres';
import { expect } from 'vitest';
import { applyAndWait, enrol, run, type Session, signIn, signInDemo } from './journey.ts';

const PASSWORD = 'seven bridges of Königsberg';

interface Partner {
  readonly id: string;
  readonly key: string;
  /** Signed in as one of the partner's people. */
  readonly person: Session;
}

async function mutate<T>(
  stack: TestStack,
  by: Session,
  mutation: string,
  input: object,
  selection: string,
): Promise<T> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const data = await graphqlData<Record<string, T>>(stack.graphqlUrl, {
    query: `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      ${selection} userErrors { code } } }`,
    variables: { input },
    token: by.accessToken,
  });
  expect(data[mutation]).toMatchObject({ userErrors: [] });
  return data[mutation] as T;
}

/** Opens a partner with a key and one of its people, as an administrator does. */
async function openPartner(stack: TestStack, admin: Session, name: string): Promise<Partner> {
  const ask = <T>(mutation: string, input: object, selection: string) =>
    mutate<T>(stack, admin, mutation, input, selection);
  const { partner } = await ask<{ partner: { id: string } }>(
    'createPartner',
    { name },
    'partner { id }',
  );
  const { key } = await ask<{ key: string }>(
    'createApiKey',
    { partnerId: partner.id, name: 'Dashboard', scopes: ['partner:read'] },
    'key',
  );
  const email = `${partner.id}@example.com`;
  const { user } = await enrol(stack, email);
  await ask('attachUserToPartner', { userId: user.id, partnerId: partner.id }, 'user { id }');
  return { id: partner.id, key, person: await signIn(stack, email, PASSWORD) };
}

/** Somebody whom the partner brought. How customers come is not part of the graph yet. */
async function enrolCustomer(stack: TestStack, partner: Partner): Promise<Session> {
  const email = `customer-of-${partner.id}@example.com`;
  const { user } = await enrol(stack, email);
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    await sql`update identity.users set partner_id = ${partner.id} where id = ${user.id}`;
  } finally {
    await sql.end();
  }
  return await signIn(stack, email, PASSWORD);
}

/** What a partner is not to learn of a customer. */
const HIDDEN = [
  'loan(id: $loanId) { borrower { id } }',
  'loan(id: $loanId) { balance { amount } }',
  'loan(id: $loanId) { transactions { edges { cursor } } }',
  'loanApplication(id: $applicationId) { decision { outcome } }',
  'user(id: $userId) { email firstName }',
  'creditScore(userId: $userId) { value }',
  'creditScoreHistory(userId: $userId) { edges { cursor } }',
  'kycVerification(userId: $userId) { status }',
  'auditTrail(userId: $userId) { edges { cursor } }',
  'transactions { edges { cursor } }',
];

const STATUS = `loan(id: $loanId) { status amount { amount } schedule { number } }
  loans { edges { node { id } } } loanApplications { edges { node { id } } }`;

const WATCH = 'subscription { loanStatusChanged { from to application { id } loan { id } } }';

interface Ids {
  readonly loanId: string;
  readonly applicationId: string;
  readonly userId: string;
}

/** Asks for root fields with the ids that they name. */
async function ask(stack: TestStack, token: string, fields: string, ids: Ids) {
  const used = Object.entries(ids).filter(([name]) => fields.includes(`$${name}`));
  const declared = used.map(([name]) => `$${name}: ID!`).join(', ');
  return await graphql(stack.graphqlUrl, {
    query: `query ${declared === '' ? '' : `(${declared})`} { ${fields} }`,
    variables: Object.fromEntries(used),
    token,
  });
}

function isNothing(value: unknown): boolean {
  return value == null || JSON.stringify(value) === '{"edges":[]}';
}

/** Has the customer apply and accept, while both partners listen by their keys. */
async function borrow(stack: TestStack, customer: Session, partner: Partner, other: Partner) {
  const count = async () => {
    const metrics = await (await fetch(`${stack.url}/metrics`)).text();
    return Number(/^gateway_subscriptions(?:\{[^}]*\})? (\d+)/m.exec(metrics)?.[1]);
  };
  const before = await count();
  const [told, silent] = [partner, other].map(({ key }) =>
    subscribeSse(stack.sseUrl, { query: WATCH, token: key }),
  );
  if (told === undefined || silent === undefined) throw new Error('Two partners listen.');
  const [first, nothing] = [told.next(), silent.next()];
  for (const pending of [first, nothing]) pending.catch(() => undefined);
  await eventually(async () => ((await count()) >= before + 2 ? true : undefined));
  const { id: applicationId } = await applyAndWait(stack, customer.accessToken, partner.id);
  const { acceptOffer } = await run<{ acceptOffer: { loan: { id: string } } }>(
    stack,
    'Accept',
    customer.accessToken,
    { id: applicationId },
  );
  const loanId = acceptOffer.loan.id;
  const events = [await first, ...(await told.take(4))].map(
    (event) => event.data?.['loanStatusChanged'],
  );
  expect(events).toMatchObject(
    ['SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'ACCEPTED', 'PENDING_DISBURSEMENT'].map((to) => ({
      to,
      application: { id: applicationId },
    })),
  );
  await told.close();
  return { ids: { loanId, applicationId, userId: customer.user.id }, silent, nothing };
}

/**
 * Through the gateway, a partner sees by its key and as one of its people how far the applications
 * and loans are that came through it, and nothing else of them; another partner sees nothing, and
 * neither of them anything any more once its key is revoked and it is suspended.
 */
export async function checkPartners(stack: TestStack): Promise<void> {
  const admin = await signInDemo(stack, 'admin');
  const ours = await openPartner(stack, admin, 'Acme Homes');
  const theirs = await openPartner(stack, admin, 'Bay Cars');
  const customer = await enrolCustomer(stack, ours);
  await run(stack, 'SubmitProfile', customer.accessToken);
  const { ids, silent, nothing } = await borrow(stack, customer, ours, theirs);
  for (const token of [ours.key, ours.person.accessToken]) {
    expect((await ask(stack, token, STATUS, ids)).data).toEqual({
      loan: { status: 'PENDING_DISBURSEMENT', amount: { amount: '12000.00' }, schedule: [] },
      loans: { edges: [{ node: { id: ids.loanId } }] },
      loanApplications: { edges: [{ node: { id: ids.applicationId } }] },
    });
    for (const fields of HIDDEN) {
      const { data } = await ask(stack, token, fields, ids);
      const [shown] = Object.values(data ?? {});
      const inner = shown !== null && typeof shown === 'object' ? Object.values(shown) : [];
      const hidden = isNothing(shown) || inner.every(isNothing);
      expect([fields, hidden]).toEqual([fields, true]);
    }
  }
  for (const token of [theirs.key, theirs.person.accessToken]) {
    expect((await ask(stack, token, STATUS, ids)).data).toEqual({
      loan: null,
      loans: { edges: [] },
      loanApplications: { edges: [] },
    });
  }
  for (const { id, key, person } of [ours, theirs]) {
    await mutate(stack, admin, 'suspendPartner', { id }, 'partner { id }');
    for (const token of [key, person.accessToken]) {
      await eventually(async () => {
        const { errors } = await ask(stack, token, 'me { id }', ids);
        return errors?.[0]?.extensions?.code === 'UNAUTHENTICATED' ? true : undefined;
      });
    }
  }
  // The other partner was told nothing but that its key is good no more.
  const end = await nothing.catch((error: unknown) => error);
  expect((end as { data?: unknown }).data ?? null).toBeNull();
  await silent.close();
}
