import { generateKeyPairSync } from 'node:crypto';
import { newId } from '@blockscore/ids';
import { eventually, graphql, graphqlData, type TestStack } from '@blockscore/testkit';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  applyAndWait,
  enrol,
  lendingRows,
  run,
  type Session,
  signInDemo,
  unbalancedTransactions,
} from './journey.ts';
import { checkPartners } from './partner-view.ts';
import { tellScores, tellWatching } from './score-recipes.ts';

let stack: TestStack;
let sql: Sql;
let grace: Session;
let stranger: Session;
let officer: Session;
let productId: string;

/**
 * What cannot be and what must not be, asked of a whole lender that runs: it starts for seconds, so
 * it is one that another test has started.
 */
export function refuseBadInput(running: () => TestStack): void {
  beforeAll(async () => {
    stack = running();
    sql = postgres(stack.adminUrl, { max: 2 });
    [grace, stranger, officer] = await Promise.all([
      enrol(stack, 'grace@example.com'),
      enrol(stack, 'stranger@example.com'),
      signInDemo(stack, 'officer'),
    ]);
    await run(stack, 'SubmitProfile', grace.accessToken);
    const { loanProducts } = await run<{ loanProducts: { id: string }[] }>(stack, 'Products');
    productId = loanProducts[0]?.id ?? '';
  }, 120_000);
  afterAll(async () => {
    await sql?.end();
  });

  describe('an application that cannot be', applicationsThatCannotBe);
  test('what docs/scores.md tells works as it stands', async () => {
    await tellScores(stack, grace, officer);
    await tellWatching(stack);
  });
  describe('a request that cannot be', requestsThatCannotBe);
  describe('what was done is done once, and by whom it may be done', doneOnce);
  test('the books balance after all of it', async () => {
    expect(await unbalancedTransactions(stack)).toEqual([]);
  });
  test('a partner sees what came through it, and nothing else', () => checkPartners(stack));
}

interface Payload {
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
  readonly [entity: string]: unknown;
}

const APPLY = `mutation ($input: ApplyForLoanInput!) { applyForLoan(input: $input) {
  application { id status } userErrors { code path message } } }`;

const applicationOf = (changes: Record<string, unknown> = {}) => ({
  productId,
  amount: { amount: '3000.00', currency: 'USD' },
  termMonths: 12,
  idempotencyKey: `key-${Math.random()}`,
  ...changes,
});

async function apply(
  changes: Record<string, unknown>,
  token = grace.accessToken,
): Promise<Payload> {
  const data = await graphqlData<{ applyForLoan: Payload }>(stack.graphqlUrl, {
    query: APPLY,
    variables: { input: applicationOf(changes) },
    token,
  });
  return data.applyForLoan;
}

