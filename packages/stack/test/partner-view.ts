import {
  eventually,
  graphql,
  graphqlData,
  subscribeSse,
  type TestStack,
} from '@blockscore/testkit';
import { expect } from 'vitest';
import { enrol, run, type Session, signIn, signInDemo } from './journey.ts';
import { operationsIn } from './readme.ts';

const PASSWORD = 'seven bridges of Königsberg';

interface Partner {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly keyId: string;
  /** Signed in as one of the partner's people. */
  readonly person: Session;
}

const guide = operationsIn('docs/partners.md');

/** Runs an operation of the guide; its payload must come without user errors. */
async function follow<T>(
  stack: TestStack,
  by: Pick<Session, 'accessToken'>,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<T> {
  const data = await graphqlData<Record<string, T>>(stack.graphqlUrl, {
    query: operation(name),
    variables,
    token: by.accessToken,
  });
  const [payload] = Object.values(data);
  expect([name, payload]).toMatchObject([name, { userErrors: [] }]);
  return payload as T;
}

function operation(name: string): string {
  const text = guide.get(name);
  if (text === undefined) throw new Error(`The guide has no operation ${name}`);
  return text;
}

/** Opens a partner with a key and one of its people, as an administrator does. */
async function openPartner(stack: TestStack, admin: Session, name: string): Promise<Partner> {
  const { partner } = await follow<{ partner: { id: string } }>(stack, admin, 'CreatePartner', {
    name,
  });
  const { key, apiKey } = await follow<{ key: string; apiKey: { id: string } }>(
    stack,
    admin,
    'CreateApiKey',
    { partnerId: partner.id },
  );
  const email = `${partner.id}@example.com`;
  const { user } = await enrol(stack, email);
  await follow(stack, admin, 'AttachUser', { userId: user.id, partnerId: partner.id });
  const person = await signIn(stack, email, PASSWORD);
  return { id: partner.id, name, key, keyId: apiKey.id, person };
}

/** Has the customer consent by a code of the partner's, and the partner apply for them by its key. */
async function applyFor(stack: TestStack, customer: Session, partner: Partner): Promise<string> {
  const key = { accessToken: partner.key };
  const asked = await follow<{ code: string; request: { id: string } }>(
    stack,
    key,
    'RequestConsent',
    { reference: 'order-4711' },
  );
  const look = (name: string, token: string, variables: Record<string, unknown>) =>
    graphqlData<Record<string, unknown>>(stack.graphqlUrl, {
      query: operation(name),
      variables,
      token,
    });
  const { code } = asked;
  expect(await look('WhoAsks', customer.accessToken, { code })).toEqual({
    consentRequestByCode: {
      partner: { name: partner.name },
      purposes: ['APPLY'],
      reference: 'order-4711',
    },
  });
  await follow(stack, customer, 'ConfirmConsent', { code });
  const given = await look('ConsentGiven', partner.key, { id: asked.request.id });
  const { consent } = given['partnerConsentRequest'] as { consent: { id: string; live: boolean } };
  expect(consent.live).toBe(true);
  const { loanProducts } = await run<{ loanProducts: { id: string }[] }>(stack, 'Products');
  const { application } = await follow<{ application: { id: string } }>(
    stack,
    key,
    'ApplyForCustomer',
    { consentId: consent.id, productId: loanProducts[0]?.id, idempotencyKey: partner.id },
  );
  const { id } = application;
  await eventually(async () => {
    const { loanApplication } = await run<{ loanApplication: { decision: unknown } }>(
      stack,
      'MyApplication',
      customer.accessToken,
      { id },
    );
    return loanApplication.decision === null ? undefined : true;
  });
  await follow(stack, customer, 'RevokeConsent', { id: consent.id });
  return id;
}

/** What a partner is not to learn of a customer. */
const HIDDEN = [
  'loan(id: $loanId) { borrower { id } }',
  'loan(id: $loanId) { balance { amount } }',
  'loan(id: $loanId) { entries { edges { cursor } } }',
  'loan(id: $loanId) { standing { status } }',
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
    subscribeSse(stack.sseUrl, { query: operation('WatchThroughUs'), token: key }),
  );
  if (told === undefined || silent === undefined) throw new Error('Two partners listen.');
  const [first, nothing] = [told.next(), silent.next()];
  for (const pending of [first, nothing]) pending.catch(() => undefined);
  await eventually(async () => ((await count()) >= before + 2 ? true : undefined));
  const applicationId = await applyFor(stack, customer, partner);
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

/** Suspends one partner, and takes its key and its person from the other: both are out at once. */
async function checkEnd(stack: TestStack, admin: Session, suspended: Partner, ended: Partner) {
  const answers = async ({ key, person }: Partner) => {
    const query = '{ loans { edges { cursor } } }';
    const tokens = [key, person.accessToken];
    const asked = tokens.map((token) => graphql(stack.graphqlUrl, { query, token }));
    return (await Promise.all(asked)).map(({ errors }) => errors?.[0]?.extensions?.code ?? 'OK');
  };
  const soon = async (partner: Partner, code: string) =>
    await eventually(async () =>
      (await answers(partner)).every((answer) => answer === code) ? true : undefined,
    );
  await follow(stack, admin, 'SuspendPartner', { id: suspended.id });
  await follow(stack, admin, 'RevokeApiKey', { id: ended.keyId });
  await follow(stack, admin, 'DetachUser', { userId: ended.person.user.id });
  await soon(suspended, 'UNAUTHENTICATED');
  await soon(ended, 'UNAUTHENTICATED');
  const { partner } = await graphqlData<{ partner: unknown }>(stack.graphqlUrl, {
    query: operation('KeysOfPartner'),
    variables: { id: ended.id },
    token: admin.accessToken,
  });
  const revoked = { id: ended.keyId, revokedAt: expect.any(String) };
  expect(partner).toMatchObject({ apiKeys: { edges: [{ node: revoked }] } });
  await follow(stack, admin, 'ReinstatePartner', { id: suspended.id });
  await eventually(async () => ((await answers(suspended))[0] === 'OK' ? true : undefined));
}

/** What is told of a field that is not in the caller's part of the graph. */
const NOT_THERE = 'GRAPHQL_VALIDATION_FAILED';

/**
 * Through the gateway, a partner sees by its key and as one of its people how far the applications
 * and loans are that came through it, and nothing else of them; another partner sees nothing. The
 * operations are those of the guide, docs/partners.md.
 */
export async function checkPartners(stack: TestStack): Promise<void> {
  const admin = await signInDemo(stack, 'admin');
  const ours = await openPartner(stack, admin, 'Acme Homes');
  const theirs = await openPartner(stack, admin, 'Bay Cars');
  const email = `customer-of-${ours.id}@example.com`;
  const customer = await enrol(stack, email);
  await run(stack, 'SubmitProfile', customer.accessToken);
  const { ids, silent, nothing } = await borrow(stack, customer, ours, theirs);
  for (const token of [ours.key, ours.person.accessToken]) {
    expect((await ask(stack, token, STATUS, ids)).data).toEqual({
      loan: { status: 'PENDING_DISBURSEMENT', amount: { amount: '12000.00' }, schedule: [] },
      loans: { edges: [{ node: { id: ids.loanId } }] },
      loanApplications: { edges: [{ node: { id: ids.applicationId } }] },
    });
    for (const fields of HIDDEN) {
      const { data, errors } = await ask(stack, token, fields, ids);
      // Refused or nothing to see, and not a question that nobody could ask: people may ask all of
      // them, and of the keys' part of the graph much is left out.
      const told = [undefined, 'FORBIDDEN', ...(token === ours.key ? [NOT_THERE] : [])];
      expect(told).toContain(errors?.[0]?.extensions?.code);
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
  const { partnerPortfolio } = await graphqlData<{ partnerPortfolio: unknown }>(stack.graphqlUrl, {
    query: operation('Portfolio'),
    token: ours.key,
  });
  expect(partnerPortfolio).toMatchObject({
    applications: [{ status: 'ACCEPTED', count: 1, amount: { amount: '12000.00' } }],
    loans: [{ status: 'PENDING_DISBURSEMENT', count: 1 }],
  });
  const { data } = await graphql(stack.graphqlUrl, {
    query: operation('ThroughUs'),
    token: ours.key,
  });
  expect(data?.['loans']).toMatchObject({ edges: [{ node: { id: ids.loanId } }] });
  await checkEnd(stack, admin, ours, theirs);
  // The other partner was told nothing but that its key is good no more.
  const end = await nothing.catch((error: unknown) => error);
  expect((end as { data?: unknown }).data ?? null).toBeNull();
  await silent.close();
}