function applicationsThatCannotBe(): void {
  test.each([
    ['an unknown product', { productId: newId('prod') }, ['input', 'productId']],
    ['a product id that is none', { productId: "'; drop table loans; --" }, ['input', 'productId']],
    ['a negative amount', { amount: { amount: '-5.00', currency: 'USD' } }, ['input', 'amount']],
    [
      'an amount over the maximum',
      { amount: { amount: '900000.00', currency: 'USD' } },
      ['input', 'amount'],
    ],
    [
      'fractions of a cent',
      { amount: { amount: '3000.001', currency: 'USD' } },
      ['input', 'amount'],
    ],
    [
      'an amount with an exponent',
      { amount: { amount: '1e3', currency: 'USD' } },
      ['input', 'amount'],
    ],
    ['another currency', { amount: { amount: '3000', currency: 'JPY' } }, ['input', 'amount']],
    ['a term of 10,000 months', { termMonths: 10_000 }, ['input', 'termMonths']],
    ['an empty idempotency key', { idempotencyKey: '' }, ['input', 'idempotencyKey']],
    [
      'an idempotency key of 256 characters',
      { idempotencyKey: 'k'.repeat(256) },
      ['input', 'idempotencyKey'],
    ],
    ['a purpose of 100,000 characters', { purpose: 'x'.repeat(100_000) }, ['input', 'purpose']],
  ])(
    '%s: a user error that names the place, and nothing is left behind',
    async (_, changes, path) => {
      const before = await lendingRows(sql);
      const payload = await apply(changes);
      expect(payload['application']).toBeNull();
      expect(payload.userErrors[0]?.path?.slice(0, 2)).toEqual(path);
      expect(await lendingRows(sql)).toEqual(before);
    },
  );

  test('values that are not of their type are refused before anything runs', async () => {
    for (const changes of [
      { termMonths: 'twelve' },
      { amount: { amount: true, currency: 'USD' } },
      { termMonths: 1.5 },
    ]) {
      const answer = await graphql(stack.graphqlUrl, {
        query: APPLY,
        variables: { input: applicationOf(changes) },
        token: grace.accessToken,
      });
      expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });
}

function requestsThatCannotBe(): void {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(stack.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const codeOf = async (response: Response) =>
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]
      ?.extensions.code;

  test('malformed JSON', async () => {
    const response = await post('{"query": "{ me { id }');
    expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('a name of 10 MB', async () => {
    const input = { firstName: 'x'.repeat(10 * 2 ** 20) };
    const response = await post(JSON.stringify({ query: '{ __typename }', variables: { input } }));
    expect([response.status, await codeOf(response)]).toEqual([413, 'LIMIT_EXCEEDED']);
    expect((await post('{"query":"{ __typename }"}')).status).toBe(200);
  });

  test('expired, forged, unsigned and foreign tokens', async () => {
    const claims = decodeJwt(grace.accessToken);
    const header = decodeProtectedHeader(grace.accessToken);
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = await importJWK(privateKey.export({ format: 'jwk' }) as never, 'EdDSA');
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: String(header.kid) })
      .sign(key);
    const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, payload = '', signature = ''] = grace.accessToken.split('.');
    const promoted = base64({ ...claims, roles: ['ADMIN'] });
    for (const token of [
      forged,
      `${base64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${grace.accessToken.split('.')[0]}.${promoted}.${signature}`,
      grace.refreshToken,
      'rubbish',
    ]) {
      const response = await post('{"query":"{ me { id } }"}', {
        authorization: `Bearer ${token}`,
      });
      expect([response.status, await codeOf(response)]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  test('no token where one is needed, and no right where one is needed', async () => {
    const anonymous = await graphql(stack.graphqlUrl, { query: '{ me { id } }' });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const borrower = await graphql(stack.graphqlUrl, {
      query: '{ trialBalance { balanced } }',
      token: grace.accessToken,
    });
    expect(borrower.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
}

function doneOnce(): void {
  test('the same key gives the same application, another input is refused', async () => {
    const first = await apply({ idempotencyKey: 'once' }, stranger.accessToken);
    const again = await apply({ idempotencyKey: 'once' }, stranger.accessToken);
    expect(again['application']).toMatchObject({ id: (first['application'] as { id: string }).id });
    const other = await apply({ idempotencyKey: 'once', termMonths: 24 }, stranger.accessToken);
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    // The same key of somebody else is another key.
    const foreign = await apply({ idempotencyKey: 'once' });
    expect((foreign['application'] as { id: string }).id).not.toBe(
      (first['application'] as { id: string }).id,
    );
  });

  test('somebody else’s application and loan are not there', async () => {
    const { id } = await applyAndWait(stack, grace.accessToken, 'mine');
    const seen = await graphqlData<{ loanApplication: unknown }>(stack.graphqlUrl, {
      query: 'query ($id: ID!) { loanApplication(id: $id) { id } }',
      variables: { id },
      token: stranger.accessToken,
    });
    expect(seen.loanApplication).toBeNull();
    for (const mutation of [
      `withdrawApplication(input: { id: "${id}" })`,
      `acceptOffer(input: { id: "${id}", payoutAccount: "US00123456", idempotencyKey: "steal" })`,
    ]) {
      const data = await graphqlData<Record<string, Payload>>(stack.graphqlUrl, {
        query: `mutation { m: ${mutation} { userErrors { code } } }`,
        token: stranger.accessToken,
      });
      expect(data['m']?.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    }
  });

  test('approving twice, and paying out twice at the same moment, act once', async () => {
    // Somebody new: what was applied for before counts against the limits of the policy.
    const { accessToken } = await enrol(stack, 'paul@example.com');
    await run(stack, 'SubmitProfile', accessToken);
    const { id, application } = await applyAndWait(stack, accessToken, 'twice');
    expect(application.status).toBe('APPROVED');
    const approve = await graphqlData<{ approveApplication: Payload }>(stack.graphqlUrl, {
      query: `mutation { approveApplication(input: { id: "${id}" }) { userErrors { code } } }`,
      token: officer.accessToken,
    });
    expect(approve.approveApplication.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);

    const accepted = await run<{ acceptOffer: { loan: { id: string } } }>(
      stack,
      'Accept',
      accessToken,
      { id },
    );
    const loanId = accepted.acceptOffer.loan.id;
    const disburse = (key: string) =>
      graphqlData<{ disburseLoan: Payload }>(stack.graphqlUrl, {
        query: `mutation { disburseLoan(input: { id: "${loanId}", idempotencyKey: "${key}" }) {
          loan { id } userErrors { code } } }`,
        token: officer.accessToken,
      });
    await eventually(async () => {
      const answered = await sql`
        select 1 from lending.clearances where loan_id = ${loanId} and answered_at is not null`;
      return answered[0];
    });
    const both = await Promise.all([disburse('a'), disburse('b'), disburse('a'), disburse('b')]);
    const won = both.filter((data) => data.disburseLoan.userErrors.length === 0);
    expect(won).toHaveLength(2);
    await eventually(async () => {
      const { loan } = await run<{ loan: { status: string } }>(stack, 'MyLoan', accessToken, {
        id: loanId,
      });
      return loan.status === 'ACTIVE' ? true : undefined;
    });
    const postings = await sql`
      select 1 from ledger.transactions where loan_id = ${loanId} and kind = 'DISBURSEMENT'`;
    expect(postings).toHaveLength(1);

    const tooMuch = await graphqlData<{ recordRepayment: Payload }>(stack.graphqlUrl, {
      query: `mutation { recordRepayment(input: { loanId: "${loanId}", idempotencyKey: "much",
        amount: { amount: "99999.00", currency: "USD" } }) { payment { id } userErrors { code } } }`,
      token: accessToken,
    });
    expect(tooMuch.recordRepayment.userErrors).toMatchObject([{ code: 'OVERPAYMENT' }]);
    const foreign = await graphqlData<{ loan: unknown; recordRepayment?: Payload }>(
      stack.graphqlUrl,
      {
        query: `{ loan(id: "${loanId}") { id } }`,
        token: stranger.accessToken,
      },
    );
    expect(foreign.loan).toBeNull();
  });
}
